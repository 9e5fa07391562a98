/** WHO CHANGED THE CONCEPT, AND HOW? Each revision as what stood before and after, field by field. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { TERM_STATUSES, ago } from "../words.js";
import { usageWords } from "./concept-usage.js";

/** @param {any} concept @returns {Array<[string, string, any]>} field name, plain text, what to show */
function fields(concept) {
  if (!concept) return [];
  const terms = concept.terms.map((term) => `${term.text} (${TERM_STATUSES[term.status]?.word ?? term.status})`);
  return [
    ["terms", terms.join(" · "), terms.map((term, i) => html`${i ? " · " : ""}<bdi>${term}</bdi>`)],
    ...usageWords(concept).map(([name, words]) => /** @type {[string, string, any]} */ ([name, words, words])),
    ...["domain", "scope", "note", "reference", "state"].map((name) => /** @type {[string, string, any]} */ ([name, concept[name] ?? "", concept[name] ?? ""])),
  ];
}

/** @param {any[]} revisions newest first */
export function conceptHistory(revisions) {
  return html`<section class="stack" aria-labelledby="history-head"><h3 id="history-head">History</h3>
    <ol class="changes">${revisions.map(({ at, who, action, before, after }) => {
      const old = new Map(fields(before).map(([name, plain, shown]) => [name, { plain, shown }]));
      const changed = fields(after).filter(([name, plain]) => plain !== (old.get(name)?.plain ?? ""));
      return html`<li><p class="small"><strong>${action.replace(/^concept:/u, "")}</strong> · <bdi>${who}</bdi> · <time datetime=${at}>${ago(at)}</time></p>
        ${before ? changed.map(([name, , shown]) => html`<p class="small">${name}:
          <del><bdi>${old.get(name)?.shown || "(nothing)"}</bdi></del> <span aria-hidden="true">→</span><span class="hidden">became</span>
          <ins><bdi>${shown || "(nothing)"}</bdi></ins></p>`) : nothing}</li>`;
    })}</ol></section>`;
}
