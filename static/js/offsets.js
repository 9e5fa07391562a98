/**
 * WHERE IN THE TEXT IS IT? The API counts Unicode code points, JavaScript counts UTF-16 units; this module translates.
 * An emoji or a rare Arabic letter outside the basic plane is one code point and two units, so the two differ after it.
 */

/** @param {string} text @param {number} at @returns {1 | 2} UTF-16 units of the code point that begins there */
function width(text, at) {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/**
 * @param {string} text
 * @param {number} points offset in code points
 * @returns {number} the same place in UTF-16 units; the length of the text if the offset lies beyond its end. O(n)
 */
export function toUnits(text, points) {
  let units = 0;
  for (let left = points; left > 0 && units < text.length; left--) {
    units += width(text, units);
  }
  return units;
}

/**
 * @param {string} text
 * @param {number} units offset in UTF-16 units
 * @returns {number} the same place in code points; a place inside a surrogate pair counts as before the pair. O(n)
 */
export function toPoints(text, units) {
  let points = 0;
  for (let at = 0; at < text.length; points++) {
    at += width(text, at);
    if (at > units) return points;
  }
  return points;
}

/**
 * The text cut into a tree by spans: plain strings, and nodes that hold what stands inside a span.
 * A span that crosses another (neither apart nor inside) is left out: HTML elements cannot cross.
 *
 * @template {{start: number, end: number}} S
 * @typedef {string | {span: S, children: Array<Node<S>>}} Node a text, or what a span holds
 */

/**
 * @template {{start: number, end: number}} S
 * @param {string} text
 * @param {S[]} spans in code points, half-open
 * @returns {Array<Node<S>>}
 */
export function nest(text, spans) {
  const chars = Array.from(text);
  const sorted = spans
    .filter((span) => span.start < span.end && span.start >= 0 && span.end <= chars.length)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  /** @param {number} from @param {number} to @returns {Array<Node<S>>} */
  const level = (from, to) => {
    /** @type {Array<Node<S>>} */
    const nodes = [];
    let at = from;
    while (next < sorted.length && sorted[next].start < to) {
      const span = sorted[next++];
      if (span.start < at || span.end > to) continue;
      if (span.start > at) nodes.push(chars.slice(at, span.start).join(""));
      nodes.push({ span, children: level(span.start, span.end) });
      at = span.end;
    }
    if (at < to) nodes.push(chars.slice(at, to).join(""));
    return nodes;
  };
  return level(0, chars.length);
}

/**
 * The places where a segment may be cut in two: before each word but the first.
 *
 * @param {string} text
 * @returns {number[]} offsets in UTF-16 units, rising
 */
export function wordStarts(text) {
  const starts = [];
  for (const match of text.matchAll(/\S+/gu)) starts.push(match.index);
  return starts.slice(1);
}

/**
 * @param {number[]} places rising
 * @param {number} wanted
 * @returns {number} the index of the place nearest to the wanted one, -1 if there is none
 */
export function nearest(places, wanted) {
  let best = -1;
  places.forEach((place, index) => {
    if (best < 0 || Math.abs(place - wanted) < Math.abs(places[best] - wanted)) best = index;
  });
  return best;
}
