/** WHOSE TEXT STAYS? Both texts in place, never a dialog that hides one of them. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";
import { STATES } from "../words.js";

/**
 * @param {{target: string, theirs: import("../saver.js").Base | null}} view
 * @param {(choice: "mine"|"theirs"|"edit") => void} resolve
 */
export function conflictBox({ target, theirs }, resolve) {
  if (!theirs) return nothing;
  return html`<div class="conflict" role="group" aria-label=${say("conflict")}>
    <p><strong><span aria-hidden="true">▲ </span>${say("conflict.head")}</strong> ${say("conflict.choose")}</p>
    <dl>
      <dt>${say("conflict.mine")}</dt><dd lang="en" dir="ltr">${target || say("empty")}</dd>
      <dt>${say("conflict.theirs", { state: STATES[theirs.state]?.word ?? theirs.state })}</dt><dd lang="en" dir="ltr">${theirs.target || say("empty")}</dd>
    </dl>
    <p class="row">
      <button @click=${() => resolve("mine")}>${say("conflict.keep")}</button>
      <button @click=${() => resolve("theirs")}>${say("conflict.take")}</button>
      <button @click=${() => resolve("edit")}>${say("conflict.edit")}</button>
    </p>
  </div>`;
}
