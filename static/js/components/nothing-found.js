/** WHAT IF NOTHING IS THERE? Says so, and offers what would find more. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { sideOf } from "../question.js";

/** @typedef {import("../question.js").Question} Question */

/** Each looser question, where it would be one. @type {Array<[string, (question: Question) => Partial<Question> | null]>} */
const LOOSER = [
  ["Look in any spelling", ({ spelling, mode }) => (spelling === "exact" && mode !== "like" ? { spelling: "folded" } : null)],
  ["All ways of saying it", ({ rendering, mode }) => (rendering && mode === "phrase" ? { rendering: "" } : null)],
  ["Look without the filters", ({ who, since, until }) => (who || since || until ? { who: "", since: "", until: "" } : null)],
  ["Look for all the words, wherever they stand", ({ mode, q }) =>
    (["phrase", "near"].includes(mode) && /\S\s+\S/u.test(q) ? { mode: "words", rendering: "" } : null)],
];

/**
 * @param {Question} question @param {(change: Partial<Question>) => void} ask
 * @param {(() => void) | null} further looks at older units, where not all were looked at
 */
export function nothingFound(question, ask, further) {
  const what = question.mode === "like" ? "is at least 60% like this sentence"
    : `has this in its ${sideOf(question.q) === "target" ? "English" : "Arabic"}`;
  const ways = LOOSER.map(([words, loosen]) => ({ words, change: loosen(question) })).filter(({ change }) => change);
  return html`<div class="empty stack"><p class="soft" role="status">Nothing ${further ? "among the newest units of" : "in"} “${question.memory}” ${what}.</p>
    ${further ? html`<p><button class="main-action" @click=${further}>Look further</button></p>` : nothing}
    ${ways.length ? html`<p class="row">${ways.map(({ words, change }) =>
      html`<button @click=${() => ask(/** @type {Partial<Question>} */ (change))}>${words}</button>`)}</p>` : nothing}</div>`;
}
