/** WHAT DID THE REVIEWER ACCEPT LAST? One segment or all that were confirmed, and the way back to the states that they had. */

import { keys } from "../keys.js";
import { announce } from "../live.js";
import { say } from "../say.js";

export class Accepted {
  /** Nothing was typed since: the key that takes back what was typed takes this back. */
  last = false;
  /** By segment the state that it had. @type {Map<string, string>} */
  #before = new Map();
  #saver; #drawn;

  /** @param {import("../saver.js").Saver} saver @param {() => void} drawn called when something else can be taken back */
  constructor(saver, drawn) {
    this.#saver = saver;
    this.#drawn = drawn;
  }

  /** How many can be put back. */
  get count() {
    return this.#before.size;
  }

  /** Accepts them, and says so where it is more than the one in work. @param {string[]} ids @param {boolean} propagate also the others with the same Arabic */
  take(ids, propagate) {
    this.#before = new Map(ids.map((id) => [id, this.#saver.view(id).state]));
    this.last = true;
    for (const id of ids) this.#saver.confirm(id, propagate, "reviewed");
    this.#drawn();
  }

  /** What to say of it. */
  words() {
    return say("say.accepted", { segments: say("n.segments", { n: this.count }), key: keys.name("put-back") });
  }

  /** They are as they were; what somebody changed since stays. @returns {Promise<string | null>} the one that was accepted by itself */
  async putBack() {
    const before = this.#before;
    this.forget();
    // Nothing of ours may be under way to them.
    const settled = await Promise.all([...before.keys()].map((id) => this.#saver.settle(id)));
    if (settled.includes(false)) {
      // The server is away: it can be taken back when it is there again.
      this.#before = before;
      this.last = true;
      this.#drawn();
      announce(say("say.not-unaccepted"));
      return null;
    }
    const back = [...before].filter(([id, state]) => this.#saver.view(id).state === "reviewed" && this.#saver.restate(id, state));
    announce(say("say.unaccepted", { segments: say("n.segments", { n: back.length }) }));
    return before.size === 1 ? [...before.keys()][0] : null;
  }

  /** There is nothing to take back any more. */
  forget() {
    this.#before = new Map();
    this.last = false;
    this.#drawn();
  }
}
