/** WHO IS HERE? The others on this article, where they are, and what I am called. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { called } from "../company.js";

/**
 * @param {import("../company.js").Company} company
 * @param {(segment: string) => number | undefined} place the number of a segment
 * @param {{go(segment: string): void, call(name: string): void}} on
 */
export function peopleMenu(company, place, on) {
  const n = company.others.length;
  return html`<details class="menu people"><summary class=${n ? "others" : ""}>${n ? `${n} other${n === 1 ? "" : "s"} here` : "Only you"}</summary><div>
    ${company.others.map((other) => {
      const number = other.segment === null ? undefined : place(other.segment);
      return number === undefined ? html`<p class="small"><bdi>${called(other)}</bdi></p>`
        : html`<button class="quiet small" @click=${() => on.go(/** @type {string} */ (other.segment))}><bdi>${called(other)}</bdi> is on segment ${number}</button>`;
    })}
    <label class="field"><span>Your name, for others</span>
      <input maxlength="60" .value=${company.name} @change=${(event) => on.call(event.target.value)}></label>
  </div></details>`;
}

/** Beside the number of a segment. @param {string[]} names */
export function hereMark(names) {
  return names.length ? html`<span class="here small"><span aria-hidden="true">●</span> <bdi>${names.join(", ")}</bdi><span class="hidden"> on this segment</span></span>` : nothing;
}
