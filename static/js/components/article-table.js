/** WHAT IS AT WORK? The table of articles, and the line that leads back to where one stopped. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { ago, count, day } from "../words.js";
import { progressBar } from "./progress-bar.js";

/** What the list can be narrowed to, by the value of the menu. */
export const STAGES = { "": "All at work", new: "Not begun", begun: "Begun", finished: "Finished", archived: "Archived" };

/** @param {string} id @param {number} [segment] from 1 */
const address = (id, segment) => `/articles/${encodeURIComponent(id)}${segment ? `#${segment}` : ""}`;

/** @param {any[]} articles @param {{archive(article: any, away: boolean): void}} on */
export function articleTable(articles, on) {
  return html`<div class="panel list"><table class="articles">
    <thead><tr>
      <th scope="col">Headline</th><th scope="col">Date</th><th scope="col">Words</th>
      <th scope="col">Progress</th><th scope="col">Changed</th><th scope="col"><span class="hidden">Archive</span></th>
    </tr></thead>
    <tbody>${articles.map((article) => line(article, on))}</tbody>
  </table></div>`;
}

/** @param {any} article @param {{archive(article: any, away: boolean): void}} on */
function line(article, on) {
  const { id, title, progress } = article;
  const away = article.archived_at !== null;
  return html`<tr>
    <th scope="row"><a class="headline" lang="ar" dir="rtl" href=${address(id)}>${title}</a></th>
    <td class="small nums of">${article.published ? html`<time datetime=${article.published}>${day(article.published)}</time>` : nothing}</td>
    <td class="small nums words">${article.words.toLocaleString("en")}<span class="unit"> words</span></td>
    <td class="small nums progress">${progressBar(progress)}${progress.confirmed + progress.reviewed} of ${progress.total} confirmed</td>
    <td class="small soft changed"><time datetime=${article.updated_at}>${ago(article.updated_at)}</time></td>
    <td class="away"><button class="quiet small" aria-label=${`${away ? "Bring back" : "Archive"}: ${title}`}
      @click=${() => on.archive(article, !away)}>${away ? "Bring back" : "Archive"}</button></td>
  </tr>`;
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
