/** WHAT SHALL BE LOOKED FOR? The one box, how its words are meant, and which units of the memory are wanted. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { MODES, sideOf } from "../question.js";
import { count } from "../words.js";

/** @typedef {import("../question.js").Question} Question */

/**
 * @param {Question} question @param {any[]} memories
 * @param {{type(q: string): void, ask(change: Partial<Question>): void}} on type: while a key is pressed; ask: what is settled
 */
export function searchBar(question, memories, on) {
  const { q, mode, spelling } = question;
  const arabic = q && sideOf(q) === "source";
  return html`<form class="search-bar stack" role="search" @submit=${(event) => { event.preventDefault(); on.ask({}); }}>
    <div class="row"><label class="wide"><span class="hidden">Words</span><input id="q" type="search" placeholder="Arabic or English words"
        lang=${arabic ? "ar" : "en"} dir=${arabic ? "rtl" : "ltr"} .value=${q} @input=${(event) => on.type(event.target.value)}></label>
      <button class="main-action">Look up</button></div>
    ${question.in === "memory" ? html`<div class="row">
      <label><span class="hidden">How the words are meant</span><select @change=${(event) => on.ask({ mode: event.target.value, rendering: "" })}>
        ${Object.entries(MODES).map(([name, words]) => html`<option value=${name} .selected=${name === mode}>${words}</option>`)}</select></label>
      ${mode === "like" ? nothing : html`<label class="check"><input type="checkbox" name="spelling" .checked=${spelling === "exact"}
        @change=${(event) => on.ask({ spelling: event.target.checked ? "exact" : "folded", rendering: "" })}> exact spelling</label>`}
      <label class="row">in <select name="memory" @change=${(event) => on.ask({ memory: event.target.value, rendering: "" })}>
        ${memories.map(({ name, units }) => html`<option value=${name} .selected=${name === question.memory}>${name} (${count(units, "unit")})</option>`)}</select></label>
      ${filters(question, on.ask)}</div>` : nothing}
  </form>`;
}

/** @param {Question} question @param {(change: Partial<Question>) => void} ask */
function filters({ who, since, until }, ask) {
  const set = [who, since, until].filter(Boolean).length;
  const day = (name, label, value) => html`<label class="row">${label} <input type="date" name=${name} .value=${value}
    @change=${(event) => ask({ [name]: event.target.value })}></label>`;
  return html`<details class="filters"><summary>Filters${set ? html` <span class="nums">(${set})</span>` : nothing}</summary>
    <div class="row"><label class="row">Person <input name="who" .value=${who} @change=${(event) => ask({ who: event.target.value.trim() })}></label>
      ${day("since", "changed from", since)}${day("until", "to", until)}
      ${set ? html`<button type="button" @click=${() => ask({ who: "", since: "", until: "" })}>Clear</button>` : nothing}</div></details>`;
}
