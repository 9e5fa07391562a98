/** HOW MUCH OF AN ARTICLE WAS KNOWN, IN WORDS? */

/** From the best to nothing; colours in controls.css. */
export const PARTS = [
  ["context", "word for word with its neighbours (101 %)"], ["exact", "word for word (100 %)"], ["fuzzy", "alike"],
  ["terms", "terms only"], ["none", "new"],
];

/** The words of each part in whole per cent; what there is at all is never 0. @param {Record<string, number>} coverage @param {string} part */
function percent(coverage, part) {
  const total = PARTS.reduce((sum, [name]) => sum + coverage[name], 0);
  return coverage[part] === 0 ? 0 : Math.max(1, Math.floor((coverage[part] / total) * 100));
}

/** @param {Record<string, number>} coverage in words */
export function coverageWords(coverage) {
  const there = PARTS.filter(([name]) => coverage[name] > 0);
  return there.length ? there.map(([name, words]) => `${percent(coverage, name)} % ${words}`).join(", ") : "nothing to translate";
}
