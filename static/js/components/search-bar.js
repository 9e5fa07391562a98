/** WHAT SHALL BE LOOKED FOR? The one box, how its words are meant, and which units of the memory are wanted. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { MODES, sideOf } from "../question.js";
import { english, parts, say } from "../say.js";

/** @typedef {import("../question.js").Question} Question */

/**
 * @param {Question} question @param {Wire.Memory[]} memories
 * @param {{type(q: string): void, ask(change: Partial<Question>): void}} on type: while a key is pressed; ask: what is settled
 */
export function searchBar(question, memories, on) {
  const { q, mode, spelling } = question;
  const arabic = q ? sideOf(q) === "source" : !english;
  return html`<form class="search-bar stack" role="search" @submit=${(event) => { event.preventDefault(); on.ask({}); }}>
    <div class="row"><label class="wide"><span class="hidden">${say("search.words")}</span><input id="q" type="search" placeholder=${say("search.words-here")}
        lang=${arabic ? "ar" : "en"} dir=${arabic ? "rtl" : "ltr"} .value=${q} @input=${(event) => on.type(event.target.value)}></label>
      <button class="main-action">${say("look-up")}</button></div>
    ${question.in === "memory" ? html`<div class="row">
      <label><span class="hidden">${say("search.how")}</span><select @change=${(event) => on.ask({ mode: event.target.value, rendering: "" })}>
        ${MODES.map((name) => html`<option value=${name} .selected=${name === mode}>${say(`mode.${name}`)}</option>`)}</select></label>
      ${mode === "like" ? nothing : html`<label class="check"><input type="checkbox" name="spelling" .checked=${spelling === "exact"}
        @change=${(event) => on.ask({ spelling: event.target.checked ? "exact" : "folded", rendering: "" })}> ${say("search.exact")}</label>`}
      <label class="row">${parts("search.in", { memory: html`<select name="memory" @change=${(event) => on.ask({ memory: event.target.value, rendering: "" })}>
        ${memories.map(({ name, units }) => html`<option value=${name} .selected=${name === question.memory}>${say("search.memory", { name, units: say("n.units", { n: units }) })}</option>`)}</select>` })}</label>
      ${filters(question, on.ask)}</div>` : nothing}
  </form>`;
}

/** @param {Question} question @param {(change: Partial<Question>) => void} ask */
function filters({ who, since, until }, ask) {
  const set = [who, since, until].filter(Boolean).length;
  /** @param {"since" | "until"} name @param {string} label @param {string} value */
  const day = (name, label, value) => html`<label class="row">${label} <input type="date" name=${name} .value=${value}
    @change=${(event) => ask({ [name]: event.target.value })}></label>`;
  return html`<details class="filters"><summary>${say("search.filters")}${set ? html` <span class="nums">(${set})</span>` : nothing}</summary>
    <div class="row"><label class="row">${say("search.person")} <input name="who" dir="auto" .value=${who} @change=${(event) => ask({ who: event.target.value.trim() })}></label>
      ${day("since", say("search.from"), since)}${day("until", say("search.to"), until)}
      ${set ? html`<button type="button" @click=${() => ask({ who: "", since: "", until: "" })}>${say("search.clear")}</button>` : nothing}</div></details>`;
}
