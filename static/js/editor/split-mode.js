/** WHERE WILL THE CUT BE? The choosing of a place in the Arabic, by click or by arrow keys. */

import { nearest, toPoints, toUnits, wordStarts } from "../offsets.js";

export class SplitMode {
  /** `soft`: which of the places the server offers, for a sentence that is too long @type {{id: string, places: number[], soft: number[], at: number} | null} */
  current = null;

  /**
   * @param {{id: string, start: number, source: string, soft_splits?: {at: number}[]}} segment
   * @param {number | null} caret where the person clicked in the Arabic, in UTF-16 units; else the cut is proposed where a
   *   clause begins in a long sentence, after the punctuation nearest to the middle, or in the middle
   * @returns {boolean} false when there is nothing to split
   */
  enter(segment, caret) {
    const { id, start, source, soft_splits = [] } = segment;
    const places = wordStarts(source);
    if (!places.length) return false;
    const stops = places.filter((place) => /[.؟!؛،:]\s*$/u.test(source.slice(0, place)));
    const soft = soft_splits.map(({ at }) => places.indexOf(toUnits(source, at - start))).filter((index) => index >= 0);
    const wanted = caret ?? places[soft[0]] ?? stops[nearest(stops, source.length / 2)] ?? source.length / 2;
    this.current = { id, places, soft, at: nearest(places, wanted) };
    return true;
  }

  leave() {
    this.current = null;
  }

  /**
   * Arabic runs to the left, so ← moves on in the text and → back: the mark goes where the arrow points.
   * Tab goes to the next place that is offered, Shift+Tab to the one before; past the last it leaves the text as ever.
   * @param {string} key @param {boolean} [back] with Shift @returns {boolean} whether the mark moved
   */
  move(key, back = false) {
    if (!this.current) return false;
    const { soft, at } = this.current;
    const last = this.current.places.length - 1;
    if (key === "Tab") {
      const offered = back ? soft.findLast((index) => index < at) : soft.find((index) => index > at);
      if (offered !== undefined) this.current.at = offered;
      return offered !== undefined;
    }
    const to = { ArrowLeft: this.current.at + 1, ArrowRight: this.current.at - 1, Home: 0, End: last }[key];
    if (to === undefined) return false;
    this.current.at = Math.max(0, Math.min(last, to));
    return true;
  }

  /**
   * @param {{start: number, source: string}} segment
   * @returns {number} the place in code points of the article
   */
  place(segment) {
    const unit = this.current ? this.current.places[this.current.at] : 0;
    return segment.start + toPoints(segment.source, unit);
  }

  /** @param {string} source @returns {string} the word before which the cut is, for screen readers */
  word(source) {
    if (!this.current) return "";
    return /^\S+/u.exec(source.slice(this.current.places[this.current.at]))?.[0] ?? "";
  }
}

/**
 * Where the caret or selection of the page stands inside an element's text.
 * @param {Element | null | undefined} element
 * @returns {number | null} UTF-16 units from its start, null if it stands elsewhere
 */
export function caretIn(element) {
  const selection = document.getSelection();
  if (!element || !selection?.anchorNode || !element.contains(selection.anchorNode)) return null;
  const range = document.createRange();
  range.selectNodeContents(element);
  range.setEnd(selection.anchorNode, selection.anchorOffset);
  return range.toString().length;
}
