/** WHO ELSE SAYS THE SAME NOW? What confirming a segment filled elsewhere, and the way back. */

import { segments as api } from "../api.js";
import { keys } from "../keys.js";
import { announce } from "../live.js";
import { say } from "../say.js";

export class Filled {
  /** The segment that was confirmed last with others like it, and how many of these it filled. @type {{segment: string, count: number} | null} */
  current = null;
  /** Nothing was typed since: the key that takes back what was typed takes this back. */
  last = false;
  #article; #saver; #rows; #refresh;

  /**
   * @param {string} article
   * @param {import("../saver.js").Saver} saver
   * @param {import("./rows.js").Rows} rows
   * @param {import("./refresh.js").Refresh} refresh
   */
  constructor(article, saver, rows, refresh) {
    this.#article = article;
    this.#saver = saver;
    this.#rows = rows;
    this.#refresh = refresh;
  }

  /** How many can be put back from that segment. @param {string} segment */
  by(segment) {
    return this.current?.segment === segment ? this.current.count : 0;
  }

  /** @param {string} segment @param {Wire.Segment[]} repeated what it filled */
  note(segment, repeated) {
    if (!repeated.length) return;
    this.#set({ segment, count: repeated.length });
    announce(say("say.filled", { repetitions: say("n.repetitions", { n: repeated.length }), key: keys.name("put-back") }));
  }

  /** What was filled says again what it said before; what somebody changed since stays. */
  async putBack() {
    const { current } = this;
    if (!current) return;
    // What was typed into one of them must be there first.
    await this.#saver.settleAll();
    try {
      const segments = await api.putBack(this.#article, current.segment);
      this.#refresh.news(segments);
      if (this.current === current) this.#set(null);
      announce(say("say.put-back", { repetitions: say("n.repetitions", { n: segments.length }) }));
    } catch (error) {
      announce(error.message);
    }
  }

  /** @param {Filled["current"]} filled */
  #set(filled) {
    const touched = [this.current?.segment, filled?.segment];
    this.current = filled;
    this.last = filled !== null;
    for (const id of touched) if (id) this.#rows.touch(id);
  }
}
