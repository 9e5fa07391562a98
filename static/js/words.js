/**
 * HOW IS IT SAID? Problem details, times and what is folded, in plain words.
 */

import { english, locale, say } from "./say.js";

/** @typedef {Partial<Wire.Problem>} Problem */

/**
 * @param {Problem} problem
 * @returns {string} what was wrong, where, and what to do, as one short paragraph
 */
export function problemWords(problem) {
  const { pointer, line, column, status } = problem;
  const where = pointer ? say("problem.field", { field: pointer.replace(/^\//u, "").replaceAll("/", " › ") })
    : line ? say(column ? "problem.place" : "problem.line", { line, column: column ?? 0 }) : "";
  const said = problemSaid(problem);
  if (status === 0) return say("problem.offline");
  if (status === 413) return say("problem.large", { said });
  if (status === 503) return say("problem.busy", { said });
  if (status && status >= 500) return say("problem.failed", { said });
  return where ? `${said.replace(/\.$/u, "")} ${where}.` : said;
}

/** Refusals of which only the server's own sentence says what was wrong. */
const PARTICULAR = ["bad-input", "exists", "impossible", "media-type", "unreadable-file"];

/** What was wrong, as a sentence. @param {Problem} problem */
function problemSaid({ type, title, detail }) {
  const name = type?.split("/").pop() ?? "other";
  if (!english) return say(`problem.is.${name}`) + (detail && PARTICULAR.includes(name) ? ` (\u2066${detail}\u2069)` : "");
  const said = detail || title || say(`problem.is.${name}`);
  return /[.!?]$/u.test(said) ? said : `${said}.`;
}

/** More of them tell nobody anything. */
const REASONS = 3;

/** Why a paragraph has its role. @param {{reason?: string | null, reason_name?: string | null}} segment @returns {string} "" in an article of before */
export const reasonWords = ({ reason, reason_name: name }) => (name ? say(`reason.${name}`) : reason ?? "");

/**
 * What is folded, and why. @param {Array<{role: string, reason?: string | null, reason_name?: string | null}>} run @param {boolean} open
 * @returns {string} "2 lines folded: boilerplate – it is a menu or the path to the page; it has no words · related – …"
 */
export function foldWords(run, open) {
  /** @type {Map<string, Set<string>>} */
  const roles = new Map();
  for (const segment of run) {
    const said = roles.get(segment.role) ?? new Set();
    const reason = reasonWords(segment);
    if (reason) said.add(reason[0].toLowerCase() + reason.slice(1).replace(/\.$/u, ""));
    roles.set(segment.role, said);
  }
  const why = [...roles].map(([role, said]) => {
    const more = said.size > REASONS ? [say("n.more-reasons", { n: said.size - REASONS })] : [];
    const reasons = [...[...said].slice(0, REASONS), ...more].join(say("semicolon"));
    return say(`role.${role}`) + (reasons && ` – ${reasons}`);
  });
  return say(open ? "n.lines-shown" : "n.lines-folded", { n: run.length, why: why.join(" · ") });
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
  if (minutes < 1) return say("time.now");
  if (minutes < 60) return say("time.minutes", { n: minutes });
  if (minutes < 24 * 60) return say("time.hours", { n: Math.floor(minutes / 60) });
  return day(iso);
}

/** @param {string} iso @returns {string} "2 Mar 2026" */
export function day(iso) {
  const then = Date.parse(iso);
  if (Number.isNaN(then)) return "";
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" }).format(then);
}

/** How the words of a text stand for those of a term. @param {Pick<Wire.Occurrence, "match" | "term" | "explanation">} occurrence @returns {string} "" where nobody can tell */
export function explained({ match, term, explanation }) {
  if (!explanation) return "";
  if (english) return explanation.sentence;
  return match === "exact" ? say("term.as-entered") : say("term.form", { term });
}

/** How sure it is that a text has a term; nothing where it is sure. @type {Record<string, string>} */
export const CONFIDENCE = { sure: "", likely: say("confidence.likely"), doubtful: say("confidence.doubtful") };

/** The states of a translation: the word, and a sign that stands beside the colour. @type {Record<string, {word: string, icon: string}>} */
export const STATES = {
  empty: { word: say("state.empty"), icon: "○" },
  draft: { word: say("state.draft"), icon: "◐" },
  confirmed: { word: say("state.confirmed"), icon: "✓" },
  reviewed: { word: say("state.reviewed"), icon: "✓✓" },
};

/** The states of an English term. @type {Record<string, {word: string, icon: string}>} */
export const TERM_STATUSES = {
  preferred: { word: say("status.preferred"), icon: "★" },
  admitted: { word: say("status.admitted"), icon: "☆" },
  deprecated: { word: say("status.deprecated"), icon: "▽" },
  forbidden: { word: say("status.forbidden"), icon: "✗" },
};
