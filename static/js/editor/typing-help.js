/**
 * WHEN IS AN OFFER MADE, AND HOW IS IT TAKEN? Tab takes all of it, → the next word; Escape, another letter or another place of the caret lets it go.
 * In the middle of a line → goes through the text as ever, and Ctrl+→ takes the next word.
 * What is offered behind the likeliest next keys is asked for ahead of them, so that it is there with the letter. Without a line, what is known here of
 * the segment is offered.
 */

import { complete } from "../api.js";
import { kept } from "../kept.js";
import { announce } from "../live.js";
import { lightUp } from "../rendered.js";
import { say } from "../say.js";
import { Said, ending, firstWord } from "../typing.js";
import { typeIn } from "./field.js";
import { Ghost } from "./ghost.js";

const SWITCH = "typing-help";
const EAGERNESS = "typing-help-eagerness";

/** So long after a key the next one is thought of: its letter is painted by then. */
const REST_MS = 10;

/** @typedef {Pick<Wire.Suggestion, "insert" | "source" | "score">} Offered @type {Offered & {before: string}} */
const NOTHING = { before: "", insert: "", source: [], score: 0 };

/** How sure an offer of the server must be to be shown, 0..1. */
export const LEVELS = { quiet: 0.4, normal: 0.18, eager: 0.1 };

export class TypingHelp {
  on = kept.read(SWITCH) !== "no";
  #said = new Said();
  #ghost = new Ghost();
  /** @type {import("../typing.js").Results} */
  #known = {};
  /** @type {{article: string, segment: {id: string, source: string}} | null} */
  #place = null;
  #asked = new AbortController();
  #soon = 0;
  /** What was offered last, and behind what. */
  #last = NOTHING;
  /** What will be offered behind texts that may stand before the caret next, with that behind it. @type {Map<string, Offered | undefined>} */
  #ahead = new Map();
  #behind = "";
  /** While that is asked. @type {AbortController | null} */
  #thinking = null;
  /** @type {keyof typeof LEVELS} */
  eagerness = Object.hasOwn(LEVELS, kept.read(EAGERNESS) ?? "") ? /** @type {keyof typeof LEVELS} */ (kept.read(EAGERNESS)) : "normal";

  /** @param {keyof typeof LEVELS} eagerness */
  set(eagerness) {
    this.eagerness = eagerness;
    kept.write(EAGERNESS, eagerness);
    this.leave();
  }

