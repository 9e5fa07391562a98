/** WHICH KEYS ARE THERE? The table of the keymap. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { KEYMAP, keyCaps } from "../keymap.js";

/** @param {string} key */
const caps = (key) => keyCaps(key).map((cap, i) => html`${i ? " " : ""}<kbd>${cap}</kbd>`);

export function helpDialog() {
  return html`<dialog id="help" aria-labelledby="help-head">
    <form method="dialog" class="stack">
      <h2 id="help-head">Keys</h2>
      <table><tbody>${KEYMAP.map(({ keys, words }) => html`<tr>
        <th scope="row">${keys.length > 2
          ? html`${caps(keys[0])} … ${caps(keys.at(-1) ?? "")}`
          : keys.map((key, i) => html`${i ? " or " : ""}${caps(key)}`)}</th>
        <td>${words}</td></tr>`)}</tbody></table>
      <p class="soft small">Text is saved by itself, 0.8 seconds after the last key. What could not be saved stays in this
        browser and is sent again. Ctrl+Z takes an inserted proposal back.</p>
      <p class="row"><button class="push" autofocus>Close</button></p>
    </form>
  </dialog>`;
}
