/** WHAT IF THE STORY COMES AGAIN? The box for the next version of an article. It comes when it is asked for. */

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api.js";
import { say } from "../say.js";
import { askBeforeLeaving } from "../unsaved.js";
import { problemNotice } from "./notice.js";
import { STAYED } from "./version-note.js";

/** Longer than a save takes on a slow line; without a line nobody should wait for it. */
const PATIENCE_MS = 8000;
/** @param {number} ms @returns {Promise<false>} */
const later = (ms) => new Promise((done) => { setTimeout(() => done(false), ms); });

/**
 * The dialog that takes the new text. It is made when it is asked for, and is gone when it is closed.
 *
 * @param {string} article
 * @param {() => Promise<boolean>} settle saves what is typed; false where that cannot be now
 */
export function askForVersion(article, settle) {
  const dialog = document.createElement("dialog");
  const model = { text: "", html: "", busy: false, sent: false, problem: "" };
  const draw = () => render(view(model, { draw, start, close: () => dialog.close() }), dialog);

  async function start() {
    model.busy = true;
    model.problem = "";
    draw();
    try {
      if (!(await Promise.race([settle(), later(PATIENCE_MS)]))) throw new Error(say("version.unsaved"));
      if (!dialog.open) return;
      model.sent = true;
      draw();
      const made = await articles.createVersion(article, { text: model.text, ...(model.html && { html: model.html }) });
      sessionStorage.setItem(STAYED, JSON.stringify({ id: made.id, ...made.stayed }));
      location.assign(`/articles/${encodeURIComponent(made.id)}`);
    } catch (error) {
      model.problem = error.message;
      model.busy = model.sent = false;
      draw();
    }
  }

  dialog.id = "new-version";
  dialog.setAttribute("aria-labelledby", "new-version-head");
  // What is sent is done: there is no way back from there.
  dialog.addEventListener("cancel", (event) => { if (model.sent) event.preventDefault(); });
  const asked = askBeforeLeaving(() => dialog.open && !model.sent && model.text.trim() !== "");
  dialog.addEventListener("close", () => { asked(); dialog.remove(); });
  document.body.append(dialog);
  draw();
  dialog.showModal();
}

/** @param {{text: string, html: string, busy: boolean, sent: boolean, problem: string}} model @param {{draw(): void, start(): void, close(): void}} on */
function view(model, on) {
  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!html || !text.trim() || model.text.trim()) return;
    event.preventDefault();
    Object.assign(model, { text, html });
    on.draw();
  };
  return html`<div class="stack">
    <h2 id="new-version-head">${say("version.head")}</h2>
    <p class="small">${say("version.help")}</p>
    <textarea lang="ar" dir="rtl" rows="12" autofocus aria-label=${say("version.text")} placeholder=${say("version.paste-here")}
      .value=${model.text} @paste=${paste} @input=${(event) => { Object.assign(model, { text: event.target.value, html: "" }); on.draw(); }}></textarea>
    ${problemNotice(model.problem)}
    <p class="row">
      <button ?disabled=${model.sent} @click=${on.close}>${say("cancel")}</button>
      <button class="main-action push" ?disabled=${model.busy || !model.text.trim()} @click=${on.start}>${say(model.busy ? "version.comparing" : "version.start")}</button>
    </p>
  </div>`;
}
