/** WHAT IS AT WORK? The table of articles, and the line that leads back to where one stopped. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { ago, count, day } from "../words.js";
import { coverageBar } from "./coverage-bar.js";
import { progressBar } from "./progress-bar.js";

/** What the list can be narrowed to, by the value of the menu. */
export const STAGES = { "": "All at work", mine: "Mine", new: "Not begun", begun: "Begun", finished: "Finished", archived: "Archived" };

/** @param {string} id @param {number} [segment] from 1 */
const address = (id, segment) => `/articles/${encodeURIComponent(id)}${segment ? `#${segment}` : ""}`;

/**
 * @typedef {object} ListEvents
 * @property {(article: any, away: boolean) => void} archive
 * @property {(id: string | null) => void} choose opens the field for who works on an article, or closes it
 * @property {(article: any, name: string) => void} assign
 */

/** @param {any[]} articles @param {{choosing: string | null, me: string}} model choosing: the article whose field is open @param {ListEvents} on */
export function articleTable(articles, model, on) {
  return html`<div class="panel list"><table class="articles">
    <thead><tr>
      <th scope="col">Headline</th><th scope="col">From</th><th scope="col">Words</th><th scope="col">Known</th>
      <th scope="col">Progress</th><th scope="col">Who</th><th scope="col">Changed</th><th scope="col"><span class="hidden">Archive</span></th>
    </tr></thead>
    <tbody>${articles.map((article) => line(article, model, on))}</tbody>
  </table></div>`;
}

/** @param {any} article @param {{choosing: string | null, me: string}} model @param {ListEvents} on */
function line(article, model, on) {
  const { id, title, progress } = article;
  const away = article.archived_at !== null;
  return html`<tr data-id=${id}>
    <th scope="row"><a class="headline" lang="ar" dir="rtl" href=${address(id)}>${title}</a></th>
    <td class="small nums of">${article.outlet ? html`<bdi class="outlet" title=${article.outlet}>${article.outlet}</bdi>` : nothing}${
      article.published ? html`<time datetime=${article.published}>${day(article.published)}</time>` : nothing}</td>
    <td class="small nums words">${article.words.toLocaleString("en")}<span class="unit"> words</span></td>
    <td class="known">${coverageBar(article.coverage)}</td>
    <td class="small nums progress">${progressBar(progress)}${progress.confirmed + progress.reviewed} of ${progress.total} confirmed</td>
    <td class="small who">${who(article, model, on)}</td>
    <td class="small soft changed"><time datetime=${article.updated_at}>${ago(article.updated_at)}</time></td>
    <td class="away"><button class="quiet small" aria-label=${`${away ? "Bring back" : "Archive"}: ${title}`}
      @click=${() => on.archive(article, !away)}>${away ? "Bring back" : "Archive"}</button></td>
  </tr>`;
}

/** @param {any} article @param {{choosing: string | null, me: string}} model @param {ListEvents} on */
function who({ id, title, assignee, ...article }, { choosing, me }, on) {
  if (choosing !== id) {
    return html`<button class="quiet small" aria-label=${`${assignee ? `${assignee} works on this` : "Assign… somebody"}: ${title}`}
      @click=${() => on.choose(id)}>${assignee ? html`<bdi>${assignee}</bdi>` : "Assign…"}</button>`;
  }
  const keys = (event) => {
    // Or the button that comes in its place is pressed by the same key.
    if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
    if (event.key === "Enter") on.assign({ id, ...article }, event.target.value);
    if (event.key === "Escape") on.choose(null);
  };
  return html`<input class="assignee" maxlength="60" aria-label=${`Who works on this: ${title}`} title="Enter keeps it, Escape leaves it; nothing means nobody"
    .value=${assignee ?? me} @keydown=${keys} @change=${(event) => on.assign({ id, ...article }, event.target.value)}>`;
}

/** @param {{id: string, title: string, segment: number, progress: any} | null} last */
export function continueLine(last) {
  if (!last) return nothing;
  const left = last.progress.empty + last.progress.draft;
  return html`<section class="panel continue" aria-label="Continue">
    <a class="button main-action" href=${address(last.id, last.segment)}>Continue where you stopped</a>
    <bdi class="headline-of" lang="ar" dir="rtl">${last.title}</bdi>
    <span class="small soft">at segment ${last.segment}; ${left ? `${count(left, "segment")} to go` : "all confirmed"}</span>
  </section>`;
}
