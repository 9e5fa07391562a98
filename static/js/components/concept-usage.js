/** HOW IS THE ARABIC WRITTEN, AND WHERE DOES IT NOT COUNT? The part of a concept's form that a reader of the terms cannot guess. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { mixed } from "./arabic.js";

/** What a concept says when nothing is said. */
export const PLAIN = { forms: [], part_of_speech: "", inflects: true, exact_spelling: false, not_before: [] };

/** @type {Array<[string, string]>} */
const PARTS = [["", "not said"], ["noun", "noun"], ["adjective", "adjective"], ["proper-name", "proper name"]];

/** What the choice of a part of speech does, in words. */
const PART_HELP = {
  "": "The endings are guessed from the pattern of the word and the domain.",
  noun: "It is not found in the feminine ة of an adjective: مكتب is not مكتبة.",
  adjective: "It is found with feminine and plural endings, and never with a pronoun.",
  "proper-name": "Only و ف ب ل ك may stand before it; it has no endings and no pronoun.",
};

/** @param {string} value @returns {string[]} a line each */
const lines = (value) => (value === "" ? [] : value.split("\n"));

/** @param {any} concept @returns {any} its usage as the API takes it */
export function usageOf({ forms, part_of_speech, inflects, exact_spelling, not_before }) {
  const filled = (texts) => texts.map((text) => text.trim()).filter(Boolean);
  return { forms: filled(forms), part_of_speech, inflects, exact_spelling, not_before: filled(not_before) };
}

/** @param {any} concept @returns {Array<[string, string]>} what is said, each as its name and plain words */
export function usageWords(concept) {
  const { forms, part_of_speech: part, inflects, exact_spelling: exact, not_before: before } = { ...PLAIN, ...concept };
  return [
    ["other written forms", forms.join(" · ")],
    ["part of speech", PARTS.find(([name]) => name === part && name)?.[1] ?? ""],
    ["do not inflect", inflects ? "" : "yes"],
    ["exact spelling only", exact ? "yes" : ""],
    ["never when followed by", before.join(" · ")],
  ];
}

/** @param {any} concept @param {{changed(): void}} on */
export function usageFields(concept, on) {
  const said = usageWords(concept).filter(([, words]) => words).length;
  const list = (name, label, help) => html`<div class="field">
    <label for=${`usage-${name}`} class="field-name">${label}</label>
    <textarea id=${`usage-${name}`} lang="ar" dir="rtl" rows=${Math.max(1, concept[name].length)} aria-describedby=${`help-${name}`}
      .value=${concept[name].join("\n")} @input=${(event) => { concept[name] = lines(event.target.value); on.changed(); }}></textarea>
    <p class="help" id=${`help-${name}`}>${mixed(help)}</p></div>`;
  const check = (name, label, help, value, put) => html`<div>
    <label class="check"><input type="checkbox" id=${`usage-${name}`} aria-describedby=${`help-${name}`} .checked=${value}
      @change=${(event) => { put(event.target.checked); on.changed(); }}> ${label}</label>
    <p class="help" id=${`help-${name}`}>${mixed(help)}</p></div>`;
  return html`<details class="usage" ?open=${said > 0}>
    <summary>More about the Arabic${said ? html` <span class="small soft">(${said} set)</span>` : ""}</summary>
    <div class="stack">
      ${list("forms", "Other written forms", "One on each line: irregular plurals, other spellings. They are found like the terms above and never offered as terms.")}
      <div class="field"><label for="usage-part" class="field-name">Part of speech</label>
        <select id="usage-part" aria-describedby="help-part" @change=${(event) => { concept.part_of_speech = event.target.value; on.changed(); }}>
          ${PARTS.map(([value, word]) => html`<option value=${value} .selected=${concept.part_of_speech === value}>${word}</option>`)}</select>
        <p class="help" id="help-part">${mixed(PART_HELP[concept.part_of_speech])}</p></div>
      ${check("inflects", "Do not inflect", "Only و ف ب ل ك may stand before it; the word itself stays as it is entered.", !concept.inflects,
        (on) => { concept.inflects = !on; })}
      ${check("exact", "Exact spelling only", "Hamza, ة or ه, and also ى or ي must be as entered. Vowel marks and stretching never count.", concept.exact_spelling,
        (on) => { concept.exact_spelling = on; })}
      ${list("not_before", "Never when followed by", "A word or phrase on each line. Where one of them comes next, the term is not recognised.")}
    </div>
  </details>`;
}
