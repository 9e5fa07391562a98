/** WHAT WAS IT BEFORE, AND WHERE ELSE DOES IT STAND? The drawer at the foot: concordance, history, comments. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { keys } from "../keys.js";
import { say } from "../say.js";
import { STATES, day, ago } from "../words.js";
import { arabicParagraph, hitTexts } from "./arabic.js";
import { problemNotice } from "./notice.js";
import { renderings, stillIndexing, totalWords } from "./renderings.js";

/**
 * @typedef {{close(): void, look(q: string, side: string): void, word(text: string): void, restore(text: string): void, talk(segment: string): import("../../vendor/lit-html/lit-html.js").Value}} DrawerEvents
 * @typedef {{tab: "concordance"|"history"|"comments"|"checks"|"preview"|null, q: string, side: string, memory: string, busy: boolean, problem: string,
 *   found: Wire.Hits | null, revisions: Wire.Revision[], number: number, segment: string}} DrawerModel
 * @param {DrawerModel} model
 * @param {DrawerEvents} on
 */
export function drawer(model, on) {
  if (!model.tab) return nothing;
  const name = say(`drawer.${model.tab}`, { segment: model.number });
  return html`<section class="drawer" aria-label=${name}>
    <div class="row head">
      <h2>${name}</h2>
      ${model.tab === "concordance" ? lookForm(model, on) : nothing}
      <button class="push" @click=${on.close}>${say("close")} <kbd>Esc</kbd></button>
    </div>
    ${problemNotice(model.problem)}
    <div class="body">${model.tab === "history" ? history(model, on) : model.tab === "comments" ? on.talk(model.segment) : concordance(model, on)}</div>
  </section>`;
}

/** @param {DrawerModel} model @param {DrawerEvents} on */
function lookForm({ q, side, memory }, on) {
  const source = side === "source";
  return html`<form class="row" role="search" @submit=${(event) => {
    event.preventDefault();
    const form = new FormData(event.target.closest("form") ?? undefined);
    on.look(String(form.get("q")), String(form.get("side")));
  }}>
    <input id="look" name="q" type="search" aria-label=${say("drawer.words")} lang=${source ? "ar" : "en"} dir=${source ? "rtl" : "ltr"} .value=${q}>
    <select name="side" aria-label=${say("drawer.look-in")} @change=${(event) => event.target.form.requestSubmit()}>
      <option value="source" .selected=${source}>${say("arabic")}</option>
      <option value="target" .selected=${!source}>${say("english")}</option>
    </select>
    <button>${say("look-up")}</button>
    <span class="small soft">${say("drawer.memory", { memory })}</span>
  </form>`;
}

/** @param {DrawerModel} model @param {DrawerEvents} on */
function concordance({ q, found, side, busy }, on) {
  if (!found) return html`<p class="soft">${busy ? say("proposals.looking") : say("drawer.select", { key: keys.name("concordance") })}</p>`;
  const indexing = stillIndexing(found, () => {
    on.look(q, side);
    document.getElementById("look")?.focus(); // the button goes
  });
  if (!found.hits.length) return found.indexing ? indexing : html`<p class="soft" role="status">${say("drawer.not-there")}</p>`;
  return html`${indexing}<p class="small soft" role="status">${totalWords(found)}</p>${renderings(found)}
    <ol class="hits">${found.hits.map((hit) => ({ hit, texts: hitTexts(hit, side) })).map(({ hit, texts }) => html`<li>
      ${arabicParagraph(hit.source, texts.source)}
      <div><p lang="en" dir="ltr">${texts.target}</p>
        <p class="small soft origin">${hit.origin?.article_title ? html`<bdi lang="ar" dir="rtl">${hit.origin.article_title}</bdi> · ` : nothing}${hit.origin?.who
          ? html`<bdi>${hit.origin.who}</bdi> · ` : nothing}${hit.origin?.at ? day(hit.origin.at) : nothing}
          <button class="quiet small push" @click=${() => on.word(selectionWithin(hit.target))}>${say("insert")}</button></p></div>
    </li>`)}</ol>`;
}

/** What is selected inside the English of a hit, or all of it. @param {string} text */
function selectionWithin(text) {
  const selected = String(document.getSelection() ?? "").trim();
  return selected && text.includes(selected) ? selected : text;
}

/** @param {DrawerModel} model @param {DrawerEvents} on */
function history({ revisions, busy }, on) {
  if (!revisions.length) return html`<p class="soft">${say(busy ? "drawer.loading" : "drawer.no-history")}</p>`;
  return html`<ol class="revisions">${revisions.map((each) => html`<li>
    <p class="small soft"><span class="state ${each.after.state}"><span aria-hidden="true">${STATES[each.after.state]?.icon}</span>
      ${say(`action.${each.action.replace(/^segment:/u, "")}`)}</span> · <bdi>${each.who}</bdi> ·
      <time datetime=${each.at}>${ago(each.at)}</time></p>
    <p lang="en" dir="ltr">${each.after.target || html`<span class="soft">${say("empty")}</span>`}</p>
    <button class="quiet small" @click=${() => on.restore(each.after.target)}>${say("drawer.restore")}</button>
  </li>`)}</ol>`;
}
