/** HOW FAR ARE THE FILES? A line for each that was brought, and the share of all that is in. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";

/**
 * @typedef {{name: string, state: "waiting"|"sending"|"in"|"refused", article?: Wire.NewArticle, problem?: string}} Upload
 * @param {Upload[]} uploads
 * @param {{forget(): void}} on
 */
export function uploadList(uploads, on) {
  if (!uploads.length) return nothing;
  const done = uploads.filter(({ state }) => state === "in" || state === "refused").length;
  return html`<section class="uploads stack" aria-labelledby="uploads-head">
    <div class="row"><h2 id="uploads-head">${
      say(done < uploads.length ? "upload.going" : "upload.done", { files: say("n.files", { n: uploads.length }) })}</h2>
      <progress aria-label=${say("upload.progress")} max=${uploads.length} value=${done}></progress>
      <span class="small soft nums">${say("upload.of", { done, total: uploads.length })}</span>
      ${done === uploads.length ? html`<button class="push small" @click=${on.forget}>${say("close")}</button>` : nothing}</div>
    <ul>${uploads.map(({ name, state, article, problem }) => html`<li class=${state}>
      <span aria-hidden="true">${{ waiting: "○", sending: "…", in: "✓", refused: "▲" }[state]}</span> <bdi>${name}</bdi>
      ${article ? html`<a lang="ar" dir="rtl" href=${`/articles/${encodeURIComponent(article.id)}`}>${article.title}</a>`
        : html`<span class="small">${problem ?? say(state === "waiting" ? "upload.waits" : "upload.on-its-way")}</span>`}
    </li>`)}</ul>
  </section>`;
}
