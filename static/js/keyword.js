/** WHAT STANDS AROUND IT? A text cut at its first hit, for a line that has the hit in its middle. */

import { toUnits } from "./offsets.js";

/**
 * @param {string} text
 * @param {Array<[number, number]>} spans in code points, in order
 * @returns {{before: string, hit: string, after: string, more: Array<{start: number, end: number}>}} `more`: the other hits,
 *   in code points of `after`. Without a hit all of the text is `after`. A line end becomes a space: all is one line. O(n)
 */
export function keyword(text, spans) {
  // One for one, so that the offsets stay.
  const flat = text.replaceAll(/\s/gu, " ");
  const [first, ...others] = spans.filter(([start, end]) => start < end);
  if (!first) return { before: "", hit: "", after: flat, more: [] };
  const [start, end] = first.map((at) => toUnits(flat, at));
  const more = others.filter(([from]) => from >= first[1]).map(([from, to]) => ({ start: from - first[1], end: to - first[1] }));
  return { before: flat.slice(0, start), hit: flat.slice(start, end), after: flat.slice(end), more };
}
