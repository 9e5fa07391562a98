/** HOW IS THE EDITOR PUT TOGETHER? Loads an article, wires state, saver, rows and commands, and listens to keys. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { articles, segments as api } from "../api.js";
import { Company } from "../company.js";
import { editorHead } from "../components/editor-head.js";
import { helpDialog } from "../components/help-dialog.js";
import { peopleMenu } from "../components/people-menu.js";
import { problemNotice } from "../components/notice.js";
import { resultsPane } from "../components/results-pane.js";
import { versionNote } from "../components/version-note.js";
import { EditorState } from "../editor-state.js";
import { Checks } from "../editor/checks.js";
import { Foot } from "../editor/foot.js";
import { KeptTexts } from "../editor/kept-texts.js";
import { Rows } from "../editor/rows.js";
import { Talk } from "../editor/talk.js";
import { Workbench } from "../editor/workbench.js";
import { openJournal } from "../journal.js";
import { copyClean } from "../editor/clipboard.js";
import { isPlain } from "../keymap.js";
import { kept } from "../kept.js";
import { keys } from "../keys.js";
import { announce } from "../live.js";
import { closeMenus } from "../menus.js";
import { Saver } from "../saver.js";
import { say } from "../say.js";
import { askBeforeLeaving } from "../unsaved.js";
import { asked, id, notes } from "./editor-data.js";

const FILL = "fill-repetitions";
/** After so long the page is there, and its first proposals. */
const REST_MS = 3000;
const UNSEEN = "show-invisible";
const main = /** @type {HTMLElement} */ (document.getElementById("main"));

render(html`<p class="loading soft">${say("editor.opening")}</p>`, main);
const opened = openJournal(id, notes);
try {
  // Nothing can be typed before what was left is back: it would come too late over it.
  open(...await asked, await opened);
} catch (error) {
  render(html`<div class="page"><h1>${say("editor.cannot")}</h1>${problemNotice(error.message)}<p><a href="/">${say("editor.back")}</a></p></div>`, main);
}

