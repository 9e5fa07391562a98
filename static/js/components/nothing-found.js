/** WHAT IF NOTHING IS THERE? Says so, and offers what would find more. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { sideOf } from "../question.js";
import { say } from "../say.js";

/** @typedef {import("../question.js").Question} Question */

/** Each looser question, where it would be one. @type {Array<[string, (question: Question) => Partial<Question> | null]>} */
const LOOSER = [
  ["any-spelling", ({ spelling, mode }) => (spelling === "exact" && mode !== "like" ? { spelling: "folded" } : null)],
  ["all-ways", ({ rendering, mode }) => (rendering && mode === "phrase" ? { rendering: "" } : null)],
  ["no-filters", ({ who, since, until }) => (who || since || until ? { who: "", since: "", until: "" } : null)],
  ["all-words", ({ mode, q }) =>
    (["phrase", "near"].includes(mode) && /\S\s+\S/u.test(q) ? { mode: "words", rendering: "" } : null)],
];

/**
 * @param {Question} question @param {(change: Partial<Question>) => void} ask
 * @param {(() => void) | null} further looks at older units, where not all were looked at
 */
export function nothingFound(question, ask, further) {
  const what = (further ? "newest-" : "") + (question.mode === "like" ? "like" : sideOf(question.q));
  const ways = LOOSER.map(([name, loosen]) => ({ words: say(`nothing.${name}`), change: loosen(question) })).filter(({ change }) => change);
  return html`<div class="empty stack"><p class="soft" role="status">${say(`nothing.${what}`, { memory: question.memory })}</p>
    ${further ? html`<p><button class="main-action" @click=${further}>${say("nothing.further")}</button></p>` : nothing}
    ${ways.length ? html`<p class="row">${ways.map(({ words, change }) =>
      html`<button @click=${() => ask(/** @type {Partial<Question>} */ (change))}>${words}</button>`)}</p>` : nothing}</div>`;
}
