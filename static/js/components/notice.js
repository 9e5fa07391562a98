/** WHAT WENT WRONG? One line on the page, in plain words. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";

/** @param {string | false | null | undefined} words */
export function problemNotice(words) {
  return words ? html`<p class="note bad" role="alert"><span aria-hidden="true">▲ </span>${words}</p>` : nothing;
}
