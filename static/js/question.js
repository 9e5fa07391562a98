/**
 * WHAT IS LOOKED FOR, AND WHERE? The question of the search page, as it stands in the page's address: what is not said is as
 * in `BLANK`, so that a plain question has a short address.
 */

/** @typedef {typeof BLANK} Question @typedef {keyof Question} Part */

export const BLANK = {
  q: "", in: "memory", mode: "phrase", spelling: "folded", memory: "desk", who: "", since: "", until: "", rendering: "",
};

/** The parts of a question. */
const PARTS = /** @type {Part[]} */ (Object.keys(BLANK));

/** Where one can look. */
export const PLACES = ["memory", "glossary", "articles"];

/** How the words must stand. */
export const MODES = ["phrase", "words", "near", "like"];

/** @type {Record<string, string[]>} what may stand there; anything else counts as not said */
const KNOWN = { in: PLACES, mode: MODES, spelling: ["folded", "exact"] };

/** @param {string} address what stands behind the "?" @returns {Question} */
export function readQuestion(address) {
  const given = new URLSearchParams(address);
  const question = { ...BLANK };
  for (const name of PARTS) {
    const value = given.get(name) ?? "";
    if (value && (KNOWN[name] ?? [value]).includes(value)) question[name] = value;
  }
  return question;
}

/** @param {Question} question @returns {string} "?q=…", or "" where there is nothing to say */
export function questionAddress(question) {
  const said = PARTS.filter((name) => question[name] !== BLANK[name]).map((name) => [name, question[name]]);
  return said.length ? `?${new URLSearchParams(said)}` : "";
}

/**
 * Arabic letters mean that the Arabic is meant, Latin ones the English: nobody looks for the other. Numbers alone are looked
 * for in the Arabic, where ٢٥ and 25 are one.
 * @param {string} q @returns {"source" | "target"}
 */
export function sideOf(q) {
  return /\p{Script=Latin}/u.test(q) && !/\p{Script=Arabic}/u.test(q) ? "target" : "source";
}

/** What the server is asked for the hits of a memory. @param {Question} question @returns {Record<string, string> & {q: string}} */
export function concordanceOf({ q, mode, spelling, who, since, until, rendering }) {
  return { q, side: sideOf(q), mode, spelling: spelling === "exact" ? spelling : "", rendering: mode === "phrase" ? rendering : "",
    ...filtersOf({ who, since, until }) };
}

/** @param {{who: string, since: string, until: string}} question the last day is meant as a whole */
export function filtersOf({ who, since, until }) {
  return { who, since, until: until && dayAfter(until) };
}

/** @param {string} day 2023-02-28 @returns {string} 2023-03-01; "" for no day */
export function dayAfter(day) {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? "" : new Date(time + 86_400_000).toISOString().slice(0, 10);
}
