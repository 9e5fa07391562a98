/** HOW MUCH OF AN ARTICLE WAS KNOWN, IN WORDS? */

import { say } from "./say.js";

/** From the best to nothing; colours in controls.css. */
export const PARTS = ["context", "exact", "fuzzy", "terms", "none"];

/** The words of each part in whole per cent; what there is at all is never 0. @param {Record<string, number>} coverage @param {string} part */
export function percent(coverage, part) {
  const total = PARTS.reduce((sum, name) => sum + coverage[name], 0);
  return coverage[part] === 0 ? 0 : Math.max(1, Math.floor((coverage[part] / total) * 100));
}

/** @param {Record<string, number>} coverage in words */
export function coverageWords(coverage) {
  const there = PARTS.filter((name) => coverage[name] > 0);
  return there.length ? there.map((name) => say("coverage.part", { share: percent(coverage, name), what: say(`coverage.${name}`) })).join(say("comma"))
    : say("coverage.nothing");
}
