/**
 * WHAT WAS TYPED AND IS NOT YET KEPT BY THE SERVER? A note in the browser for each such segment, so that a reload, a
 * crash or a dead network loses no word.
 *
 * A note belongs to the page that wrote it, so that two tabs at one segment do not write over each other's. A page that is opened
 * takes over what it finds of its article.
 *
 * @typedef {{target: string, state: string, revision: number, sent?: string, propagate?: boolean,
 *   at: number}} Note
 *   revision: the one that the text was typed over; sent: a text that may have reached the server already
 * @typedef {import("./note-store.js").Notes} Notes
 */

import { localNotes } from "./local-notes.js";
import { newKey } from "./saver.js";

export class Journal {
  /** Called when the first note is refused, and when none is any more. */
  told = () => {};
  #notes; #article; #page;
  /** Segments whose last note the browser refused. @type {Set<string>} */
  #refused = new Set();

  /**
   * @param {Notes} notes
   * @param {string} article
   * @param {string} [page] a name that no other page has
   */
  constructor(notes, article, page = newKey()) {
    this.#notes = notes;
    this.#article = article;
    this.#page = page;
  }

  /** Whether something that was typed is in this page alone. */
  get broken() {
    return this.#refused.size > 0;
  }

  /** @param {string} segment */
  #key(segment) {
    return `${this.#article}/${segment}/${this.#page}`;
  }

  /** @param {string} segment @param {Note} note */
  write(segment, note) {
    this.#notes.put(this.#key(segment), note).then(() => this.#mark(segment, false), () => this.#mark(segment, true));
  }

  /** @param {string} segment */
  remove(segment) {
    this.#drop(this.#key(segment));
    this.#mark(segment, false);
  }

  /** @param {string} key */
  #drop(key) {
    // What cannot be removed is found again, and then the server has it already.
    this.#notes.remove(key).catch(() => {});
  }

  /** @param {string} segment @param {boolean} refused */
  #mark(segment, refused) {
    const before = this.broken;
    if (refused) this.#refused.add(segment);
    else this.#refused.delete(segment);
    if (before !== this.broken) this.told();
  }

  /**
   * Takes over the notes of this article; what is no note is left where it is.
   * @returns {Promise<Map<string, Note>>} by segment. Where two pages had two texts, the older one stands as that of a segment
   *   that does not exist
   */
  async read() {
    /** @type {Map<string, Note>} */
    const left = new Map();
    const found = (await this.#notes.all(`${this.#article}/`)).filter(([, note]) => typeof note?.target === "string");
    for (const [key, note] of found.sort(([, a], [, b]) => b.at - a.at)) {
      let segment = key.split("/")[1];
      while ((left.get(segment) ?? note).target !== note.target) segment += "~";
      const mine = this.#key(segment);
      if (!left.has(segment)) {
        left.set(segment, note);
        await this.#notes.put(mine, note);
      }
      if (key !== mine) this.#drop(key);
    }
    return left;
  }
}

/**
 * The journal of an article, and what was left in it.
 * @param {string} article
 * @param {Promise<Notes>} opening rejects where the browser has no such place
 * @param {Notes} [older]
 * @returns {Promise<{journal: Journal, left: Map<string, Note>, weak: boolean}>} weak: a browser that is killed may lose what was
 *   typed last
 */
export async function openJournal(article, opening, older = localNotes) {
  let notes = older;
  try {
    const database = await opening;
    for (const [key, note] of await older.all(`${article}/`).catch(() => [])) {
      await database.put(key, note);
      await older.remove(key);
    }
    notes = database;
  } catch {
    // What it has in the older place it still has there.
  }
  const journal = new Journal(notes, article);
  return { journal, left: await journal.read().catch(() => new Map()), weak: notes === older };
}
