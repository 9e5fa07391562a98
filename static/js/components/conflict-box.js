/** WHOSE TEXT STAYS? Both texts in place, never a dialog that hides one of them. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { STATES } from "../words.js";

/**
 * @param {{target: string, theirs: any}} view
 * @param {(choice: "mine"|"theirs"|"edit") => void} resolve
 */
export function conflictBox({ target, theirs }, resolve) {
  return html`<div class="conflict" role="group" aria-label="Somebody else changed this segment">
    <p><strong><span aria-hidden="true">▲ </span>Somebody else changed this segment meanwhile.</strong> Nothing is lost: choose.</p>
    <dl>
      <dt>Mine</dt><dd lang="en" dir="ltr">${target || "(empty)"}</dd>
      <dt>Theirs (${STATES[theirs.state]?.word ?? theirs.state})</dt><dd lang="en" dir="ltr">${theirs.target || "(empty)"}</dd>
    </dl>
    <p class="row">
      <button @click=${() => resolve("mine")}>Keep mine</button>
      <button @click=${() => resolve("theirs")}>Take theirs</button>
      <button @click=${() => resolve("edit")}>Edit mine first</button>
    </p>
  </div>`;
}
