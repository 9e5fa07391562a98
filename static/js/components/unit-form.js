/** HOW IS THE ENGLISH OF A UNIT WRITTEN ANEW? In a field of its own: Ctrl+Enter saves, Escape leaves it as it is. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";

/** @param {string} text @param {{type(text: string): void, save(): void, leave(): void}} on */
export const unitForm = (text, on) => html`<div class="unit-form"><textarea lang="en" dir="ltr" rows="3" aria-label=${say("unit.english")} .value=${text}
    @input=${(event) => on.type(event.target.value)}
    @keydown=${(event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") on.leave();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.save();
    }}></textarea>
  <p class="row"><button class="main-action" @click=${on.save}>${say("save")} <kbd>Ctrl ↵</kbd></button><button @click=${on.leave}>${say("leave")}</button></p></div>`;
