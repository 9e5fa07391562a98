/** WHERE ELSE IS IT? What the glossaries and the articles have of the words that are looked for. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api/articles.js";
import { glossaries } from "../api/glossaries.js";
import { number, parts, say } from "../say.js";
import { TERM_STATUSES, day } from "../words.js";
import { problemNotice } from "./notice.js";

/** More of them nobody reads; who wants all of them looks for more words. */
const MOST = 100;

/** @typedef {{question(): import("../question.js").Question, counted(total: string): void}} Page */

/**
 * A list of what was found in a place that is not the memory.
 * @template T
 * @param {HTMLElement} root
 * @param {Page} page
 * @param {(q: string) => Promise<{found: T[], total: number}>} find
 * @param {(item: T) => unknown} line
 * @param {(n: number) => string} count in words @param {string} none what is said where there is none
 * @returns {{look(): Promise<void>, forget(): void}}
 */
function elsewhere(root, page, find, line, count, none) {
  let turn = 0;
  async function look() {
    const mine = ++turn;
    const { q } = page.question();
    if (!q.trim()) return forget();
    try {
      const { found, total } = await find(q);
      if (mine !== turn) return;
      page.counted(number(total));
      const all = count(total);
      const words = total > found.length ? say("elsewhere.shown", { all, count: found.length }) : all;
      render(found.length ? html`<p class="small soft" role="status">${words}</p><ol class="panel elsewhere">${found.map(line)}</ol>`
        : html`<p class="soft" role="status">${none}</p>`, root);
    } catch (error) {
      if (mine === turn) render(problemNotice(error.message), root);
    }
  }
  function forget() {
    turn++;
    render(nothing, root);
  }
  return { look, forget };
}

/** @param {string} q */
async function findConcepts(q) {
  const names = await glossaries.list();
  const answers = await Promise.all(names.map(({ name }) => glossaries.concepts(name, { q, limit: MOST })));
  const found = answers.flatMap(({ concepts }, at) => concepts.map((concept) => ({ ...concept, glossary: names[at].name })));
  return { found, total: answers.reduce((sum, { total }) => sum + total, 0) };
}

/** @param {Wire.Concept & {glossary: string}} concept */
function conceptLine({ terms, domain, scope, note, glossary }) {
  const arabic = terms.filter(({ lang }) => lang === "ar").map(({ text }) => text).join("، ");
  const english = terms.filter(({ lang }) => lang === "en");
  return html`<li><p lang="ar" dir="rtl">${arabic}</p><div>
    <p>${english.map(({ text, status }, at) => html`${at ? " · " : nothing}<span class="english ${status}" lang="en" dir="ltr">${text}</span>
      <span class="term-status ${status}"><span aria-hidden="true">${TERM_STATUSES[status ?? ""]?.icon}</span> ${TERM_STATUSES[status ?? ""]?.word}</span>`)}</p>
    <p class="small soft">${[glossary, domain, scope].filter(Boolean).join(" · ")}${note ? html` · <bdi>${note}</bdi>` : nothing}</p></div></li>`;
}

/** @param {Wire.Article} article */
function articleLine({ id, title, updated_at, words, progress }) {
  return html`<li><p lang="ar" dir="rtl"><a href="/articles/${id}">${title || say("elsewhere.untitled")}</a></p>
    <p class="small soft nums">${say("n.words", { n: words })} · ${say("table.confirmed", { done: progress.confirmed + progress.reviewed, total: say("n.segments", { n: progress.total }) })} ·
      ${parts("elsewhere.changed", { day: html`<time datetime=${updated_at}>${day(updated_at)}</time>` })}</p></li>`;
}

/** @param {HTMLElement} root @param {Page} page */
export const conceptHits = (root, page) => elsewhere(root, page, findConcepts, conceptLine,
  (n) => say("n.terms", { n }), say("elsewhere.no-term"));

/** @param {HTMLElement} root @param {Page} page */
export const articleHits = (root, page) => elsewhere(root, page,
  (q) => articles.list({ q, limit: MOST }).then((answer) => ({ found: answer.articles, total: answer.total })), articleLine,
  (n) => say("n.articles", { n }), say("articles.no-match"));
