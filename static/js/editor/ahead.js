/**
 * WHAT WILL BE LOOKED AT NEXT? Proposals are fetched ahead for the segments that a key leads to, so that they stand there
 * when the person comes. They may be a moment old: whoever shows them asks again.
 */

/** As many as two keys lead to, and some that were passed. */
const KEPT = 8;

export class Ahead {
  #ask;
  /** @type {Map<string, Wire.Proposals>} by segment, the oldest first */
  #answers = new Map();
  /** @type {AbortController | null} */
  #asked = null;

  /** @param {(segment: string, signal: AbortSignal) => Promise<Wire.Proposals>} ask */
  constructor(ask) {
    this.#ask = ask;
  }

  /** What is known of a segment. @param {string} segment @returns {Wire.Proposals | undefined} undefined when nothing is */
  get(segment) {
    return this.#answers.get(segment);
  }

  /** @param {string} segment @param {Wire.Proposals} answer */
  keep(segment, answer) {
    this.#answers.delete(segment);
    this.#answers.set(segment, answer);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= KEPT) break;
      this.#answers.delete(oldest);
    }
  }

  /** The segments were cut anew, or a term was added: nothing that is known may be shown. */
  forget() {
    this.stop();
    this.#answers.clear();
  }

  /** The person goes on: what was asked for ahead makes way for what is wanted now. */
  stop() {
    this.#asked?.abort();
    this.#asked = null;
  }

  /** Asks for those of which nothing is known, one after the other. @param {string[]} segments */
  async fetch(segments) {
    this.stop();
    const asked = new AbortController();
    this.#asked = asked;
    for (const segment of segments) {
      if (this.#answers.has(segment)) continue;
      try {
        const answer = await this.#ask(segment, asked.signal);
        if (asked.signal.aborted) return;
        this.keep(segment, answer);
      } catch {
        return; // It is asked for again when the person comes there.
      }
    }
  }
}
