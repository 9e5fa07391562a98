/**
 * HOW IS IT SAID? Problem details, times and counts in plain English.
 */

/** @typedef {{type?: string, title?: string, status?: number, detail?: string, pointer?: string, line?: number,
 *   column?: number, current?: any}} Problem */

/**
 * @param {Problem} problem
 * @returns {string} what was wrong, where, and what to do, as one short paragraph
 */
export function problemWords(problem) {
  const where = problem.pointer
    ? ` (field “${problem.pointer.replace(/^\//u, "").replaceAll("/", " › ")}”)`
    : problem.line
      ? ` (line ${problem.line}${problem.column ? `, column ${problem.column}` : ""})`
      : "";
  const said = problem.detail || problem.title || "Something went wrong.";
  const end = /[.!?]$/u.test(said) ? "" : ".";
  if (problem.status === 0) return "The server cannot be reached. Is it running, and is the network up?";
  if (problem.status === 413) return `That is too large for the server. ${said}${end}`;
  if (problem.status === 503) return `The server is busy. ${said}${end} Try again in a moment.`;
  if (problem.status && problem.status >= 500) return `The server failed. ${said}${end} Your text is not lost; try again.`;
  return where ? `${said.replace(/\.$/u, "")}${where}.` : `${said}${end}`;
}

/** @param {number} n @param {string} one @param {string} [many] */
export function count(n, one, many = `${one}s`) {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

/** More of them tell nobody anything. */
const REASONS = 3;

/**
 * What is folded, and why. @param {Array<{role: string, reason?: string | null}>} run @param {boolean} open
 * @returns {string} "2 lines folded: boilerplate – it is a menu or the path to the page; it has no words · related – …"
 */
export function foldWords(run, open) {
  /** @type {Map<string, Set<string>>} */
  const roles = new Map();
  for (const { role, reason } of run) {
    const said = roles.get(role) ?? new Set();
    if (reason) said.add(reason[0].toLowerCase() + reason.slice(1).replace(/\.$/u, ""));
    roles.set(role, said);
  }
  const why = [...roles].map(([role, said]) => {
    const more = said.size > REASONS ? [`${count(said.size - REASONS, "more reason")}`] : [];
    return said.size ? `${role} – ${[...[...said].slice(0, REASONS), ...more].join("; ")}` : role;
  });
  return `${count(run.length, "line")} ${open ? "shown" : "folded"}: ${why.join(" · ")}`;
}

/**
 * @param {string} iso RFC 3339
 * @param {number} now milliseconds
 * @returns {string} "just now", "5 minutes ago", "2 March 2026"
 */
export function ago(iso, now = Date.now()) {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return "";
  const minutes = Math.floor((now - then) / 60000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${count(minutes, "minute")} ago`;
  if (minutes < 24 * 60) return `${count(Math.floor(minutes / 60), "hour")} ago`;
  return day(iso);
}

/** @param {string} iso @returns {string} "2 Mar 2026" */
export function day(iso) {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return "";
  return new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" }).format(then);
}

/** How sure it is that a text has a term; nothing where it is sure. @type {Record<string, string>} */
export const CONFIDENCE = { sure: "", likely: "likely", doubtful: "doubtful: may be another word" };

/** The states of a translation: the word, and a sign that stands beside the colour. */
export const STATES = {
  empty: { word: "not started", icon: "○" },
  draft: { word: "draft", icon: "◐" },
  confirmed: { word: "confirmed", icon: "✓" },
  reviewed: { word: "reviewed", icon: "✓✓" },
};

/** The states of an English term. */
export const TERM_STATUSES = {
  preferred: { word: "preferred", icon: "★" },
  admitted: { word: "admitted", icon: "☆" },
  deprecated: { word: "deprecated", icon: "▽" },
  forbidden: { word: "forbidden", icon: "✗" },
};
