/** WHO IS HERE? The others on this article, where they are, what I am called, and who works on it. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { called } from "../company.js";
import { parts, say } from "../say.js";

/**
 * @param {import("../company.js").Company} company
 * @param {(segment: string) => number | undefined} place the number of a segment
 * @param {string | null | undefined} assignee
 * @param {{go(segment: string): void, call(name: string): void, assign(name: string): void}} on
 */
export function peopleMenu(company, place, assignee, on) {
  const n = company.others.length;
  return html`<details class="menu people"><summary class=${n ? "others" : ""}>${n ? say("n.others", { n }) : say("people.alone")}</summary><div>
    ${company.others.map((other) => {
      const number = other.segment === null ? undefined : place(other.segment);
      return number === undefined ? html`<p class="small"><bdi>${called(other)}</bdi></p>`
        : html`<button class="quiet small" @click=${() => on.go(/** @type {string} */ (other.segment))}>${parts("people.on", { name: html`<bdi>${called(other)}</bdi>`, segment: number })}</button>`;
    })}
    <label class="field"><span>${say("people.name")}</span>
      <input maxlength="60" dir="auto" .value=${company.name} @change=${(event) => on.call(event.target.value)}></label>
    <label class="field"><span>${say("people.assignee")}</span>
      <input class="assignee" maxlength="60" dir="auto" placeholder=${say("people.nobody")} .value=${assignee ?? ""} @change=${(event) => on.assign(event.target.value)}></label>
  </div></details>`;
}

/** Beside the number of a segment. @param {string[]} names */
export function hereMark(names) {
  return names.length ? html`<span class="here small"><span aria-hidden="true">●</span> <bdi>${names.join(", ")}</bdi><span class="hidden"> ${say("people.here")}</span></span>` : nothing;
}
