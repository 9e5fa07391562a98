/** WHAT IF THE STORY COMES AGAIN? The box for the next version of an article, and what was kept of the one before. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api.js";
import { arabicDiff } from "./arabic.js";
import { differences } from "../score.js";
import { STATES, count } from "../words.js";
import { problemNotice } from "./notice.js";

const STAYED = "tarjuman.stayed";

/** Longer than a save takes on a slow line; without a line nobody should wait for it. */
const PATIENCE_MS = 8000;
const later = (ms) => new Promise((done) => { setTimeout(() => done(false), ms); });

/**
 * The dialog that takes the new text. It is made when it is asked for, and is gone when it is closed.
 *
 * @param {string} article
 * @param {() => Promise<boolean>} settle saves what is typed; false where that cannot be now
 */
export function askForVersion(article, settle) {
  const dialog = document.createElement("dialog");
  const model = { text: "", html: "", busy: false, problem: "" };
  const draw = () => render(view(model, { draw, start, close: () => dialog.close() }), dialog);

  async function start() {
    model.busy = true;
    model.problem = "";
    draw();
    try {
      if (!(await Promise.race([settle(), later(PATIENCE_MS)]))) throw new Error("Something that you typed is not saved yet. It would be missing in the new version: wait for the connection, or solve the conflict.");
      const made = await articles.createVersion(article, { text: model.text, ...(model.html && { html: model.html }) });
      sessionStorage.setItem(STAYED, JSON.stringify({ id: made.id, ...made.stayed }));
      location.assign(`/articles/${encodeURIComponent(made.id)}`);
    } catch (error) {
      model.problem = error.message;
      model.busy = false;
      draw();
    }
  }

  dialog.id = "new-version";
  dialog.setAttribute("aria-labelledby", "new-version-head");
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  draw();
  dialog.showModal();
}

/** @param {{text: string, html: string, busy: boolean, problem: string}} model @param {{draw(): void, start(): void, close(): void}} on */
function view(model, on) {
  const paste = (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!html || !text.trim() || model.text.trim()) return;
    event.preventDefault();
    Object.assign(model, { text, html });
    on.draw();
  };
  return html`<div class="stack">
    <h2 id="new-version-head">New version of this article</h2>
    <p class="small">Paste the whole article as it is now. Sentences that did not change keep their English and stay confirmed; changed ones have it as a draft,
      with the difference in the Arabic beside it. This version stays as it is.</p>
    <textarea lang="ar" dir="rtl" rows="12" autofocus aria-label="Arabic text of the new version" placeholder="ألصق النص الجديد هنا"
      .value=${model.text} @paste=${paste} @input=${(event) => { Object.assign(model, { text: event.target.value, html: "" }); on.draw(); }}></textarea>
    ${problemNotice(model.problem)}
    <p class="row">
      <button @click=${on.close}>Cancel</button>
      <button class="main-action push" ?disabled=${model.busy || !model.text.trim()} @click=${on.start}>${model.busy ? "Comparing…" : "Go on with this version"}</button>
    </p>
  </div>`;
}

/**
 * What stands above the segments of a version: what was kept, once, and whether a later one is there.
 * @param {any} article
 */
export function versionNote(article) {
  if (article.next) {
    return html`<p class="note" role="status">There is a newer version of this article. <a href="/articles/${encodeURIComponent(article.next)}">Go on there</a>; what is
      typed here stays here.</p>`;
  }
  const told = JSON.parse(sessionStorage.getItem(STAYED) ?? "null");
  if (told?.id !== article.id) return nothing;
  sessionStorage.removeItem(STAYED);
  const { same, changed, new: fresh, gone } = told;
  return html`<p class="note" role="status">${count(same, "sentence")} as before, ${changed} changed, ${fresh} new, ${gone} gone.
    <a href="/articles/${encodeURIComponent(article.previous)}">See version ${article.version - 1}</a></p>`;
}

/**
 * What the segment was in the version before, where that was other.
 * @param {any} earlier @param {(text: string) => void} insert
 */
export function earlierCard(earlier, insert) {
  const changed = earlier ? differences(earlier.diff) : "";
  if (!changed) return nothing;
  const { word, icon } = STATES[earlier.state] ?? STATES.empty;
  return html`<section aria-labelledby="earlier-head">
    <h2 id="earlier-head">In the version before</h2>
    <div class="card earlier">
      <p class="small soft">The Arabic differs: ${changed}</p>
      ${arabicDiff(earlier.diff)}
      ${earlier.target ? html`<p class="english-text" lang="en" dir="ltr">${earlier.target}</p>` : nothing}
      <p class="row small"><span class="state ${earlier.state}"><span aria-hidden="true">${icon}</span> ${word}</span>
        ${earlier.target ? html`<button class="quiet small push" @click=${() => insert(earlier.target)}>Insert</button>` : nothing}</p>
    </div>
  </section>`;
}
