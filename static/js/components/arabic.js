/**
 * HOW IS ARABIC SHOWN? Texts with marked spans, the difference of two texts, and Arabic words in an English sentence.
 * Always lang=ar dir=rtl, never auto.
 */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { arabicRuns, pieces } from "../bidi.js";
import { nest } from "../offsets.js";
import { english, say } from "../say.js";
import { spaced } from "../score.js";

/**
 * @param {string} text
 * @param {Array<{start: number, end: number}>} spans in code points
 * @param {(span: any, inner: any) => any} wrap what a span looks like
 * @param {(text: string) => any} [leaf] what the text in and between them looks like
 */
export function marked(text, spans, wrap, leaf = (text) => text) {
  const draw = (nodes) => nodes.map((node) => (typeof node === "string" ? leaf(node) : wrap(node.span, draw(node.children))));
  return draw(nest(text, spans));
}

/**
 * A text with what runs the other way kept apart, and a place for the sign of each character that nobody sees: the style
 * shows it when it is asked to, so that it is never copied.
 * @param {string} text @param {"ar"|"en"} lang
 */
export function shown(text, lang) {
  const cut = pieces(text, lang);
  return cut.every(({ kind }) => kind === "text") ? text : cut.map(({ kind, text: each, name }) => (kind === "text" ? each
    : kind === "unseen" ? html`<span class="unseen" data-name=${name}>${each}</span>`
      : lang === "en" ? html`<bdi lang="ar" dir="rtl">${each}</bdi>` : html`<bdi>${each}</bdi>`));
}

/** An English sentence that speaks of Arabic words, wherever they stand in it. @param {string | null | undefined} sentence */
export function mixed(sentence) {
  return html`<bdi lang="en" dir="ltr">${arabicRuns(sentence ?? "").map(({ arabic, text }) =>
    arabic ? html`<bdi lang="ar" dir="rtl">${text}</bdi>` : text)}</bdi>`;
}

/** A sentence of our own that may speak of words of the other language. @param {string} sentence */
export const own = (sentence) => (english ? mixed(sentence) : html`<bdi>${sentence}</bdi>`);

const marks = (text, spans, wrap) => marked(text, spans.map(([start, end]) => ({ start, end })), (_, inner) => wrap(inner));

/**
 * Both texts of a hit of the concordance: what was found is marked, and what stands for it on the other side is underlined.
 * @param {any} hit @param {string} side the one that was searched @returns {{source: any, target: any}}
 */
export function hitTexts({ source, target, spans, counterpart }, side) {
  const found = (text) => marks(text, spans, (inner) => html`<mark>${inner}</mark>`);
  const other = (text) => marks(text, counterpart ?? [], (inner) => html`<span class="counterpart" title=${say("hit.counterpart")}>${inner}</span>`);
  return side === "target" ? { source: other(source), target: found(target) } : { source: found(source), target: other(target) };
}

/** For the tooltip: on which side a word stands, and why it differs. @param {"old" | "new"} side @param {string | null} why */
const differs = (side, why) => (why ? say(`diff.${side}-why`, { why: say(`differs.${why}`) }) : say(`diff.${side}`));

/**
 * The Arabic of a unit as it differs from the segment: struck out what only the unit has, underlined what only the
 * segment has; + and − stand beside the colours.
 * @param {Array<{op: string, query: string, unit: string, why: string | null}>} diff
 */
export function arabicDiff(diff) {
  const removed = (piece) => html`<del title=${differs("old", piece.why)}>${piece.unit}</del>`;
  const added = (piece) => html`<ins title=${differs("new", piece.why)}>${piece.query}</ins>`;
  return html`<p class="diff" lang="ar" dir="rtl">${spaced(diff).map((piece) => html`${piece.space ? " " : nothing}${
    piece.op === "same" ? piece.query
      : piece.op === "removed" ? removed(piece)
        : piece.op === "added" ? added(piece)
          : html`${removed(piece)} ${added(piece)}`}`)}</p>`;
}
