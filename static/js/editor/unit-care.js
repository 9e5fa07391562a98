/** IS A UNIT OF THE MEMORY WRONG? It is put right or thrown away where it is proposed, and what was thrown away comes back at a press. */

import { units } from "../api.js";
import { announce } from "../live.js";
import { say } from "../say.js";

export class UnitCare {
  /** What is being written as the English of a unit. @type {{unit: Wire.UnitOrigin, text: string} | null} */
  work = null;
  /** What was thrown away last. @type {{unit: Wire.UnitOrigin, deletion: number} | null} */
  gone = null;
  problem = "";
  #draw; #changed;

  /** @param {() => void} draw @param {() => void} changed the memory says something else */
  constructor(draw, changed) {
    this.#draw = draw;
    this.#changed = changed;
  }

  /** Whether an English is being written that is kept nowhere. */
  get writes() {
    return this.work !== null && this.work.text !== this.work.unit.target;
  }

  /** @param {Wire.UnitOrigin} unit */
  edit(unit) {
    this.work = { unit, text: unit.target };
    this.#turn(".cards textarea");
  }

  /** All stays as it is. */
  leave = () => {
    this.work = null;
    this.#turn("textarea.field");
  };

  /** The keys go on there. @param {string} selector */
  #turn(selector) {
    this.problem = "";
    this.#draw();
    /** @type {HTMLElement | null} */ (document.querySelector(selector))?.focus();
  }

  /** @param {string} text */
  type = (text) => {
    if (this.work) this.work.text = text;
  };

  save = () => this.#do(async () => {
    if (!this.work) return "";
    const { unit, text } = this.work;
    Object.assign(unit, await units.set(unit, text.trim()));
    this.work = null;
    return say("hits.saved");
  });

  /** @param {Wire.UnitOrigin} unit */
  remove(unit) {
    return this.#do(async () => {
      const { deletion } = await units.remove(unit.memory, { units: [unit.unit_id] });
      this.gone = deletion ? { unit, deletion: deletion.id } : null;
      return say(deletion ? "hits.deleted" : "hits.gone");
    });
  }

  restore() {
    return this.#do(async () => {
      if (this.gone) await units.restore(this.gone.unit.memory, this.gone.deletion);
      this.gone = null;
      return say("hits.back");
    });
  }

  /** @param {() => Promise<string>} act what came of it, in words */
  async #do(act) {
    try {
      announce(await act());
      this.problem = "";
      this.#changed();
    } catch (error) {
      const current = error.problem?.current;
      // What was typed stays; the next save goes over what is there now, knowingly.
      if (current && this.work) this.work.unit = current;
      this.problem = current ? say("hits.stale", { english: current.target }) : error.message;
      this.#draw();
    }
  }
}
