/**
 * HOW IS ARABIC SHOWN? Texts with marked spans, the difference of two texts, and Arabic words in an English sentence.
 * Always lang=ar dir=rtl, never auto; but for a sentence without an Arabic letter.
 */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { arabicRuns, arabicSide, pieces } from "../bidi.js";
import { nest } from "../offsets.js";
import { english, say } from "../say.js";
import { spaced } from "../score.js";

/** @typedef {import("../../vendor/lit-html/lit-html.js").Value} Value */

/**
 * @template {{start: number, end: number}} S
 * @param {string} text
 * @param {S[]} spans in code points
 * @param {(span: S, inner: Value) => unknown} wrap what a span looks like
 * @param {(text: string) => unknown} [leaf] what the text in and between them looks like
 */
export function marked(text, spans, wrap, leaf = (text) => text) {
  /** @param {Array<import("../offsets.js").Node<S>>} nodes @returns {Value} */
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

/** The Arabic side of a unit, in a line with its English. @param {string} text */
export function arabicText(text) {
  const { lang, dir } = arabicSide(text);
  return html`<bdi lang=${lang} dir=${dir}>${text}</bdi>`;
}

/** The Arabic side of a hit as a paragraph. @param {string} text @param {Value} drawn the text with its marks */
export function arabicParagraph(text, drawn) {
  const { lang, dir } = arabicSide(text);
  return html`<p lang=${lang} dir=${dir}>${drawn}</p>`;
}

/** An English sentence that speaks of Arabic words, wherever they stand in it. @param {string | null | undefined} sentence */
export function mixed(sentence) {
  return html`<bdi lang="en" dir="ltr">${arabicRuns(sentence ?? "", true).map(({ arabic, text }) =>
    arabic ? html`<bdi lang="ar" dir="rtl">${text}</bdi>` : text)}</bdi>`;
}

/** A sentence of our own that may speak of words of the other language. @param {string} sentence */
export const own = (sentence) => (english ? mixed(sentence) : html`<bdi>${sentence}</bdi>`);

/** @param {string} text @param {Array<[number, number]>} spans @param {(inner: Value) => unknown} wrap */
const marks = (text, spans, wrap) => marked(text, spans.map(([start, end]) => ({ start, end })), (_, inner) => wrap(inner));

/**
 * Both texts of a hit of the concordance: what was found is marked, and what stands for it on the other side is underlined.
 * @param {Wire.Hit} hit @param {string} side the one that was searched @returns {{source: Value, target: Value}}
 */
export function hitTexts({ source, target, spans, counterpart }, side) {
  /** @param {string} text */
  const found = (text) => marks(text, spans, (inner) => html`<mark>${inner}</mark>`);
  /** @param {string} text */
  const other = (text) => marks(text, counterpart ?? [], (inner) => html`<span class="counterpart" title=${say("hit.counterpart")}>${inner}</span>`);
  return side === "target" ? { source: other(source), target: found(target) } : { source: found(source), target: other(target) };
}

/** The place of the sign before what is gone or new: the style fills it, so that the sign is never copied. */
export const sign = html`<span class="sign"></span>`;

/** For the tooltip: on which side a word stands, and why it differs. @param {"old" | "new"} side @param {string | null | undefined} why */
const differs = (side, why) => (why ? say(`diff.${side}-why`, { why: say(`differs.${why}`) }) : say(`diff.${side}`));

/**
 * The Arabic of a unit as it differs from the segment: struck out what only the unit has, underlined what only the
 * segment has; + and − stand beside the colours.
 * @param {Wire.Edit[]} diff
 */
export function arabicDiff(diff) {
  /** @param {Wire.Edit} piece */
  const removed = (piece) => html`<del title=${differs("old", piece.why)}>${sign}${piece.unit}</del>`;
  /** @param {Wire.Edit} piece */
  const added = (piece) => html`<ins title=${differs("new", piece.why)}>${sign}${piece.query}</ins>`;
  const { lang, dir } = arabicSide(diff.map(({ query, unit }) => `${query ?? ""} ${unit ?? ""}`).join(" "));
  return html`<p class="diff" lang=${lang} dir=${dir}>${spaced(diff).map((piece) => html`${piece.space ? " " : nothing}${
    piece.op === "same" ? piece.query
      : piece.op === "removed" ? removed(piece)
        : piece.op === "added" ? added(piece)
          : html`${removed(piece)} ${added(piece)}`}`)}</p>`;
}
