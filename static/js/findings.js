/**
 * WHAT DO THE CHECKS SAY? The answer of the API in the order and the words in which it is shown. No DOM, no network.
 *
 * @typedef {Wire.Finding} Finding its places are in code points
 * @typedef {Wire.CheckSwitch} CheckSwitch
 * @typedef {Wire.SegmentFindings} SegmentFindings
 * @typedef {Wire.ArticleFindings} ArticleFindings
 */

import { english, say } from "./say.js";

/** A word and a sign for each severity: the colour is never alone. @type {Record<string, {word: string, icon: string}>} */
export const SEVERITY = {
  error: { word: say("severity.error"), icon: "▲" },
  warning: { word: say("severity.warning"), icon: "◆" },
  note: { word: say("severity.note"), icon: "○" },
};

/** More of it is the sentence itself, which stands beside it. */
const LONGEST_QUOTED = 40;

/**
 * A finding as it is said here. The server says what is wrong in English; in another language the pages name the fault, and what it is about.
 * @param {Finding} finding @param {string} source @param {string} target @returns {Finding}
 */
export function localFinding(finding, source, target) {
  if (english) return finding;
  /** @param {string} text @param {Wire.Place[]} places @param {string} marks */
  const quoted = (text, places, marks) => places.map(({ start, end }) => Array.from(text).slice(start, end).join("").trim())
    .filter((each) => each && each.length <= LONGEST_QUOTED).map((each) => `\u2068${marks[0]}${each}${marks[1]}\u2069`);
  const places = [...quoted(source, finding.source, "«»"), ...quoted(target, finding.target, "“”")].join(say("comma"));
  const what = say(`check.${finding.kind}`);
  return { ...finding, message: places ? say("finding", { what, places }) : what };
}

/** What a screen reader hears of the segment in work. @param {Finding[]} findings */
export function findingWords(findings) {
  const open = findings.filter(({ ignored }) => !ignored);
  if (!open.length) return say("findings.none");
  return say("findings.said", { findings: say("n.findings", { n: open.length }), messages: open.map(({ message }) => message).join(" ") });
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
  /** @type {SegmentFindings[]} */
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
