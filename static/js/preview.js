/**
 * HOW WILL IT BE READ? The English of an article as its paragraphs, as the exports write them. No DOM, no network.
 *
 * @typedef {{segment: string, number: number, text: string}} Piece text: "" where nothing is translated yet
 * @typedef {{role: string, pieces: Piece[]}} Paragraph
 */

import { GAP } from "./score.js";

/** What a reader does not get to see. */
const LEFT_OUT = new Set(["related", "boilerplate"]);

/**
 * @param {Wire.Segment[]} segments in the order of the source
 * @param {(segment: Wire.Segment) => string} textOf the English as it is now
 * @returns {Paragraph[]} without the furniture of the page; date and byline only where they are translated
 */
export function paragraphs(segments, textOf) {
  /** @type {Array<Paragraph & {block: number}>} */
  const found = [];
  for (const segment of segments) {
    const { id, index, block, role } = segment;
    if (LEFT_OUT.has(role)) continue;
    if (found.at(-1)?.block !== block) found.push({ block, role, pieces: [] });
    found.at(-1)?.pieces.push({ segment: id, number: index + 1, text: textOf(segment).trim() });
  }
  for (const { role, pieces } of found) {
    // The list marks its items itself.
    if (role === "list") pieces[0].text = pieces[0].text.replace(/^[-–—•*▪◦·●]+\s+/u, "");
  }
  return found.filter(({ role, pieces }) => role !== "meta" || pieces.some(({ text }) => text));
}

/** Whether an item of a list says its number itself: "1- …", "2) …", "(3) …". @param {string} text */
export const isNumbered = (text) => /^(?:\(\d{1,3}\)|\d{1,3}[)\-–.])\s+(?!\d)/u.test(text);

/** @param {Paragraph[]} all @returns {number} how many sentences are still missing */
export function missing(all) {
  return all.flatMap(({ pieces }) => pieces).filter(({ text }) => !text).length;
}

/** As it is copied: an empty line between paragraphs, none between the items of a list. @param {Paragraph[]} all @returns {string} */
export function plain(all) {
  return all.map(({ role, pieces }, at) => {
    const text = pieces.map((piece) => piece.text || GAP).join(" ");
    const next = at === 0 ? "" : role === "list" && all[at - 1].role === "list" ? "\n" : "\n\n";
    return `${next}${role === "list" && !isNumbered(text) ? "- " : ""}${text}`;
  }).join("");
}
