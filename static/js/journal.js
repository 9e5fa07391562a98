/**
 * WHAT WAS TYPED AND IS NOT YET KEPT BY THE SERVER? A note in the browser for each such segment, so that a reload, a
 * crash or a dead network loses no word.
 *
 * localStorage, not IndexedDB: it writes before the call returns, so that a tab closed in the same instant has its note.
 * A note is one segment long, and there are as many as there are unsaved segments: the 5 MB of a site are far off.
 *
 * @typedef {{target: string, state: string, revision: number, sent?: string, propagate?: boolean,
 *   at: number}} Note
 *   revision: the one that the text was typed over; sent: a text that may have reached the server already
 */

const PREFIX = "tarjuman.journal";

export class Journal {
  /** Set when the browser refused a note: the page then asks before it closes with something unsaved. */
  broken = false;
  #storage;
  #article;

  /**
   * @param {Pick<Storage, "getItem"|"setItem"|"removeItem"|"key"|"length">} storage
   * @param {string} article
   */
  constructor(storage, article) {
    this.#storage = storage;
    this.#article = article;
  }

  #key(segment) {
    return `${PREFIX}/${this.#article}/${segment}`;
  }

  /**
   * @param {string} segment
   * @param {Note} note
   * @returns {boolean} false when the browser refuses (storage full or switched off)
   */
  write(segment, note) {
    try {
      this.#storage.setItem(this.#key(segment), JSON.stringify(note));
      return true;
    } catch {
      this.broken = true;
      return false;
    }
  }

  /** @param {string} segment */
  remove(segment) {
    try {
      this.#storage.removeItem(this.#key(segment));
    } catch {
      // Storage that is switched off holds nothing that could be removed.
    }
  }

  /** @returns {Map<string, Note>} the notes of this article by segment; unreadable ones are left where they are */
  read() {
    const notes = new Map();
    try {
      const start = this.#key("");
      for (let i = 0; i < this.#storage.length; i++) {
        const key = this.#storage.key(i);
        if (!key?.startsWith(start)) continue;
        try {
          const note = JSON.parse(this.#storage.getItem(key) ?? "");
          if (typeof note?.target === "string") notes.set(key.slice(start.length), note);
        } catch {
          // Not ours to throw away.
        }
      }
    } catch {
      // No storage: nothing was kept.
    }
    return notes;
  }
}
