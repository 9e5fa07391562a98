/** WHAT DOES THE MEMORY HOLD HERE? One unit with its hits marked; its English can be put right or thrown away. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { kindWords, percent } from "../score.js";
import { parts, say } from "../say.js";
import { day } from "../words.js";
import { arabicDiff, arabicParagraph, hitTexts } from "./arabic.js";
import { keywordLines } from "./keyword-line.js";
import { problemNotice } from "./notice.js";
import { unitForm } from "./unit-form.js";

/**
 * @typedef {(Wire.Hit & {diff?: undefined}) | Wire.Match} Unit
 * @typedef {{open: boolean, editing: boolean, text: string, before: string, problem: string, gone: number | null}} Work what is being done to a
 *   unit; `before`: the text when its writing began; `gone`: the deletion that took it
 * @typedef {{open(open: boolean): void, edit(): void, type(text: string): void, save(): void, remove(): void, restore(): void,
 *   leave(): void}} On
 */

/** @type {Work} */
export const NO_WORK = { open: false, editing: false, text: "", before: "", problem: "", gone: null };

/**
 * A hit of the concordance is a line that opens; a unit that is like a sentence is there as a whole, with the difference.
 * @param {Unit} hit @param {{side: "source" | "target", work: Work}} model @param {On} on
 */
export function unitHit(hit, { side, work }, on) {
  if (work.gone !== null) {
    return html`<li class="row gone"><span lang="en" dir="ltr">${hit.target}</span><span>${say("hits.is-deleted")}</span>
      <button class="row-stop" @click=${on.restore} @keydown=${walk}>${say("undo")}</button>${problemNotice(work.problem)}</li>`;
  }
  if (hit.diff) {
    const likeness = html`${arabicDiff(hit.diff)}<p class="small soft likeness"><strong class="nums">${percent(hit.score, hit.kind)}</strong>
      ${kindWords(hit.kind).word}</p>`;
    return html`<li>${whole(hit, likeness, hit.target, work, on)}</li>`;
  }
  const { source, target } = hitTexts(hit, side);
  return html`<li><details ?open=${work.open} @toggle=${(event) => on.open(event.target.open)}>
    <summary class="row-stop" @keydown=${(event) => keys(event, on)}>${keywordLines(hit, side)}</summary>
    ${work.open ? whole(hit, arabicParagraph(hit.source, source), target, work, on) : nothing}
  </details></li>`;
}

/** @param {Unit} hit @param {import("../../vendor/lit-html/lit-html.js").Value} arabic @param {import("../../vendor/lit-html/lit-html.js").Value} english @param {Work} work @param {On} on */
function whole({ origin }, arabic, english, work, on) {
  return html`<div class="whole-unit"><div>${arabic}</div><div>
    ${work.editing
      ? unitForm(work.text, on)
      : html`<p lang="en" dir="ltr">${english}</p>`}
    ${problemNotice(work.problem)}
    <p class="small soft origin">
      ${origin?.article_title ? html`<a href="/articles/${origin.article}"><bdi lang="ar" dir="rtl">${origin.article_title}</bdi></a> · ` : nothing}
      ${origin?.import ? html`${parts("proposal.import", { file: html`<bdi>${origin.import}</bdi>` })} · ` : nothing}
      ${origin?.who ? html`<bdi>${origin.who}</bdi> · ` : nothing}
      ${origin?.at ? html`<time datetime=${origin.at}>${day(origin.at)}</time>` : nothing}
      ${origin?.uses > 1 ? html` · ${say("proposal.used", { count: origin.uses })}` : nothing}
      ${work.editing ? nothing : html`<span class="push"><button class="quiet small edit" @click=${on.edit}>${say("edit")}</button><button
        class="quiet small danger" @click=${on.remove}>${say("delete")}</button></span>`}
    </p></div></div>`;
}

/** The keys of a line. Letters count while the line alone has the focus. @param {KeyboardEvent} event @param {On} on */
function keys(event, on) {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Delete") on.remove();
  else if (event.key.toLowerCase() === "e") on.edit();
  else return walk(event);
  event.preventDefault();
}

/** Up and down, from line to line. @param {KeyboardEvent} event */
function walk(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
  const here = /** @type {HTMLElement} */ (event.currentTarget);
  const all = [...(here.closest("ol")?.querySelectorAll(".row-stop") ?? [])];
  /** @type {HTMLElement | undefined} */ (all[all.indexOf(here) + step])?.focus();
  event.preventDefault();
}
