/** WHEN IS AN OFFER MADE, AND HOW IS IT TAKEN? Tab takes all of it, → the next word; Escape, another letter or another place of the caret lets it go. */

import { kept } from "../kept.js";
import { announce } from "../live.js";
import { Said, ending, firstWord, offers } from "../typing.js";
import { typeIn } from "./field.js";
import { Ghost } from "./ghost.js";

const SWITCH = "typing-help";

export class TypingHelp {
  on = kept.read(SWITCH) !== "no";
  #said = new Said();
  #ghost = new Ghost();
  /** @type {import("../typing.js").Offer[]} */
  #known = [];

  /** @param {boolean} on */
  turn(on) {
    this.on = on;
    kept.write(SWITCH, on ? "yes" : "no");
    this.leave();
  }

  /** A segment says this in English now. @param {string} segment @param {string} text */
  learn(segment, text) {
    this.#said.learn(segment, text);
  }

  /** This is known of the segment at work. @param {any} results */
  know(results) {
    this.#known = offers(results);
  }

  /** Something was typed. @param {HTMLTextAreaElement} field */
  look(field) {
    const { value, selectionStart, selectionEnd } = field;
    const caret = this.on && document.activeElement === field && selectionStart === selectionEnd;
    this.#ghost.show(field, caret ? ending(value.slice(0, selectionStart), value.slice(selectionEnd), this.#known, this.#said) : "");
  }

  leave() {
    this.#ghost.hide();
  }

  /** The caret may be elsewhere now: an offer is for its own place. @param {HTMLTextAreaElement} field */
  moved(field) {
    if (this.#ghost.offer && !this.#ghost.isAt(field)) this.leave();
  }

  /**
   * A key was pressed in the field.
   * @param {KeyboardEvent} event @param {HTMLTextAreaElement} field @returns {boolean} whether it was for the offer
   */
  key(event, field) {
    const { offer } = this.#ghost;
    if (!offer || !this.#ghost.isAt(field) || event.altKey || event.metaKey || event.shiftKey) return false;
    const taken = event.key === "Tab" && !event.ctrlKey ? offer : event.key === "ArrowRight" ? firstWord(offer) : "";
    if (taken) {
      typeIn(field, taken);
      // Who does not see the offer hears what came of the key.
      announce(`Put in: ${taken.trim()}`, { shown: false });
    }
    else if (event.key === "Escape") this.leave();
    else return false;
    return true;
  }
}
