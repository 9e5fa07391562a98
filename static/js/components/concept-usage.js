/** HOW IS THE ARABIC WRITTEN, AND WHERE DOES IT NOT COUNT? The part of a concept's form that a reader of the terms cannot guess. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";
import { own } from "./arabic.js";

/** What a concept says when nothing is said. @type {Pick<Wire.Content, "forms" | "part_of_speech" | "inflects" | "exact_spelling" | "not_before">} */
export const PLAIN = { forms: [], part_of_speech: "", inflects: true, exact_spelling: false, not_before: [] };

/** The parts of speech; what a choice does is said by `part-help.<name>`. */
const PARTS = ["", "noun", "adjective", "proper-name"];

/** @param {string} value @returns {string[]} a line each */
const lines = (value) => (value === "" ? [] : value.split("\n"));

/** @param {typeof PLAIN} concept @returns {typeof PLAIN} its usage as the API takes it */
export function usageOf({ forms, part_of_speech, inflects, exact_spelling, not_before }) {
  /** @param {string[]} texts */
  const filled = (texts) => texts.map((text) => text.trim()).filter(Boolean);
  return { forms: filled(forms), part_of_speech, inflects, exact_spelling, not_before: filled(not_before) };
}

/** @param {Partial<Wire.Content>} concept @returns {Array<[string, string]>} what is said, each as its name and plain words */
export function usageWords(concept) {
  const { forms, part_of_speech: part, inflects, exact_spelling: exact, not_before: before } = { ...PLAIN, ...concept };
  return [
    [say("used.forms"), forms.join(" · ")],
    [say("used.part"), part && say(`part.${part}`)],
    [say("used.inflects"), inflects ? "" : say("yes")],
    [say("used.exact"), exact ? say("yes") : ""],
    [say("used.not_before"), before.join(" · ")],
  ];
}

/** @param {Wire.Content} concept @param {{changed(): void}} on */
export function usageFields(concept, on) {
  const said = usageWords(concept).filter(([, words]) => words).length;
  /** @param {"forms" | "not_before"} name */
  const list = (name) => html`<div class="field">
    <label for=${`usage-${name}`} class="field-name">${say(`usage.${name}`)}</label>
    <textarea id=${`usage-${name}`} lang="ar" dir="rtl" rows=${Math.max(1, concept[name].length)} aria-describedby=${`help-${name}`}
      .value=${concept[name].join("\n")} @input=${(event) => { concept[name] = lines(event.target.value); on.changed(); }}></textarea>
    <p class="help" id=${`help-${name}`}>${own(say(`usage.${name}-help`))}</p></div>`;
  /** @param {string} name @param {boolean} value @param {(on: boolean) => void} put */
  const check = (name, value, put) => html`<div>
    <label class="check"><input type="checkbox" id=${`usage-${name}`} aria-describedby=${`help-${name}`} .checked=${value}
      @change=${(event) => { put(event.target.checked); on.changed(); }}> ${say(`usage.${name}`)}</label>
    <p class="help" id=${`help-${name}`}>${own(say(`usage.${name}-help`))}</p></div>`;
  return html`<details class="usage" ?open=${said > 0}>
    <summary>${say("usage.more")}${said ? html` <span class="small soft">${say("usage.set", { count: said })}</span>` : ""}</summary>
    <div class="stack">
      ${list("forms")}
      <div class="field"><label for="usage-part" class="field-name">${say("usage.part")}</label>
        <select id="usage-part" aria-describedby="help-part" @change=${(event) => { concept.part_of_speech = event.target.value; on.changed(); }}>
          ${PARTS.map((value) => html`<option value=${value} .selected=${concept.part_of_speech === value}>${say(`part.${value || "none"}`)}</option>`)}</select>
        <p class="help" id="help-part">${own(say(`part-help.${concept.part_of_speech || "none"}`))}</p></div>
      ${check("inflects", !concept.inflects,
        (on) => { concept.inflects = !on; })}
      ${check("exact", concept.exact_spelling,
        (on) => { concept.exact_spelling = on; })}
      ${list("not_before")}
    </div>
  </details>`;
}