/** @param {Wire.Article} article @param {Wire.Segment[]} segments @param {Awaited<typeof opened>} found */
function open(article, segments, { journal, left, weak }) {
  document.title = `${article.title} · ${say("brand")}`;
  render(html`
    <div class="editor-head"></div>
    <div class="versions"></div>
    <div class="journal-note"></div>
    <div class="orphans"></div>
    <div class="grid" role="region" aria-label=${say("segments")}><div class="segments"></div></div>
    <aside class="results" aria-label=${say("editor.results")}></aside>
    <div class="foot"></div>
    <div class="help"></div>`, main);
  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (main.querySelector(selector));

  const state = new EditorState(segments);
  const saver = new Saver({
    journal,
    send: (segment, draft, revision, key) => api.save(id, segment, draft, revision, key),
    changed: (segment) => { rows.touch(segment); drawHead(); },
    saved: (segment, answer) => { bench.saved(segment, answer); checks.stale(); },
  });
  segments.forEach((segment) => saver.adopt(segment));

  /** @type {string[]} the segments on which others were drawn */
  let visited = [];
  const company = new Company(id, {
    people: () => {
      const now = company.others.flatMap(({ segment }) => segment ?? []);
      for (const segment of new Set([...visited, ...now])) rows.touch(segment);
      visited = now;
      drawHead();
    },
    segments: (fresh) => bench.news(fresh),
    comment: (comment) => talk.take(comment),
    // Also when the page is seen again: a term that was added in another tab, or a sentence confirmed there, counts here at once.
    anew: () => { bench.catchUp(); talk.load(); },
    assigned,
    version: (next) => { article.next = next; drawNote(); announce(say("editor.newer")); },
  });
  const talk = new Talk(id, () => company.name, (changed) => {
    for (const segment of changed) rows.touch(segment);
    if (bench.lookup.model.tab === "comments") bench.lookup.draw();
  });
  /** @param {string | null | undefined} name who works on it now */
  function assigned(name) {
    if (name === article.assignee) return;
    article.assignee = name;
    drawHead();
    announce(say(name ? "articles.assigned" : "articles.unassigned", { name: name ?? "" }));
  }
  const drawNote = () => render(versionNote(article), part(".versions"));

  /** @type {Rows} */
  const rows = new Rows(part(".segments"), state, (segmentId, first) => ({
    segment: /** @type {Wire.Segment} */ (state.get(segmentId)),
    view: saver.view(segmentId),
    first,
    active: state.active === segmentId,
    others: company.on(segmentId),
    comments: talk.open(segmentId),
    reviewing,
    occurrences: state.active === segmentId ? bench.results.occurrences : [],
    repeats: state.active === segmentId ? state.repeats(/** @type {Wire.Segment} */ (state.get(segmentId))) : 0,
    filled: bench.filled.by(segmentId),
    split: bench.structure.mode.current?.id === segmentId ? bench.structure.mode.current : null,
    findings: state.active === segmentId ? checks.findings : [],
    lit: state.active === segmentId ? checks.lit : [],
    term: state.active === segmentId ? bench.term.current : null,
  }), {
    activate: (segmentId) => bench.activate(segmentId),
    input: () => { bench.typed(); checks.typed(); },
    blur: () => { bench.help.leave(); if (state.active) saver.flush(state.active); },
    role: (block, role) => bench.structure.setRole(block, role),
    command: (name) => bench.run(name),
    splitAt: (index) => bench.structure.at(index),
    resolve: (segmentId, choice) => bench.resolve(segmentId, choice),
    jump: (finding) => checks.jump(finding),
    ignore: (finding, ignored) => { if (state.active) checks.ignore(state.active, finding, ignored); },
    fold: (run) => { state.toggle(run); rows.sync(); },
  });

  let repetitions = kept.read(FILL) !== "no";
  let reviewing = false;
  let unseen = kept.read(UNSEEN) === "yes";
  main.classList.toggle("show-unseen", unseen);
  let drawn = false;
  /** @type {ReturnType<Saver["overall"]>} */
  let heard = "saved";
  /** Something could not be sent, and nobody has heard yet that it was. */
  let away = false;
  /** Draws the head before the next frame, however often it is asked to. */
  function drawHead() {
    if (drawn) return;
    drawn = true;
    requestAnimationFrame(() => {
      drawn = false;
      if (bench.lookup.model.tab === "preview") foot.draw();
      const overall = saver.overall();
      const trouble = overall === "conflict" ? "row.in-conflict" : overall === "retrying" && "row.retrying";
      // Who does not see the head hears of what is not saved.
      if (trouble && overall !== heard) announce(say(trouble), { shown: false });
      heard = overall;
      if (overall === "retrying") away = true;
      else if (away && overall === "saved") {
        away = false;
        announce(say("say.sent"), { shown: false });
      }
      render(editorHead({ article, progress: state.progress((segment) => saver.view(segment.id).state),
        overall: overall === "saved" && texts.waiting ? "left" : overall, repetitions, unseen, reviewing, accepted: bench.accepted.count, typingHelp: bench.help.on, eagerness: bench.help.eagerness, findings: checks.model.answer?.open ?? null, people: peopleMenu(company, (segment) => place(segment), article.assignee, {
          go: (segment) => bench.activate(segment, { centre: true }), call: (name) => company.call(name),
          assign: (name) => articles.assign(id, name.trim()).then(({ assignee }) => assigned(assignee)).catch((error) => announce(error.message)) }) }, {
        command: (name) => (name === "left" ? texts.focus() : bench.run(name)),
        repetitions: (on) => { repetitions = on; kept.write(FILL, on ? "yes" : "no"); drawHead(); },
        typingHelp: (on) => { bench.help.turn(on); drawHead(); },
        eagerness: (level) => bench.help.set(level),
        reviewing: (on) => { reviewing = on; drawHead(); bench.review(); },
        unseen: (on) => { unseen = on; kept.write(UNSEEN, on ? "yes" : "no"); main.classList.toggle("show-unseen", on); drawHead(); },
      }), part(".editor-head"));
    });
  }

  /** @type {Checks} */
  const checks = new Checks(article.id, {
    segment: () => (state.active ? state.get(state.active) : undefined),
    field: () => (state.active ? rows.field(state.active) : null),
    texts: (segmentId) => ({ source: state.get(segmentId)?.source ?? "", english: saver.view(segmentId).target }),
    row: () => { if (state.active) rows.touch(state.active); },
    // On a small screen, findings would push the button below them under the proposals.
    grew: () => requestAnimationFrame(() => {
      // Who has put the keyboard down reads elsewhere.
      if (state.active && document.activeElement !== document.body) rows.reveal(state.active);
    }),
    head: drawHead,
    drawer: () => { if (bench.lookup.model.tab === "checks") foot.draw(); },
  });

  /** @param {string} segment */
  const place = (segment) => { const known = state.get(segment); return known && known.index + 1; };
  const foot = new Foot(part(".foot"), {
    bench: () => bench, talk, checks, place,
    article: { segments: () => state.segments, english: (segment) => saver.view(segment.id).target },
  });

  /** @type {Workbench} */
  const bench = new Workbench(article, state, saver, {
    rows,
    head: drawHead,
    pane: () => render(resultsPane(bench.results, {
      insert: (index) => bench.insertProposal(index),
      takeBack: (index, repair) => bench.takeBack(index, repair),
      light: (span) => bench.light(span),
      word: (text) => bench.insertTerm(text),
      text: (text) => bench.setText(text),
      care: bench.care,
    }), part(".results")),
    drawer: () => foot.draw(),
    checks: async () => {
      bench.lookup.model.tab = "checks";
      await foot.draw();
      document.getElementById("checks-head")?.focus();
      checks.load();
    },
    nextFinding: () => checks.next(),
    left: () => checks.left(),
    again: () => checks.again(),
    moved: (segmentId) => { company.move(segmentId); checks.opened(); texts.draw(); },
    newVersion: () => import("../components/new-version.js").then(({ askForVersion }) => askForVersion(id, () => saver.settleAll()))
      .catch(() => announce(say("problem.asks"))),
    exports: () => {
      part(".exports").setAttribute("open", "");
      /** @type {HTMLElement} */ (part(".exports a")).focus();
    },
    help: () => /** @type {HTMLDialogElement} */ (part("#help")).showModal(),
    propagate: () => repetitions,
    reviewing: () => reviewing,
  });

  /** The table of keys, and whatever names a key elsewhere. */
  function drawKeys() {
    render(helpDialog({ choose: (profile) => { keys.choose(profile); drawKeys(); } }), part(".help"));
    if (!state.active) return;
    rows.paint(state.active);
    bench.draw();
    drawHead();
  }

  for (const segment of segments) bench.help.learn(segment.id, segment.target);
  const { restored, orphans } = saver.restore(left);
  const texts = new KeptTexts(part(".orphans"), journal, orphans, {
    place: () => (state.active ? place(state.active) : undefined),
    insert: (text) => bench.canType && (bench.insertWord(text), true),
    changed: drawHead,
  });
  const first = state.opening(addressed(), (segment) => saver.view(segment.id).state);
  drawKeys();
  rows.sync(first?.index);
  drawHead();
  journal.told = showKeeping;
  showKeeping();
  if (restored.length) announce(say("editor.restored", { segments: say("n.segments", { n: restored.length }) }));

  // What waits for the person is the first thing to be seen, and the keys begin there.
  if (first) bench.activate(first.id, orphans.length ? { focus: false } : { centre: first.index > 0 });
  if (orphans.length) {
    texts.draw();
    texts.focus();
    announce(say("n.kept-texts", { n: orphans.length }));
  }
  drawNote();
  checks.load();
  company.listen();
  talk.load();
  listen({ bench, state, saver, journal, talk }, part);
  // Who opens the drawer without a line finds it here.
  setTimeout(() => foot.load().catch(() => {}), REST_MS);

  /** Whether this browser keeps what is typed. */
  function showKeeping() {
    render(problemNotice(journal.broken ? say("journal.refused") : weak && say("journal.weak")), part(".journal-note"));
  }
}

