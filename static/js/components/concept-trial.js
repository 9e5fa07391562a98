/** WOULD IT MATCH? Words or sentences, tried on the concept as the form has it now, before anything is saved. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { glossaries } from "../api/glossaries.js";
import { english, parts, say } from "../say.js";
import { CONFIDENCE, explained } from "../words.js";
import { marked, own } from "./arabic.js";
import { problemNotice } from "./notice.js";

/** Long enough that a word is not tried letter by letter. */
const PAUSE = 300;

/**
 * @param {() => Wire.ConceptDraft} draft the concept as the API takes it
 * @param {() => void} changed what is shown is another now
 */
export function conceptTrial(draft, changed) {
  let text = "", problem = "", timer = 0, asked = 0;
  /** @type {Array<{text: string, occurrences: Wire.Occurrence[]}>} */
  let results = [];

  async function run() {
    const turn = ++asked;
    const texts = text.split("\n").filter((line) => line.trim());
    try {
      const answer = texts.length ? await glossaries.tryOut(draft(), texts) : [];
      if (turn !== asked) return;
      [results, problem] = [answer, ""];
    } catch (error) {
      if (turn !== asked) return;
      [results, problem] = [[], error.message];
    }
    changed();
  }

  const later = () => {
    clearTimeout(timer);
    if (text.trim() || results.length) timer = setTimeout(run, PAUSE);
  };

  return {
    later,
    view: () => html`<div class="field trial">
      <label for="trial" class="field-name">${say("trial")}</label>
      <textarea id="trial" lang="ar" dir="rtl" rows=${Math.max(2, text.split("\n").length)} aria-describedby="help-trial" .value=${text}
        @input=${(event) => { text = event.target.value; }}></textarea>
      <p class="help" id="help-trial">${say("trial.help")}</p>
      ${problemNotice(problem)}
      <div role="status"><ul>${results.map(({ text, occurrences }) => html`<li class=${occurrences.length ? "yes" : "no"}>
        <span class="verdict-word">${say(occurrences.length ? "trial.yes" : "trial.no")}</span>
        <bdi lang="ar" dir="rtl">${marked(text, occurrences, (span, inner) => html`<mark class=${span.confidence}>${inner}</mark>`)}</bdi>
        ${occurrences.length ? why(occurrences) : nothing}</li>`)}</ul></div>
    </div>`,
  };
}

/** @param {Wire.Occurrence[]} occurrences */
function why(occurrences) {
  return occurrences.map(({ match, term, confidence, ...rest }) => html`<span class="help">
    ${match === "exact" ? say("term.as-entered") : parts("term.form", { term: html`<bdi lang="ar" dir="rtl">${term}</bdi>` })}
    ${match === "exact" || !english ? nothing : own(explained({ match, term, ...rest }))}
    ${CONFIDENCE[confidence] ? html`<span class="doubt">${CONFIDENCE[confidence]}</span>` : nothing}</span>`);
}
