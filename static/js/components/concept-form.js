/** HOW IS A CONCEPT WRITTEN DOWN? The form of the side panel. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { parts, say } from "../say.js";
import { TERM_STATUSES } from "../words.js";
import { usageFields, usageWords } from "./concept-usage.js";
import { problemNotice } from "./notice.js";

/**
 * @typedef {Wire.Term} Term
 * @typedef {Wire.Content & Pick<Wire.Concept, "revision" | "state"> & Partial<Wire.Concept>} Concept as it is written down: a new one has no id
 *
 * @param {{concept: Concept, problem: string, busy: boolean, domains: string[], scopes: string[], trial: import("../../vendor/lit-html/lit-html.js").Value}} model
 * @param {{changed(): void, typed(): void, save(): void, retire(): void, restore(): void, close(): void, take(file: Wire.Content): void}} on
 */
export function conceptForm({ concept, problem, busy, domains, scopes, trial }, on) {
  /** @param {"domain" | "scope" | "reference"} name @param {string} label @param {string} [list] */
  const text = (name, label, list) => html`<label class="field"><span>${label}</span>
    <input dir="auto" .value=${concept[name] ?? ""} list=${list ?? nothing} @input=${(event) => { concept[name] = event.target.value; }}></label>`;
  return html`<form class="stack" @input=${on.typed} @change=${on.typed} @submit=${(event) => { event.preventDefault(); on.save(); }}
    @keydown=${(event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) { event.preventDefault(); if (!busy) on.save(); } }}>
    <div class="row"><h2>${say(concept.id ? "concept" : "concept.new")}</h2>
      ${concept.state === "retired" ? html`<span class="small soft">${say("glossary.retired")}</span>` : nothing}
      <button type="button" class="push" @click=${on.close}>${say("close")}</button></div>
    ${concept.conflict ? conflict(concept.conflict.file, on) : nothing}
    ${termList(concept, "ar", on)}
    ${termList(concept, "en", on)}
    ${usageFields(concept, on)}
    ${trial}
    <div class="pair">${text("domain", say("glossary.domain"), "domains")}${text("scope", say("concept.scope"), "scopes")}</div>
    <label class="field"><span>${say("concept.note")}</span><textarea rows="2" dir="auto" .value=${concept.note ?? ""}
      @input=${(event) => { concept.note = event.target.value; }}></textarea></label>
    ${text("reference", say("concept.reference"))}
    <datalist id="domains">${domains.map((each) => html`<option value=${each}></option>`)}</datalist>
    <datalist id="scopes">${scopes.map((each) => html`<option value=${each}></option>`)}</datalist>
    ${problemNotice(problem)}
    <div class="row">
      <button class="main-action" ?disabled=${busy}>${say(concept.id ? "save" : "concept.add")} <kbd>Ctrl ↵</kbd></button>
      ${concept.id && concept.state === "active" ? html`<button type="button" class="turn danger" ?disabled=${busy} @click=${on.retire}>${say("concept.retire")}</button>` : nothing}
      ${concept.id && concept.state === "retired" ? html`<button type="button" class="turn" ?disabled=${busy} @click=${on.restore}>${say("concept.restore")}</button>` : nothing}
      ${concept.updated_by ? html`<span class="small soft push">${parts("concept.by", { name: html`<bdi>${concept.updated_by}</bdi>` })}</span>` : nothing}
    </div>
  </form>`;
}

/** @param {Concept} concept @param {"ar"|"en"} lang @param {{changed(): void}} on */
function termList(concept, lang, on) {
  const mine = concept.terms.filter((term) => term.lang === lang);
  /** @param {Term} term @param {string} status */
  const choose = (term, status) => {
    // One English term is the one to use: the one that was it so far stays as a choice.
    if (lang === "en" && status === "preferred") for (const each of mine) if (each.status === "preferred") each.status = "admitted";
    term.status = status;
    on.changed();
  };
  /** @param {Term} term @param {Element} button */
  const drop = (term, button) => {
    const fields = button.closest("fieldset");
    const at = mine.indexOf(term);
    concept.terms = concept.terms.filter((each) => each !== term);
    on.changed();
    fields?.querySelectorAll("input")[Math.max(at - 1, 0)]?.focus();
  };
  /** @param {Element} button */
  const add = (button) => {
    concept.terms = [...concept.terms, { lang, text: "", status: mine.some((term) => term.status === "preferred") ? "admitted" : "preferred" }];
    on.changed();
    button.closest("fieldset")?.querySelectorAll("input")[mine.length]?.focus();
  };
  return html`<fieldset class="terms-edit">
    <legend class="field-name">${say(lang === "ar" ? "arabic" : "english")}</legend>
    ${mine.map((term, i) => html`<div class="term-edit">
      <input lang=${lang} dir=${lang === "ar" ? "rtl" : "ltr"} aria-label=${say(`concept.term-${lang}`, { number: i + 1 })} .value=${term.text}
        @input=${(event) => { term.text = event.target.value; }}>
      <select aria-label=${say("concept.status")} @change=${(event) => choose(term, event.target.value)}>
        ${Object.entries(TERM_STATUSES).map(([status, { word, icon }]) => html`<option value=${status} .selected=${term.status === status}>${icon} ${word}</option>`)}
      </select>
      <button type="button" class="quiet" aria-label=${say("concept.remove", { term: term.text })} ?disabled=${mine.length === 1} @click=${(event) => drop(term, event.target)}>✕</button>
    </div>`)}
    <button type="button" class="quiet small" @click=${(event) => add(event.target)}>${say(`concept.add-${lang}`)}</button>
  </fieldset>`;
}

/** The curated file and the desk both changed the concept: the desk's edit is in force until somebody decides. @param {Wire.Content} file @param {{take(file: Wire.Content): void}} on */
function conflict(file, on) {
  return html`<div class="note bad stack">
    <p><strong><span aria-hidden="true">▲ </span>${say("concept.file-differs")}</strong> ${say("concept.in-force")}</p>
    <p>${file.terms.map((term) => html`<bdi lang=${term.lang} dir=${term.lang === "ar" ? "rtl" : "ltr"}>${term.text}</bdi>
      <span class="small soft">${TERM_STATUSES[term.status ?? ""]?.word}</span> `)}</p>
    ${usageWords(file).map(([name, words]) => (words ? html`<p class="small">${name}: <bdi>${words}</bdi></p>` : nothing))}
    <p class="row"><button type="button" @click=${() => on.take(file)}>${say("concept.take")}</button>
      <span class="small">${say("concept.or-save")}</span></p>
  </div>`;
}
