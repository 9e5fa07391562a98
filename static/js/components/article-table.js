/** WHAT IS AT WORK? The table of articles, and the line that leads back to where one stopped. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { drawKeyed } from "../keyed.js";
import { number, say } from "../say.js";
import { ago, day } from "../words.js";
import { articleDetails } from "./article-details.js";
import { coverageBar } from "./coverage-bar.js";
import { progressBar } from "./progress-bar.js";

/** What the list can be narrowed to. */
export const STAGES = ["all", "mine", "new", "begun", "finished", "archived"];

/** @param {string} id @param {number} [segment] from 1 */
const address = (id, segment) => `/articles/${encodeURIComponent(id)}${segment ? `#${segment}` : ""}`;

/**
 * @typedef {object} ListEvents
 * @property {(article: Wire.Article, away: boolean) => void} archive
 * @property {(id: string | null) => void} choose opens the field for who works on an article, or closes it
 * @property {(article: {id: string}, name: string) => void} assign
 * @property {(id: string) => void} details opens or closes what is below its line
 */

/**
 * @typedef {object} ListModel
 * @property {string | null} choosing the article whose field is open @property {string} me
 * @property {{id: string, course: any, problem: string} | null} details what is open below a line
 */

/** The table; its lines are drawn into it (drawLines). */
export const articleTable = () => html`<div class="panel list"><table class="articles">
    <thead><tr>
      ${["headline", "from", "words", "known", "progress", "who", "changed"].map((name) => html`<th scope="col">${say(`table.${name}`)}</th>`)}<th
        scope="col"><span class="hidden">${say("table.archive")}</span></th>
    </tr></thead>
  </table></div>`;

/** A line for each article, which keeps it, with the focus in it, when others come in above. @param {Element} table @param {Wire.Article[]} articles @param {ListModel} model @param {ListEvents} on */
export function drawLines(table, articles, model, on) {
  drawKeyed(table, articles, { key: ({ id }) => id, tag: "tbody", draw: (article) => line(article, model, on) });
}

/** @param {Wire.Article} article @param {ListModel} model @param {ListEvents} on */
function line(article, model, on) {
  const { id, title, progress } = article;
  const away = article.archived_at !== null;
  const open = model.details?.id === id;
  return html`<tr data-id=${id}>
    <th scope="row"><a class="headline" lang="ar" dir="rtl" href=${address(id)}>${title}</a></th>
    <td class="small nums of">${article.outlet ? html`<bdi class="outlet" title=${article.outlet}>${article.outlet}</bdi>` : nothing}${
      article.published ? html`<time datetime=${article.published}>${day(article.published)}</time>` : nothing}</td>
    <td class="small nums words">${number(article.words)}<span class="unit"> ${say("table.unit")}</span></td>
    <td class="known">${coverageBar(article.coverage)}</td>
    <td class="small nums progress">${progressBar(progress)}<button class="quiet small" aria-expanded=${open}
      title=${say("details.help")} @click=${() => on.details(id)}>${say("table.confirmed", { done: progress.confirmed + progress.reviewed, total: progress.total })}<span class="hidden">: ${say("details.of", { title })}</span></button></td>
    <td class="small who">${who(article, model, on)}</td>
    <td class="small soft changed"><time datetime=${article.updated_at}>${ago(article.updated_at)}</time></td>
    <td class="away"><button class="quiet small" aria-label=${say(away ? "table.bring-back-it" : "table.archive-it", { title })}
      @click=${() => on.archive(article, !away)}>${say(away ? "table.bring-back" : "table.archive")}</button></td>
  </tr>${open ? html`<tr class="details"><td colspan="8">${articleDetails(article, /** @type {any} */ (model.details))}</td></tr>` : nothing}`;
}

/** @param {Wire.Article} article @param {ListModel} model @param {ListEvents} on */
function who({ id, title, assignee, ...article }, { choosing, me }, on) {
  if (choosing !== id) {
    return html`<button class="quiet small" aria-label=${say(assignee ? "table.works" : "table.assign-it", { name: assignee ?? "", title })}
      @click=${() => on.choose(id)}>${assignee ? html`<bdi>${assignee}</bdi>` : say("table.assign")}</button>`;
  }
  /** @param {import("../../vendor/lit-html/lit-html.js").TemplateEvent} event */
  const keys = (event) => {
    // Or the button that comes in its place is pressed by the same key.
    if (event.key === "Enter" || event.key === "Escape") event.preventDefault();
    if (event.key === "Enter") on.assign({ id, ...article }, event.target.value);
    if (event.key === "Escape") on.choose(null);
  };
  return html`<input class="assignee" maxlength="60" dir="auto" aria-label=${say("table.who-works", { title })} title=${say("table.who-help")}
    .value=${assignee ?? me} @keydown=${keys} @change=${(event) => on.assign({ id, ...article }, event.target.value)}>`;
}

/** @param {{id: string, title: string, segment: number, progress: Wire.Progress} | null} last */
export function continueLine(last) {
  if (!last) return nothing;
  const left = last.progress.empty + last.progress.draft;
  return html`<section class="panel continue" aria-label=${say("continue")}>
    <a class="button main-action" href=${address(last.id, last.segment)}>${say("continue.here")}</a>
    <bdi class="headline-of" lang="ar" dir="rtl">${last.title}</bdi>
    <span class="small soft">${say(left ? "continue.left" : "continue.done",
      { segment: last.segment, left: say("n.segments", { n: left }) })}</span>
  </section>`;
}
