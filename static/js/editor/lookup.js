/** WHAT IS ASKED IN THE DRAWER? Concordance of words in the memory, the history of a segment, and what was said about it. */

import { concordance, segments } from "../api.js";

export class Lookup {
  /** @type {import("../components/drawer.js").DrawerModel} */
  model = { tab: null, q: "", side: "source", memory: "desk", busy: false, problem: "", found: null, revisions: [], number: 0, segment: "" };

  /** @param {string} memory @param {() => unknown} draw a promise of it where the drawer is still on its way */
  constructor(memory, draw) {
    this.model.memory = memory;
    this.draw = draw;
  }

  /** @param {string} selected the words to look up; "" opens the drawer with its field */
  async concordance(selected) {
    Object.assign(this.model, { tab: "concordance", problem: "" });
    const side = selected && !/\p{Script=Arabic}/u.test(selected) ? "target" : "source";
    if (selected) return this.look(selected, side);
    await this.draw();
    document.getElementById("look")?.focus();
  }

  /** @param {string} q @param {string} side source | target */
  async look(q, side) {
    Object.assign(this.model, { q, side, busy: true, found: null, problem: "" });
    this.draw();
    if (q.trim()) {
      try {
        const found = await concordance(this.model.memory, { q, side, limit: 30 });
        // A slower answer to an earlier question must not stand under the later one.
        if (this.model.q === q && this.model.side === side) this.model.found = found;
      } catch (error) {
        this.model.problem = error.message;
      }
    }
    this.model.busy = false;
    this.draw();
  }

  /** @param {string} article @param {{id: string, index: number}} segment */
  async history(article, segment) {
    Object.assign(this.model, { tab: "history", busy: true, revisions: [], problem: "", number: segment.index + 1 });
    this.draw();
    const answer = await segments.history(article, segment.id).then((revisions) => ({ revisions }), (error) => ({ problem: error.message }));
    // The drawer may be another segment's by now: its history must not be put back into this one.
    if (this.model.tab !== "history" || this.model.number !== segment.index + 1) return;
    Object.assign(this.model, answer);
    this.model.busy = false;
    this.draw();
  }

  /** @param {{id: string, index: number}} segment */
  comments(segment) {
    Object.assign(this.model, { tab: "comments", busy: false, problem: "", number: segment.index + 1, segment: segment.id });
    return this.draw();
  }

  close() {
    this.model.tab = null;
    this.draw();
  }
}
