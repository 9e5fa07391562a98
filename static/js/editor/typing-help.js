/**
 * WHEN IS AN OFFER MADE, AND HOW IS IT TAKEN? Tab takes all of it, → the next word; Escape, another letter or another place of the caret lets it go.
 * In the middle of a line → goes through the text as ever, and Ctrl+→ takes the next word.
 * What is known here of the segment is offered at once, and without a line; what the server makes of the Arabic comes some milliseconds behind it.
 */

import { complete } from "../api.js";
import { kept } from "../kept.js";
import { announce } from "../live.js";
import { lightUp } from "../rendered.js";
import { say } from "../say.js";
import { Said, ending, firstWord, offers } from "../typing.js";
import { typeIn } from "./field.js";
import { Ghost } from "./ghost.js";

const SWITCH = "typing-help";
const EAGERNESS = "typing-help-eagerness";

/** How sure an offer of the server must be to be shown, 0..1. */
export const LEVELS = { quiet: 0.4, normal: 0.18, eager: 0.1 };

export class TypingHelp {
  on = kept.read(SWITCH) !== "no";
  #said = new Said();
  #ghost = new Ghost();
  /** @type {import("../typing.js").Offer[]} */
  #known = [];
  /** @type {{article: string, segment: {id: string, source: string}} | null} */
  #place = null;
  #asked = new AbortController();
  /** What the server offered last, and behind what. @type {{before: string, insert: string, source: Wire.Place[]}} */
  #last = { before: "", insert: "", source: [] };
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

  /** This is known of the segment at work. @param {Parameters<typeof offers>[0]} results */
  know(results) {
    this.#known = offers(results);
  }

  /** Something was typed. @param {HTMLTextAreaElement} field */
  look(field) {
    const { value, selectionStart, selectionEnd } = field;
    const caret = this.on && document.activeElement === field && selectionStart === selectionEnd;
    const [before, after] = [value.slice(0, selectionStart), value.slice(selectionEnd)];
    this.#asked.abort();
    if (caret && this.#goesOn(before)) this.#show(field, this.#last.before + this.#last.insert, this.#last.source);
    else this.#show(field, caret ? before + ending(before, after, this.#known, this.#said) : "", []);
    // What is offered already stays: it must not change under the finger. Inside a word nothing is offered.
    if (caret && this.#place && !this.#ghost.offer && !/^[\p{L}\p{N}]/u.test(after)) this.#ask(field, before, after, this.#place);
  }

  /** Whether what is typed is the beginning of what was offered: the rest of it stays. @param {string} before */
  #goesOn(before) {
    const { before: then, insert } = this.#last;
    return insert !== "" && before.length > then.length && before.length < then.length + insert.length && (then + insert).startsWith(before);
  }

  /**
   * @param {HTMLTextAreaElement} field @param {string} before @param {string} after
   * @param {{article: string, segment: {id: string, source: string}}} place
   */
  async #ask(field, before, after, { article, segment }) {
    const { signal } = (this.#asked = new AbortController());
    try {
      const [first] = await complete(article, segment, { before, after }, signal);
      const { selectionStart, selectionEnd } = field;
      const stands = selectionStart === selectionEnd && field.value.slice(0, selectionStart) === before && field.value.slice(selectionEnd) === after;
      if (signal.aborted || !stands || document.activeElement !== field || !(first?.score >= LEVELS[this.eagerness])) return;
      this.#last = { before, insert: first.insert, source: first.source };
      this.#show(field, before + first.insert, first.source);
    } catch {
      // Without a line, what is known here serves.
    }
  }

  /** @param {HTMLTextAreaElement} field @param {string} whole what stands before the caret and the offer behind it @param {Array<{start: number, end: number}>} source the Arabic that it renders */
  #show(field, whole, source) {
    this.#ghost.show(field, whole.slice(field.selectionStart));
    lightUp(field.closest(".segment")?.querySelector(".source .arabic"), source);
  }

  leave() {
    this.#asked.abort();
    this.#last = { before: "", insert: "", source: [] };
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
