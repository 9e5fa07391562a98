/**
 * WHAT DO THE CHECKS SAY? The answer of the API in the order and the words in which it is shown. No DOM, no network.
 *
 * @typedef {{start: number, end: number}} Place in code points
 * @typedef {{kind: string, severity: "error"|"warning"|"note", message: string, source: Place[], target: Place[],
 *   fingerprint: string, ignored: boolean}} Finding
 * @typedef {{kind: string, title: string, severity: string, on: boolean, default: boolean}} CheckSwitch
 * @typedef {{id: string, index: number, findings: Finding[]}} SegmentFindings
 * @typedef {{switches: CheckSwitch[], open: number, segments: SegmentFindings[]}} ArticleFindings
 */

import { count } from "./words.js";

/** A word and a sign for each severity: the colour is never alone. */
export const SEVERITY = {
  error: { word: "error", icon: "▲" },
  warning: { word: "look at this", icon: "◆" },
  note: { word: "to do", icon: "○" },
};

/** What a screen reader hears of the segment in work. @param {Finding[]} findings */
export function findingWords(findings) {
  const open = findings.filter(({ ignored }) => !ignored);
  if (!open.length) return "The checks find nothing.";
  return `${count(open.length, "finding")}: ${open.map(({ message }) => message).join(" ")}`;
}

/**
 * The findings of an article as they are listed: one after the other, and apart from them the segments without English,
 * which in an unfinished article are many.
 *
 * @param {ArticleFindings} answer
 * @param {boolean} ignored whether those that are ignored are listed too
 * @returns {{listed: Array<{id: string, index: number, finding: Finding}>, empty: SegmentFindings[], hidden: number}}
 */
export function listedFindings({ segments }, ignored) {
  /** @type {Array<{id: string, index: number, finding: Finding}>} */
  const listed = [];
  const empty = [];
  let hidden = 0;
  for (const segment of segments) {
    for (const finding of segment.findings) {
      if (finding.kind === "empty" && !finding.target.length) empty.push(segment);
      else if (finding.ignored && !ignored) hidden++;
      else listed.push({ id: segment.id, index: segment.index, finding });
    }
  }
  return { listed, empty, hidden };
}
