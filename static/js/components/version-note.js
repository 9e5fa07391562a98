/** WHICH VERSION IS THIS? What was kept of the one before, and the English that a changed sentence had there. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { arabicDiff } from "./arabic.js";
import { differences } from "../score.js";
import { parts, say } from "../say.js";
import { STATES } from "../words.js";

/** Where the count of what stayed waits for the page of the new version. */
export const STAYED = "tarjuman.stayed";

/**
 * What stands above the segments of a version: what was kept, once, and whether a later one is there.
 * @param {Wire.Article} article
 */
export function versionNote(article) {
  if (article.next) {
    return html`<p class="note" role="status">${parts("version.newer", {
      link: html`<a href="/articles/${encodeURIComponent(article.next)}">${say("version.go")}</a>` })}</p>`;
  }
  const told = JSON.parse(sessionStorage.getItem(STAYED) ?? "null");
  if (told?.id !== article.id) return nothing;
  sessionStorage.removeItem(STAYED);
  const { same, changed, new: fresh, gone } = told;
  return html`<p class="note" role="status">${say("version.stayed", { same: say("n.sentences", { n: same }), changed, fresh, gone })}
    <a href="/articles/${encodeURIComponent(article.previous ?? "")}">${say("version.see", { version: article.version - 1 })}</a></p>`;
}

/**
 * What the segment was in the version before, where that was other.
 * @param {Wire.Earlier | null | undefined} earlier @param {(text: string) => void} insert
 */
export function earlierCard(earlier, insert) {
  const changed = earlier ? differences(earlier.diff) : "";
  if (!earlier || !changed) return nothing;
  const { word, icon } = STATES[earlier.state] ?? STATES.empty;
  return html`<section aria-labelledby="earlier-head">
    <h2 id="earlier-head">${say("earlier")}</h2>
    <div class="card earlier">
      <p class="small soft">${say("diff.arabic", { what: changed })}</p>
      ${arabicDiff(earlier.diff)}
      ${earlier.target ? html`<p class="english-text" lang="en" dir="ltr">${earlier.target}</p>` : nothing}
      <p class="row small"><span class="state ${earlier.state}"><span aria-hidden="true">${icon}</span> ${word}</span>
        ${earlier.target ? html`<button class="quiet small push" @click=${() => insert(earlier.target)}>${say("insert")}</button>` : nothing}</p>
    </div>
  </section>`;
}
