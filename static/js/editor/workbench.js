/** WHAT HAPPENS WHEN? The commands of the editor: it joins the state, the saver, the rows, the results and the drawer. */

import { segments as api } from "../api.js";
import { clean } from "../bidi.js";
import { finished, translatable } from "../editor-state.js";
import { keys } from "../keys.js";
import { lastPlace } from "../last-place.js";
import { announce } from "../live.js";
import { toUnits } from "../offsets.js";
import { lightUp } from "../rendered.js";
import { GAP } from "../score.js";
import { takenBack } from "../repairs.js";
import { say } from "../say.js";
import { foldWords } from "../words.js";
import { Accepted } from "./accepted.js";
import { Ahead } from "./ahead.js";
import { fit, insertAtCaret, insertTerm, replaceAll, selectGap } from "./field.js";
import { Filled } from "./filled.js";
import { Lookup } from "./lookup.js";
import { Refresh } from "./refresh.js";
import { Structure } from "./structure.js";
import { TypingHelp } from "./typing-help.js";
import { TermDraft } from "./term-draft.js";
import { UnitCare } from "./unit-care.js";

/** A held Alt+↓ passes many segments; only where it rests are proposals asked for. */
const REST_MS = 90;

/** Nothing is known of a segment yet. @type {import("../components/results-pane.js").Results} */
const NOTHING = { loading: true, problem: "", chosen: 0, proposals: [], occurrences: [], placeables: [], names: [], own: false };

export class Workbench {
  help = new TypingHelp();
  /** @type {import("../components/results-pane.js").Results} */
  results = { ...NOTHING, loading: false };
  #ahead = new Ahead((segment, signal) => api.proposals(this.#article.id, segment, signal));
  #article; #state; #saver; #view; #refresh;
  /** @type {AbortController | null} */
  #asked = null;
  #rest = 0;
  #noting = 0;
  /** The proposal being inserted: the next change of the text comes from it. @type {Wire.ProposalUsed | null} */
  #inserting = null;
  /** The segment whose gap was pointed out: the second Ctrl+Enter confirms it all the same. @type {string | null} */
  #warned = null;

