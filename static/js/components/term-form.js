/** WHAT IS IT CALLED? A new concept from the words at hand, below the field, so that nobody leaves the sentence for it. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { parts, say } from "../say.js";
import { problemNotice } from "./notice.js";

/**
 * @typedef {{arabic: string, english: string, glossary: string, glossaries: string[], busy: boolean, problem: string}} TermDraft
 * @param {TermDraft} draft
 * @param {{save(): void, leave(): void}} on
 */
export function termForm(draft, on) {
  /** @param {"arabic" | "english"} name @param {string} label @param {"ar" | "en"} lang */
  const field = (name, label, lang) => html`<label class="field"><span>${label}</span>
    <input name=${name} required lang=${lang} dir=${lang === "ar" ? "rtl" : "ltr"} .value=${draft[name]} autocomplete="off"
      @input=${(event) => { draft[name] = event.target.value; }}></label>`;
  return html`<form class="term-add stack" aria-label=${say("term.new")} @submit=${(event) => { event.preventDefault(); on.save(); }}>
    <div class="pair">${field("arabic", say("term.arabic"), "ar")}${field("english", say("term.english"), "en")}</div>
    ${problemNotice(draft.problem)}
    <p class="row">
      <button class="main-action small" ?disabled=${draft.busy}>${say("term.add")} <kbd>↵</kbd></button>
      <button type="button" class="small" @click=${on.leave}>${say("leave")} <kbd>Esc</kbd></button>
      ${draft.glossaries.length > 1 ? html`<label class="check small">${parts("term.in", { glossary: html`<select name="glossary" @change=${(event) => { draft.glossary = event.target.value; }}>
        ${draft.glossaries.map((name) => html`<option .selected=${name === draft.glossary}>${name}</option>`)}</select>` })}</label>` : nothing}
      <a class="small push" target="_blank" href=${`/glossary?${new URLSearchParams({ add: "", ar: draft.arabic, en: draft.english })}`}>${say("term.more")}</a>
    </p>
  </form>`;
}
