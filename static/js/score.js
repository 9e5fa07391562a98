/**
 * HOW IS A PROPOSAL CALLED? Scores are 0..1 in the API and whole per cent, rounded down, for people.
 */

import { say } from "./say.js";

/** The sign of each kind of proposal (a sign beside the colour: colour alone tells some nothing), which common fonts have. @type {Record<string, string>} */
const KINDS = { context: "◆", exact: "◆", repaired: "✎", fuzzy: "≈", assembled: "≡" };

/**
 * @param {number} score 0..1
 * @param {string} kind context | exact | repaired | fuzzy | assembled
 * @returns {string} "101%" for the same text between the same neighbours, "100%" for identical text alone, "" for an
 *   assembled draft: it was not found, so it has no likeness to anything
 */
export function percent(score, kind) {
  if (kind === "assembled") return "";
  if (kind === "context") return "101%";
  if (kind === "exact") return "100%";
  // 0.29 * 100 is 28.999… in floating point; the small addition keeps such a score at 29.
  return `${Math.max(0, Math.min(99, Math.floor(score * 100 + 1e-9)))}%`;
}

/** @param {string} kind @returns {{word: string, icon: string}} */
export function kindWords(kind) {
  return { word: say(`match.${kind}`), icon: KINDS[kind] ?? "•" };
}

/**
 * @param {number} score
 * @param {string} kind
 * @returns {"whole"|"high"|"low"|"assembled"} the colour class of a card
 */
export function band(score, kind) {
  if (kind === "assembled") return "assembled";
  if (kind === "context" || kind === "exact") return "whole";
  return score >= 0.85 ? "high" : "low";
}

/** The differences, in the order in which they matter. */
const DIFFERENCES = ["word", "number", "clitic", "spelling", "punctuation"];

/**
 * @param {Array<{op: string, why?: string | null}>} diff
 * @returns {string} "1 number, 2 words"; "" when nothing differs
 */
export function differences(diff) {
  const found = diff.filter((piece) => piece.op !== "same").map((piece) => piece.why ?? "word");
  return DIFFERENCES.flatMap((why) => {
    const n = found.filter((each) => each === why).length;
    return n === 0 ? [] : [say(`diff.${why}`, { n })];
  }).join(say("comma"));
}

/** How a gap in an assembled draft is written. */
export const GAP = "[…]";

/** @param {string} text @returns {Array<{gap: boolean, text: string}>} the text cut at its gaps */
export function gaps(text) {
  return text
    .split(/(\[…\])/u)
    .filter((piece) => piece !== "")
    .map((piece) => ({ gap: piece === GAP, text: piece }));
}

/**
 * The pieces of a diff with the white space between them. The API gives words without it; a mark that closes
 * (comma, full stop, bracket) stands against the word before it.
 *
 * @template {{query?: string, unit?: string}} P
 * @param {P[]} diff
 * @returns {Array<P & {space: boolean}>}
 */
export function spaced(diff) {
  let glue = true;
  return diff.map((piece) => {
    const text = piece.unit || piece.query || "";
    const space = !glue && !/^[\s،؛؟.,:;!?)\]»”…%٪]/u.test(text);
    glue = /[\s([«“]$/u.test(text);
    return { ...piece, space };
  });
}