  /**
   * @param {Wire.Article} article
   * @param {import("../editor-state.js").EditorState} state
   * @param {import("../saver.js").Saver} saver
   * @param {{rows: import("./rows.js").Rows, pane(): void, drawer(): void, head(): void, help(): void, newVersion(): void, exports(): void, moved(id: string): void, left(): void, again(): void,
   *   propagate(): boolean, reviewing(): boolean, checks(): void, nextFinding(): void}} view what draws; `propagate`: whether repetitions are to be
   *   filled; `reviewing`: whether a second person reads
   */
  constructor(article, state, saver, view) {
    this.#article = article;
    this.#state = state;
    this.#saver = saver;
    this.#view = view;
    this.lookup = new Lookup(article.memory ?? "desk", view.drawer);
    this.care = new UnitCare(view.pane, () => {
      this.refocus();
      this.#renew();
    });
    this.term = new TermDraft(article.glossaries ?? [], () => { if (state.active) view.rows.paint(state.active); });
    this.#refresh = new Refresh(article.id, state, saver, view.rows, this.help, (lost) => {
      view.head();
      if (lost === null) return;
      const first = state.opening(lost, (segment) => saver.view(segment.id).state);
      if (first) this.activate(first.id);
      announce(say("say.reshaped"));
    });
    this.filled = new Filled(article.id, saver, view.rows, this.#refresh);
    this.accepted = new Accepted(saver, view.head);
    this.structure = new Structure(article.id, state, saver, view.rows, this.#refresh, {
      activate: (id) => this.activate(id),
      refocus: () => this.refocus(),
      stop: () => { this.#renew(); this.help.leave(); view.left(); },
      again: () => { this.loadResults(); view.again(); },
      head: view.head,
    });
  }

  get #field() {
    return this.#state.active ? this.#view.rows.field(this.#state.active) : null;
  }

  get #active() {
    return this.#state.active ? this.#state.get(this.#state.active) : undefined;
  }

  /** Whether something is being written that is kept nowhere: a unit's English, a new term. */
  get writes() {
    return this.care.writes || this.term.typed;
  }

  /** Runs a command of the keymap or of a button. @param {string} name @param {number} [number] */
  run(name, number = 1) {
    switch (name) {
      case "confirm": return this.#confirm();
      case "skip": return this.#goNext();
      case "next": return this.#step(1);
      case "previous": return this.#step(-1);
      case "insert": return this.insertProposal(number - 1);
      case "insert-chosen": return this.insertProposal(this.results.chosen);
      case "choose": return this.#choose(number - 1 - this.results.chosen);
      case "choose-next": return this.#choose(1);
      case "choose-previous": return this.#choose(-1);
      case "put-back": return this.#putBack();
      case "accept-undo": return this.#unaccept();
      case "fill-undo": return this.filled.putBack();
      case "next-gap": return this.#nextGap();
      case "hear-offer": return this.help.tell();
      case "terms": return this.walkTerms(1);
      case "copy-source": return this.#copySource();
      case "split": return this.structure.enter();
      case "split-now": return this.structure.now();
      case "split-leave": return this.structure.leave();
      case "join": return this.structure.join();
      case "fold": return this.#fold();
      case "concordance": return this.lookup.concordance(this.#selected());
      case "add-term": return this.#addTerm();
      case "term-save": return this.#saveTerm();
      case "term-leave": return this.leaveTerm();
      case "accept-all": return this.#acceptAll();
      case "comments": return this.#comments();
      case "history": return this.#history();
      case "checks": return this.#view.checks();
      case "preview": return this.#preview();
      case "next-finding": return this.#view.nextFinding();
      case "export": return this.#view.exports();
      case "save": return this.#saver.flushAll();
      case "open-anew": return location.reload();
      case "new-version": return this.#view.newVersion();
      case "help": return this.#view.help();
    }
  }

  /** @param {string} id @param {{centre?: boolean, focus?: boolean}} [how] */
  activate(id, { centre = false, focus = true } = {}) {
    const before = this.#state.active;
    if (before === id) return focus ? this.#field?.focus() : undefined;
    if (this.structure.going.includes(id)) return;
    if (before) this.#saver.flush(before);
    if (this.lookup.model.tab === "history") this.lookup.close();
    const segment = this.#state.get(id);
    if (segment && this.lookup.model.tab === "comments") this.lookup.comments(segment);
    this.structure.mode.leave();
    this.term.forget();
    this.care.gone = null;
    this.#state.active = id;
    // One that was folded away comes out.
    if (!this.#view.rows.item(id)) this.#view.rows.sync();
    this.#warned = null;
    const known = this.#ahead.get(id);
    this.results = known ? this.#shown(known) : { ...NOTHING };
    this.help.leave();
    if (this.#active) this.help.work(this.#article.id, this.#active);
    this.help.know(this.results);
    if (before) this.help.learn(before, this.#saver.view(before).target);
    // What the field held is saved already.
    this.#view.rows.paint(id);
    this.#view.pane();
    if (before) this.#view.rows.paint(before);
    // To the focus that the field has already the browser would give much thought.
    if (focus && document.activeElement !== this.#field) this.#field?.focus({ preventScroll: true });
    if (centre) this.#view.rows.centre(id);
    else if (focus) this.#view.rows.reveal(id);
    this.#view.moved(id);
    this.#remember();
    this.loadResults(REST_MS);
  }

  /** A second person begins to read, or stops. */
  review() {
    if (this.#state.active) this.#view.rows.paint(this.#state.active);
    if (!this.#view.reviewing()) return this.accepted.forget();
    const { active } = this.#state;
    if (!active || this.#saver.view(active).state !== "confirmed") this.#goNext();
  }

  /** Others saved these segments. @param {Wire.Segment[]} fresh */
  news(fresh) {
    this.#refresh.news(fresh);
  }

  /** The person is back: what was done elsewhere meanwhile counts here at once. */
  catchUp() {
    this.#refresh.look(0);
    this.#renew();
  }

  /** What is proposed may be another thing now. */
  #renew() {
    this.#ahead.forget();
    this.loadResults();
  }

  /** The place in the address, so that a reload comes back to it. */
  #remember() {
    const segment = this.#active;
    clearTimeout(this.#noting);
    if (!segment) return;
    // These take longer than all else that a step does: they wait until the person rests.
    this.#noting = setTimeout(() => {
      history.replaceState(null, "", `#${segment.index + 1}`);
      this.note();
      this.#refresh.look();
    }, REST_MS);
  }

  /** Where this person is, for the next visit. */
  note() {
    if (this.#active) lastPlace.write(this.#article.id, this.#active.index + 1);
  }

  /** Calls back what was asked, and asks for the segment at work; not while segments are split or joined. @param {number} [wait] milliseconds */
  loadResults(wait = 0) {
    const id = this.#state.active;
    this.#asked?.abort();
    this.#ahead.stop();
    clearTimeout(this.#rest);
    if (!id || this.structure.going.length) return;
    this.#rest = setTimeout(async () => {
      const asked = new AbortController();
      this.#asked = asked;
      try {
        const answer = await api.proposals(this.#article.id, id, asked.signal);
        if (asked.signal.aborted || this.#state.active !== id) return;
        const known = this.#ahead.get(id);
        this.#ahead.keep(id, answer);
        this.#lookAhead(id);
        this.help.prepare(this.#field);
        // What was shown ahead and is still so stays, with what the person chose in it.
        if (known && !this.results.problem && JSON.stringify(known) === JSON.stringify(answer)) return;
        this.results = this.#shown(answer);
        this.help.know(this.results);
      } catch (error) {
        if (asked.signal.aborted) return;
        // That a segment is gone is said where its text stands.
        this.results = { ...this.results, loading: false, problem: error.problem?.status === 404 ? "" : error.message };
      }
      this.#view.rows.paint(id);
      this.#view.pane();
    }, wait);
  }

  /** An answer of the server as the pane shows it. @param {Wire.Proposals} answer */
  #shown(answer) {
    const others = answer.proposals.filter((proposal) => !this.#isOwn(proposal));
    return { ...NOTHING, loading: false, ...answer, proposals: others, own: others.length < answer.proposals.length };
  }

  /** To where the keys lead from a segment. @param {string} id */
  #lookAhead(id) {
    const next = [this.#state.nextUnconfirmed(id, (segment) => this.#saver.view(segment.id).state), this.#state.neighbour(id, 1)];
    this.#ahead.fetch([...new Set(next.flatMap((segment) => (segment ? [segment.id] : [])))]);
  }

  /** Whether a proposal is what this segment itself gave to the memory. @param {Wire.Proposal} proposal */
  #isOwn({ text, evidence }) {
    const segment = this.#active;
    return evidence?.unit?.article === this.#article.id && segment !== undefined && finished(segment.state) && text === segment.target;
  }

  /** The person typed in the field. */
  typed() {
    const id = this.#state.active;
    const field = this.#field;
    if (!id || !field) return;
    this.filled.last = this.accepted.last = false;
    this.#saver.edit(id, field.value, this.#inserting ?? undefined);
    fit(field);
    this.help.look(field);
  }

  /** @param {number} index */
  insertProposal(index) {
    const proposal = this.results.proposals[index];
    const field = this.#field;
    if (!proposal || !field) return;
    this.results.chosen = index;
    const unit = proposal.evidence?.unit?.unit_id;
    this.#inserting = { kind: proposal.kind, score: proposal.score, ...(unit && { unit_id: unit }) };
    replaceAll(field, proposal.text);
    this.#inserting = null;
    this.#view.pane();
    if (this.#state.active) this.#view.rows.reveal(this.#state.active);
  }

  /** The proposal as it is without one of its repairs. @param {number} index @param {number} repair */
  takeBack(index, repair) {
    const proposal = this.results.proposals[index];
    const from = proposal?.evidence.repairs?.[repair]?.from;
    if (from === undefined) return;
    this.results.proposals[index] = takenBack(proposal, repair);
    this.#view.pane();
    // The button has gone with its repair: the keys go on at the next one, else where the proposal is inserted.
    const card = document.querySelectorAll(".cards > li")[index];
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (card?.querySelectorAll(".take-back"));
    (buttons[Math.min(repair, buttons.length - 1)] ?? /** @type {HTMLElement} */ (card?.querySelector("button")))?.focus();
    announce(say("proposal.taken-back", { from }), { shown: false });
  }

  /** Shows a part of the Arabic at work. @param {{start: number, end: number} | null} span in code points; null takes the light away */
  light(span) {
    const arabic = this.#field?.closest(".segment")?.querySelector(".source .arabic");
    const text = arabic?.textContent ?? "";
    lightUp(arabic, span ? [{ start: toUnits(text, span.start), end: toUnits(text, span.end) }] : []);
  }

  /** @param {string} text */
  insertWord(text) {
    if (this.#field) insertAtCaret(this.#field, text);
  }

  /** A term or a name, as it fits its place. @param {string} text */
  insertTerm(text) {
    if (this.#field) insertTerm(this.#field, text);
  }

  /** Puts a text into the field as if it had been typed. @param {string} text */
  setText(text) {
    if (this.#field) replaceAll(this.#field, text);
  }

  /** @param {number} by */
  #choose(by) {
    const n = this.results.proposals.length;
    if (!n || Math.abs(by) > Math.max(n - 1, 1)) return;
    this.results.chosen = (this.results.chosen + by + n) % n;
    this.#view.pane();
    announce(say("proposal.said", { number: this.results.chosen + 1, text: this.results.proposals[this.results.chosen].text }), { shown: false });
  }

  #confirm() {
    const id = this.#state.active;
    if (!id) return;
    const { target, theirs } = this.#saver.view(id);
    if (theirs) return announce(say("say.choose-first"));
    if (!target.trim()) return announce(say("say.nothing"));
    if (target.includes(GAP) && this.#warned !== id) {
      this.#warned = id;
      this.#nextGap();
      return announce(say("say.gap-open", { gap: GAP, key: keys.name("confirm") }));
    }
    this.filled.last = false;
    if (this.#view.reviewing()) this.accepted.take([id], this.#view.propagate());
    else this.#saver.confirm(id, this.#view.propagate());
    this.#goNext();
  }

  /** A reviewer has read all that is confirmed. */
  #acceptAll() {
    const confirmed = this.#state.segments.filter((segment) => translatable(segment) && this.#saver.view(segment.id).state === "confirmed");
    if (!confirmed.length) return announce(say("say.none-waits"));
    this.filled.last = false;
    this.accepted.take(confirmed.map(({ id }) => id), false);
    announce(this.accepted.words());
    // The button has gone with what it was for.
    this.refocus();
  }

  /** Whether the field takes what is put into it: not while its segment is being split or joined. */
  get canType() {
    return this.#field !== null && !this.#field.readOnly;
  }

  /** Whether the key that takes back what was typed has something else to take back. */
  get canPutBack() {
    return this.filled.last || this.accepted.last;
  }

  #putBack() {
    return this.accepted.last && !this.filled.last ? this.#unaccept() : this.filled.putBack();
  }

  async #unaccept() {
    const one = await this.accepted.putBack();
    if (one) this.activate(one, { centre: true });
    else this.refocus();
  }

  #goNext() {
    if (this.#view.reviewing()) {
      const next = this.#state.nextUnreviewed(this.#state.active, (segment) => this.#saver.view(segment.id).state);
      if (next) return this.activate(next.id, { centre: true });
      return announce(say("say.all-reviewed"));
    }
    const next = this.#state.nextUnconfirmed(this.#state.active, (segment) => this.#saver.view(segment.id).state);
    if (next) return this.activate(next.id, { centre: true });
    const id = this.#state.active;
    const done = !id || finished(this.#saver.view(id).state);
    announce(say(done ? "say.all-confirmed" : "say.others-confirmed"));
  }

  /** @param {1 | -1} by */
  #step(by) {
    const from = this.#state.active;
    const next = from ? this.#state.neighbour(from, by) : this.#state.segments.find(translatable);
    if (next) this.activate(next.id, { centre: true });
  }

  #nextGap() {
    const field = this.#field;
    if (!field) return;
    field.focus();
    if (!selectGap(field, field.selectionEnd)) announce(say("say.no-gap", { gap: GAP }));
  }

  /** The form of a new term, with what is selected on both sides; the first field that is empty has the focus. */
  #addTerm() {
    const field = this.#field;
    if (!field) return;
    this.term.open(field.value.slice(field.selectionStart, field.selectionEnd).trim());
    const inputs = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(".term-add input")]);
    (inputs.find((input) => input.value === "") ?? inputs[0])?.focus();
  }

  leaveTerm() {
    this.term.leave();
    this.refocus();
  }

  async #saveTerm() {
    const added = await this.term.save();
    if (!added) return;
    this.refocus();
    this.#renew();
    announce(say("term.added", { term: added }));
  }

  /** What is selected on the page, if it is Arabic of the segment in work. */
  noteSelection() {
    const field = this.#field;
    if (field) this.help.moved(field);
    const selection = document.getSelection();
    const arabic = this.#state.active ? this.#view.rows.item(this.#state.active)?.querySelector(".arabic") : null;
    // Whether it is collapsed is asked last: for that the browser lays the page out.
    if (selection && arabic?.contains(selection.anchorNode) && !selection.isCollapsed) this.term.remember(clean(String(selection)).trim());
  }

  /** To the next or previous English term that is not folded away, round at the ends. @param {1 | -1} by */
  walkTerms(by) {
    const words = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".results [data-term]")])
      .filter((word) => !word.closest("details:not([open])"));
    if (!words.length) return announce(say("say.no-terms"));
    const at = words.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    words[at < 0 ? 0 : (at + by + words.length) % words.length].focus();
  }

  /** Shows the nearest folded lines and goes there; from there, folds them and goes back to the work. */
  #fold() {
    const near = this.#state.nearFold();
    if (!near) return announce(say("say.no-fold"));
    const { segments, open } = near;
    if (open) {
      const last = segments[segments.length - 1];
      const next = this.#state.segments.slice(last.index + 1).find(translatable)
        ?? this.#state.segments.slice(0, segments[0].index).findLast(translatable);
      if (!next) return announce(say("say.nowhere"));
      this.#state.fold(segments);
      this.activate(next.id, { centre: true });
    } else {
      this.#state.toggle(segments);
    }
    this.#view.rows.sync();
    if (!open) this.activate(segments[0].id, { centre: true });
    announce(foldWords(segments, !open), { shown: false });
  }

  #copySource() {
    if (this.#active) this.setText(this.#active.source);
  }

  /** Draws what stands beside the rows. */
  draw() {
    this.#view.pane();
    this.#view.drawer();
  }

  /** Back to the field from wherever the focus is. */
  refocus() {
    this.#field?.focus();
  }

  /** The answer to a save. @param {string} id @param {Wire.Saved} answer */
  saved(id, answer) {
    const { repeated = [], ...segment } = answer;
    this.#state.update([{ ...segment, id }, ...repeated]);
    for (const each of repeated) {
      this.help.learn(each.id, each.target);
      this.#saver.adopt(each);
      this.#view.rows.touch(each.id);
      if (this.#view.rows.field(each.id)?.value === "") this.#view.rows.fill(each.id, each.target);
    }
    this.filled.note(id, repeated);
  }

  /** @param {string} id @param {"mine"|"theirs"|"edit"} choice */
  resolve(id, choice) {
    this.#saver.resolve(id, choice);
    this.#view.rows.fill(id, this.#saver.view(id).target);
    this.#view.rows.paint(id);
    // What is taken may be older than what the server has by now.
    if (choice === "theirs") this.#refresh.look(0);
    if (this.#state.active === id) this.refocus();
    else if (choice === "edit") this.activate(id);
  }

  #selected() {
    const field = this.#field;
    const inField = field && document.activeElement === field ? field.value.slice(field.selectionStart, field.selectionEnd) : "";
    return (inField || String(document.getSelection() ?? "")).trim();
  }

  async #comments() {
    const segment = this.#active;
    if (!segment) return;
    await this.lookup.comments(segment);
    document.getElementById("comment")?.focus();
  }

  async #preview() {
    this.lookup.model.tab = "preview";
    await this.#view.drawer();
    document.getElementById("preview-head")?.focus();
  }

  async #history() {
    const segment = this.#active;
    if (!segment) return;
    await this.#saver.settle(segment.id);
    this.lookup.history(this.#article.id, segment);
  }

  closeDrawer() {
    this.lookup.close();
    this.refocus();
  }
}
