/** WHICH CONCEPTS ARE THERE? A row each: Arabic, preferred English, the other English, where it holds. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";
import { TERM_STATUSES } from "../words.js";

/** @param {Wire.Concept[]} concepts @param {string | null} open the id of the one in the side panel @param {(concept: Wire.Concept, byKey: boolean) => void} choose byKey: by Enter, which goes on in what opens */
export function conceptTable(concepts, open, choose) {
  return html`<table class="concepts">
    <thead><tr><th scope="col" class="ar">${say("arabic")}</th><th scope="col">${say("glossary.preferred")}</th><th scope="col">${say("glossary.other")}</th>
      <th scope="col">${say("glossary.domain")}</th><th scope="col">${say("glossary.scope")}</th><th scope="col">${say("glossary.state")}</th></tr></thead>
    <tbody>${concepts.map((concept) => line(concept, concept.id === open, choose))}</tbody>
  </table>`;
}

/** @param {Wire.Concept} concept @param {boolean} open @param {(concept: Wire.Concept, byKey: boolean) => void} choose */
function line(concept, open, choose) {
  const arabic = concept.terms.filter((term) => term.lang === "ar");
  const english = concept.terms.filter((term) => term.lang === "en");
  const preferred = english.filter((term) => term.status === "preferred");
  const others = english.filter((term) => term.status !== "preferred");
  return html`<tr class=${open ? "open" : ""} data-id=${concept.id} @click=${() => choose(concept, false)}>
    <td lang="ar" dir="rtl"><button class="quiet" aria-expanded=${open} @click=${(event) => { event.stopPropagation(); choose(concept, event.detail === 0); }}>${
      arabic.map((term, i) => html`${i ? "، " : ""}<span class="english ${term.status}">${term.text}</span>`)}</button></td>
    <td lang="en" dir="ltr">${preferred.map((term) => term.text).join(", ")}</td>
    <td>${others.map((term) => html`<span class="other"><span class="english ${term.status}" lang="en" dir="ltr">${term.text}</span>
      <span class="term-status ${term.status}"><span aria-hidden="true">${TERM_STATUSES[term.status ?? ""]?.icon}</span> ${TERM_STATUSES[term.status ?? ""]?.word}</span></span>`)}</td>
    <td class="small">${concept.domain}</td>
    <td class="small">${concept.scope}</td>
    <td class="small">${concept.conflict ? html`<span class="state conflict"><span aria-hidden="true">▲</span> ${say("glossary.conflict")}</span>`
      : concept.state === "retired" ? html`<span class="soft">${say("glossary.retired")}</span>` : nothing}</td>
  </tr>`;
}