/** The place of the segment that the address names. */
function addressed() {
  return Number.parseInt(location.hash.slice(1), 10) - 1;
}

/** Whether a dialog is open; by their names, since to look for one among a thousand rows takes longer than most keys do. */
const inDialog = () => ["help", "new-version"].some((name) => /** @type {HTMLDialogElement | null} */ (document.getElementById(name))?.open);

/** @param {{bench: Workbench, state: EditorState, saver: Saver, journal: import("../journal.js").Journal, talk: Talk}} desk @param {(s: string) => HTMLElement} part */
function listen({ bench, state, saver, journal, talk }, part) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || inDialog()) return;
    const target = event.target instanceof Element ? event.target : null;
    const bare = !event.ctrlKey && !event.altKey && !event.metaKey;
    // A button and a field have these keys for themselves, but for the places of the cut.
    const cuts = bench.structure.mode.current && bare && (event.key === "Escape" || !target?.closest("button:not(.cut), input, select, textarea"));
    if (cuts && bench.structure.key(event.key, event.shiftKey)) return event.preventDefault();
    if (target instanceof HTMLTextAreaElement && target.matches(".field") && bench.help.key(event, target)) return event.preventDefault();
    if (event.key === "Escape") {
      if (bench.term.current) bench.leaveTerm();
      else if (bench.lookup.model.tab) bench.closeDrawer();
      else if (!target?.matches("textarea")) bench.refocus();
      return;
    }
    if (target?.matches(".results [data-term]") && (event.key === "ArrowDown" || event.key === "ArrowUp") && bare) {
      event.preventDefault();
      return bench.walkTerms(event.key === "ArrowDown" ? 1 : -1);
    }
    // The forms of a new term and of a unit are filled in as any other.
    if (target?.closest(".term-add, .unit-form")) return;
    const command = keys.command(event);
    if (command && isPlain(event) && !target?.matches("textarea.field")) return;
    // With something selected, Ctrl+Insert is the old key for copying, and stays it.
    // Another field takes back what was typed in it.
    if (command?.command === "put-back" && (!bench.canPutBack || target?.matches("input, textarea:not(.field)"))) return;
    if (!command || (command.command === "copy-source" && String(document.getSelection() ?? "") !== "")) return;
    event.preventDefault();
    bench.run(command.command, command.number);
  });
  part(".segments").addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const item = /** @type {HTMLElement | null} */ (target.closest(".segment"));
    if (!item?.dataset.id || target.closest("button, select, textarea") || item.dataset.id === state.active) return;
    // Somebody who selects words to look them up does not want to change places.
    if (document.getSelection()?.isCollapsed === false) return;
    bench.activate(item.dataset.id);
  });
  closeMenus(part(".editor-head"), () => bench.refocus());
  // Only what a person or a link puts into the address is told here, not what the page itself writes; the link past the frame names no segment.
  window.addEventListener("hashchange", () => {
    const segment = state.segments[addressed()];
    if (segment) bench.activate(segment.id, { centre: true });
  });
  document.addEventListener("selectionchange", () => bench.noteSelection());
  document.addEventListener("copy", copyClean);
  document.addEventListener("cut", copyClean);
  window.addEventListener("online", () => saver.flushAll());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) saver.flushAll();
  });
  window.addEventListener("pagehide", () => {
    saver.flushAll();
    bench.note();
  });
  askBeforeLeaving(() => (journal.broken && saver.overall() !== "saved") || bench.writes || talk.writes);
}