  /** This is the segment at work. @param {string} article @param {{id: string, source: string}} segment */
  work(article, segment) {
    this.#place = { article, segment };
    this.#ahead = new Map();
  }

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    kept.write(SWITCH, on ? "yes" : "no");
    this.leave();
  }

  /** A segment says this in English now. @param {string} segment @param {string} text */
  learn(segment, text) {
    this.#said.learn(segment, text);
  }

  /** This is known of the segment at work. @param {import("../typing.js").Results} results */
  know(results) {
    this.#known = results;
  }

  /** Thinks of the first key. @param {HTMLTextAreaElement | null} field */
  prepare(field) {
    if (field && this.on) this.#think(field);
  }

  /** Something was typed. @param {HTMLTextAreaElement} field @returns {void} */
  look(field) {
    const { before, after } = sides(field);
    this.#asked.abort();
    clearTimeout(this.#soon);
    // Inside a word nothing is offered.
    if (!this.on || !hasCaret(field) || /^[\p{L}\p{N}]/u.test(after)) return this.#offer(field, before);
    const { before: then, insert, source } = this.#last;
    // What is offered already stays: it must not change under the finger.
    if (before.length > then.length && before.length < then.length + insert.length && (then + insert).startsWith(before)) this.#show(field, then + insert, source);
    else {
      const known = this.#behind === after && this.#ahead.has(before);
      this.#offer(field, before, known ? this.#ahead.get(before) : undefined);
      if (!known) this.#ask(field);
    }
    this.#think(field);
  }

  /** Asks what comes behind the next key, once there is time. @param {HTMLTextAreaElement} field */
  #think(field) {
    // Of what is being asked the answer may still come in time.
    if (!this.#thinking) this.#soon = setTimeout(() => this.#foresee(field), REST_MS);
  }

  /** @param {HTMLTextAreaElement} field */
  async #foresee(field) {
    if (!this.#place) return;
    const { before, after } = sides(field);
    const asking = (this.#thinking = new AbortController());
    try {
      const { ahead = [] } = await complete(this.#place, { before, after }, true, asking.signal);
      this.#behind = after;
      this.#ahead = new Map(ahead.map(({ typed, suggestions: [offer] }) => [before + typed, offer]));
    } catch {
      // Then the next key asks.
    }
    if (this.#thinking !== asking) return;
    this.#thinking = null;
    const now = sides(field).before;
    // A key came meanwhile: what it calls for may have come with this.
    if (now !== before && !this.#ghost.offer && this.#ahead.has(now)) this.look(field);
    else if (now !== before) this.#think(field);
  }

  /** Asks what comes behind what is typed. @param {HTMLTextAreaElement} field */
  async #ask(field) {
    if (!this.#place) return;
    const { before, after } = sides(field);
    const { signal } = (this.#asked = new AbortController());
    /** @type {Offered | undefined} */
    let first;
    try {
      [first] = (await complete(this.#place, { before, after }, false, signal)).suggestions;
    } catch {
      first = { insert: ending(before, after, this.#known, this.#said), source: [], score: 1 };
    }
    const now = sides(field);
    if (!signal.aborted && hasCaret(field) && now.before === before && now.after === after) this.#offer(field, before, first);
  }

  /** @param {HTMLTextAreaElement} field @param {string} before @param {Offered} [offer] */
  #offer(field, before, offer = NOTHING) {
    this.#last = offer.score >= LEVELS[this.eagerness] ? { ...offer, before } : NOTHING;
    this.#show(field, before + this.#last.insert, this.#last.source);
  }

  /** @param {HTMLTextAreaElement} field @param {string} whole what stands before the caret and the offer behind it @param {Array<{start: number, end: number}>} source the Arabic that it renders */
  #show(field, whole, source) {
    this.#ghost.show(field, whole.slice(field.selectionStart));
    lightUp(field.closest(".segment")?.querySelector(".source .arabic"), source);
  }

  /** For who does not see it. */
  tell() {
    announce(this.#ghost.offer.trim() || say("say.no-offer"), { shown: false });
  }

  leave() {
    this.#asked.abort();
    this.#thinking?.abort();
    this.#thinking = null;
    clearTimeout(this.#soon);
    this.#last = NOTHING;
    this.#ghost.hide();
    lightUp(null, []);
  }

  /** The caret may be elsewhere now: an offer is for its own place. @param {HTMLTextAreaElement} field */
  moved(field) {
    if (this.#ghost.offer && !this.#ghost.isAt(field)) this.leave();
  }

  /**
   * A key was pressed in the field.
   * @param {KeyboardEvent} event @param {HTMLTextAreaElement} field @returns {boolean} whether it was for the offer
   */
  key(event, field) {
    const { offer } = this.#ghost;
    if (!offer || !this.#ghost.isAt(field) || event.altKey || event.metaKey || event.shiftKey) return false;
    const word = event.key === "ArrowRight" && (event.ctrlKey || !this.#ghost.inMiddle);
    const taken = event.key === "Tab" && !event.ctrlKey ? offer : word ? firstWord(offer) : "";
    if (taken) {
      typeIn(field, taken);
      // Who does not see the offer hears what came of the key.
      announce(say("say.put-in", { text: taken.trim() }), { shown: false });
    }
    else if (event.key === "Escape") this.leave();
    else return false;
    return true;
  }
}

/** What stands before the caret, and behind it. @param {HTMLTextAreaElement} field */
const sides = ({ value, selectionStart, selectionEnd }) => ({ before: value.slice(0, selectionStart), after: value.slice(selectionEnd) });

/** Whether the keys go there, and nothing is selected. @param {HTMLTextAreaElement} field */
const hasCaret = (field) => document.activeElement === field && field.selectionStart === field.selectionEnd;
