/** WHICH KEYS ARE THERE? The table of the keymap, and the choice of whose keys they are. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { keyCaps } from "../keymap.js";
import { keys } from "../keys.js";
import { PROFILES } from "../profiles.js";

/** @param {string} key */
const caps = (key) => keyCaps(key).map((cap, i) => html`${i ? " " : ""}<kbd>${cap}</kbd>`);

/** @param {{choose(profile: string): void}} on */
export function helpDialog(on) {
  return html`<dialog id="help" aria-labelledby="help-head">
    <form method="dialog" class="stack">
      <div class="row"><h2 id="help-head">Keys</h2>
        <label class="push check">as in <select id="profile" @change=${(event) => on.choose(event.target.value)}>
          ${Object.entries(PROFILES).map(([id, { name }]) => html`<option value=${id} .selected=${id === keys.profile}>${name}</option>`)}
        </select></label>
        <button autofocus>Close</button></div>
      <table><tbody>${keys.all().map(({ keys: bound, words }) => html`<tr>
        <th scope="row">${bound.length > 2
          ? html`${caps(bound[0])} … <kbd>${keyCaps(bound.at(-1) ?? "").at(-1)}</kbd>`
          : bound.map((key, i) => html`${i ? " or " : ""}${caps(key)}`)}</th>
        <td>${words}</td></tr>`)}</tbody></table>
      <p class="soft small">Text is saved by itself, 0.8 seconds after the last key. What could not be saved stays in this
        browser and is sent again. Ctrl+Z takes an inserted proposal back.${keys.command({ key: "Enter", code: "Enter", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false })
          ? " Shift+Enter begins a new line." : ""}</p>
    </form>
  </dialog>`;
}
