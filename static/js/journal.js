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
 * @typedef {{notes: Map<string, Note>, others: Array<[string, string]>}} Left notes: the newest of each segment; others: what
 *   older ones say instead, by their keys
 */

import { localNotes } from "./local-notes.js";
import { openNotes } from "./note-store.js";
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
    this.drop(this.#key(segment));
    this.#mark(segment, false);
  }

  /** Lets go of what an older note says. @param {string} key */
  drop(key) {
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

  /** Takes over the notes of this article; what is no note is left where it is. @returns {Promise<Left>} */
  async read() {
    /** @type {Left} */
    const left = { notes: new Map(), others: [] };
    const found = (await this.#notes.all(`${this.#article}/`)).filter(([, note]) => typeof note?.target === "string");
    for (const [key, note] of found.sort(([, a], [, b]) => b.at - a.at)) {
      const segment = key.split("/")[1];
      const newer = left.notes.get(segment);
      if (!newer) {
        left.notes.set(segment, note);
        await this.#notes.move(key, this.#key(segment), note);
      } else if (newer.target === note.target) this.drop(key);
      else left.others.push([key, note.target]);
    }
    return left;
  }
}

/**
 * The journal of an article, and what was left in it.
 * @param {string} article
 * @param {() => Promise<Notes>} [open]
 * @param {Notes} [local]
 * @returns {Promise<{journal: Journal, left: Left, weak: boolean}>} weak: a browser that is killed may lose what was typed last
 */
export async function openJournal(article, open = openNotes, local = localNotes) {
  try {
    const notes = await open();
    for (const [key, note] of await local.all(`${article}/`).catch(() => [])) {
      await notes.put(key, note);
      await local.remove(key);
    }
    const journal = new Journal(notes, article);
    return { journal, left: await journal.read(), weak: false };
  } catch {
    const journal = new Journal(local, article);
    const left = await journal.read().catch(() => ({ notes: new Map(), others: [] }));
    return { journal, left, weak: true };
  }
}
