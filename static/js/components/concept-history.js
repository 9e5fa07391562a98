/** WHO CHANGED THE CONCEPT, AND HOW? Each revision as what stood before and after, field by field. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";
import { TERM_STATUSES, ago } from "../words.js";
import { usageWords } from "./concept-usage.js";

/** What a concept says beside its terms. */
const FIELDS = /** @type {const} */ (["domain", "scope", "note", "reference"]);

/** @param {Wire.Content | null | undefined} concept @returns {Array<[string, string, import("../../vendor/lit-html/lit-html.js").Value]>} field name, plain text, what to show */
function fields(concept) {
  if (!concept) return [];
  const terms = concept.terms.map((term) => `${term.text} (${TERM_STATUSES[term.status ?? ""]?.word ?? term.status})`);
  return [
    [say("concept.terms"), terms.join(" · "), terms.map((term, i) => html`${i ? " · " : ""}<bdi>${term}</bdi>`)],
    ...[...usageWords(concept), ...FIELDS.map((name) => [say(`field.${name}`), concept[name]])].map(([name, words]) => /** @type {[string, string, string]} */ ([name, words, words])),
  ];
}

/** @param {Wire.ConceptChange[]} revisions newest first */
export function conceptHistory(revisions) {
  return html`<section class="stack" aria-labelledby="history-head"><h3 id="history-head">${say("concept.history")}</h3>
    <ol class="changes">${revisions.map(({ at, who, action, before, after }) => {
      const old = new Map(fields(before).map(([name, plain, shown]) => [name, { plain, shown }]));
      const changed = fields(after).filter(([name, plain]) => plain !== (old.get(name)?.plain ?? ""));
      return html`<li><p class="small"><strong>${say(`change.${action.replace(/^concept:/u, "")}`)}</strong> · <bdi>${who}</bdi> · <time datetime=${at}>${ago(at)}</time></p>
        ${before ? changed.map(([name, , shown]) => html`<p class="small">${name}:
          <del><bdi>${old.get(name)?.shown || say("concept.nothing")}</bdi></del> <span aria-hidden="true">${say("arrow")}</span><span class="hidden">${say("concept.became")}</span>
          <ins><bdi>${shown || say("concept.nothing")}</bdi></ins></p>`) : nothing}</li>`;
    })}</ol></section>`;
}
