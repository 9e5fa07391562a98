/** WHICH WORDS BECOME A TERM? The small form of a new concept: what it is filled with, and how it is kept. */

import { addConcept } from "../api.js";

/** @param {import("../components/term-form.js").TermDraft} draft */
const words = ({ arabic, english }) => `${arabic}\n${english}`;

export class TermDraft {
  /** @type {import("../components/term-form.js").TermDraft | null} */
  current = null;
  #glossaries; #draw;
  #opened = "";
  /** The Arabic that was selected last in this segment: to select the English takes the selection away from it. */
  #arabic = "";

  /** @param {string[]} names the article's glossaries @param {() => void} draw */
  constructor(names, draw) {
    this.#glossaries = names.length ? names : ["news"];
    this.#draw = draw;
  }

  /** Another segment is in work. */
  forget() {
    this.#arabic = "";
    this.current = null;
  }

  /** @param {string} words that were selected in the Arabic of the segment */
  remember(words) {
    this.#arabic = words;
  }

  /** @param {string} english that is selected in the field */
  open(english) {
    this.current = { arabic: this.#arabic, english, glossary: this.#glossaries[0], glossaries: this.#glossaries, busy: false, problem: "" };
    this.#opened = words(this.current);
    this.#draw();
  }

  /** Whether more was typed into the form than it was opened with. */
  get typed() {
    return this.current !== null && words(this.current) !== this.#opened;
  }

  leave() {
    this.current = null;
    this.#draw();
  }

  /** @returns {Promise<string | null>} what was added, in words; null when it was not, and the form says why */
  async save() {
    const draft = this.current;
    if (!draft || draft.busy) return null;
    draft.busy = true;
    draft.problem = "";
    this.#draw();
    /** @param {string} lang @param {string} text */
    const term = (lang, text) => ({ lang, text: text.trim(), status: "preferred" });
    try {
      await addConcept(draft.glossary, { terms: [term("ar", draft.arabic), term("en", draft.english)] });
      if (this.current === draft) this.leave();
      return `${draft.arabic.trim()} – ${draft.english.trim()}`;
    } catch (error) {
      draft.problem = error.message;
      draft.busy = false;
      this.#draw();
      return null;
    }
  }
}
