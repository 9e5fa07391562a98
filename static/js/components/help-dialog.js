/** WHICH KEYS ARE THERE? The table of the keymap, and the choice of whose keys they are. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { keyCaps } from "../keymap.js";
import { keys } from "../keys.js";
import { PROFILES } from "../profiles.js";
import { say } from "../say.js";

/** @param {string} key */
const caps = (key) => html`<bdi dir="ltr">${keyCaps(key).map((cap, i) => html`${i ? " " : ""}<kbd>${cap}</kbd>`)}</bdi>`;

/** @param {{choose(profile: string): void}} on */
export function helpDialog(on) {
  return html`<dialog id="help" aria-labelledby="help-head">
    <form method="dialog" class="stack">
      <div class="row"><h2 id="help-head">${say("keys")}</h2>
        <label class="push check">${say("keys.as-in")} <select id="profile" @change=${(event) => on.choose(event.target.value)}>
          ${Object.entries(PROFILES).map(([id, { name }]) => html`<option value=${id} .selected=${id === keys.profile}>${name}</option>`)}
        </select></label>
        <button autofocus>${say("close")}</button></div>
      <table><tbody>${keys.all().map(({ keys: bound, command }) => html`<tr>
        <th scope="row">${bound.length > 2
          ? html`${caps(bound[0])} … <kbd>${keyCaps(bound.at(-1) ?? "").at(-1)}</kbd>`
          : bound.map((key, i) => html`${i ? ` ${say("keys.or")} ` : ""}${caps(key)}`)}</th>
        <td>${say(`key.${command}`)}</td></tr>`)}</tbody></table>
      <p class="soft small">${say("keys.help")}${keys.command({ key: "Enter", code: "Enter", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false })
          ? ` ${say("keys.new-line")}` : ""}</p>
    </form>
  </dialog>`;
}
