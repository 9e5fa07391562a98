/** HOW IS A HIT SEEN AMONG MANY? On one line, with the hit in the middle and as much around it as there is room for. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { arabicSide } from "../bidi.js";
import { keyword } from "../keyword.js";
import { marked } from "./arabic.js";

/** @param {import("../../vendor/lit-html/lit-html.js").Value} inner */
const found = (inner) => html`<mark>${inner}</mark>`;
/** @param {import("../../vendor/lit-html/lit-html.js").Value} inner */
const counterpart = (inner) => html`<span class="counterpart">${inner}</span>`;

/**
 * Both texts of a hit, a line each: what was found is marked, what stands for it on the other side is underlined.
 * @param {Wire.Hit} hit of the concordance @param {"source" | "target"} side the one that was searched
 */
export function keywordLines({ source, target, spans, counterpart: other }, side) {
  const [arabic, english] = side === "source" ? [spans, other ?? []] : [other ?? [], spans];
  const [arabicMark, englishMark] = side === "source" ? [found, counterpart] : [counterpart, found];
  const { lang, dir } = arabicSide(source);
  return html`<span class="keyword" lang=${lang} dir=${dir}>${line(source, arabic, arabicMark, lang)}</span>
    <span class="keyword" lang="en" dir="ltr">${line(target, english, englishMark, "en")}</span>`;
}

/**
 * @param {string} text @param {Array<[number, number]>} spans @param {(inner: import("../../vendor/lit-html/lit-html.js").Value) => import("../../vendor/lit-html/lit-html.js").Value} mark @param {"ar" | "en"} lang
 */
function line(text, spans, mark, lang) {
  const { before, hit, after, more } = keyword(text, spans);
  if (!hit) return html`<span class="whole">${after}</span>`;
  const dir = lang === "ar" ? "rtl" : "ltr";
  // What stands before the hit is cut at its beginning: its box runs the other way, so that this is where it overflows. A space
  // at its end would be taken to the other end (UAX #9, L1), so it goes with the hit.
  const context = before.trimEnd();
  return html`<span class="before" dir=${dir === "rtl" ? "ltr" : "rtl"}>${context ? html`<bdi lang=${lang} dir=${dir}>${context}</bdi>` : nothing}</span><span
    class="hit">${before.slice(context.length)}${mark(hit)}</span><span class="after">${marked(after, more, (_, inner) => mark(inner))}</span>`;
}
