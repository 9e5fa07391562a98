/** WHAT DO PEOPLE SAY ABOUT IT? The comments on the segments of an article, kept in step with the server. */

import { articles, segments } from "../api.js";

/** @typedef {Wire.Comment} Comment */

export class Talk {
  /** @type {Map<number, Comment>} oldest first */
  #comments = new Map();
  /** What is being written, by segment. @type {Map<string, string>} */
  drafts = new Map();
  #article; #changed; #name;

  /** @param {string} article @param {() => string} name what the person is called @param {(segments: Iterable<string>) => void} changed */
  constructor(article, name, changed) {
    this.#article = article;
    this.#name = name;
    this.#changed = changed;
  }

  /** Whether something is being written. */
  get writes() {
    return [...this.drafts.values()].some((text) => text.trim() !== "");
  }

  /** Reads all anew; what cannot be read now is read the next time. */
  async load() {
    const comments = await articles.comments(this.#article).catch(() => null);
    if (!comments) return;
    // One that was heard while they were on their way stays.
    for (const comment of comments) this.#comments.set(comment.id, comment);
    this.#changed(new Set(comments.map(({ segment }) => segment)));
  }

  /** @param {Comment} comment made, settled or opened again */
  take(comment) {
    this.#comments.set(comment.id, comment);
    this.#changed([comment.segment]);
  }

  /** @param {string} segment @returns {Comment[]} oldest first */
  on(segment) {
    return [...this.#comments.values()].filter((comment) => comment.segment === segment);
  }

  /** @param {string} segment @returns {number} those that wait for an answer */
  open(segment) {
    return this.on(segment).filter(({ settled }) => !settled).length;
  }

  /** @returns {Map<string, number>} the segments that have open ones, with how many */
  waiting() {
    const waiting = new Map();
    for (const { segment, settled } of this.#comments.values()) if (!settled) waiting.set(segment, (waiting.get(segment) ?? 0) + 1);
    return waiting;
  }

  /** @param {string} segment @param {string} text */
  async say(segment, text) {
    const comment = await segments.comment(this.#article, segment, { text, name: this.#name() });
    // What was written on meanwhile stays.
    if (this.drafts.get(segment) === text) this.drafts.delete(segment);
    this.take(comment);
  }

  /** @param {number} id @param {boolean} settled */
  async settle(id, settled) {
    this.take(await articles.settle(this.#article, id, { settled, name: this.#name() }));
  }
}
