/** WHERE DOES A PROPOSAL COME FROM, AND WHAT IS TO BE CHANGED IN IT? One card. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { nest } from "../offsets.js";
import { band, differences, gaps, kindWords, percent } from "../score.js";
import { keys } from "../keys.js";
import { parts as pieces, say } from "../say.js";
import { day } from "../words.js";
import { arabicDiff, arabicText, sign } from "./arabic.js";
import { unitForm } from "./unit-form.js";

/** What the number on a card is for. @param {number} number */
function pressing(number) {
  const inserts = keys.name("insert", number);
  const chooses = keys.name("choose", number);
  return inserts ? say("proposal.inserts", { key: inserts }) : chooses ? say("proposal.chooses", { key: chooses }) : "";
}

/**
 * @param {Wire.Proposal} proposal
 * @param {number} index from 0
 * @param {boolean} chosen
 * @param {{insert(): void, takeBack(repair: number): void, light(span: {start: number, end: number} | null): void, care: import("../editor/unit-care.js").UnitCare}} on light: shows which Arabic a word of a draft stands for
 */
export function proposalCard(proposal, index, chosen, on) {
  const { text, score, kind, evidence } = proposal;
  const { word, icon } = kindWords(kind);
  const changed = differences(evidence.diff ?? []);
  return html`<li class="card ${band(score, kind)}" aria-current=${chosen ? "true" : nothing}>
    <p class="card-head">
      ${index < 9 ? html`<kbd title=${pressing(index + 1)}>${index + 1}</kbd>` : nothing}
      <strong class="nums">${percent(score, kind)}</strong>
      <span><span aria-hidden="true">${icon}</span> ${word}</span>
      <button class="quiet push" @click=${on.insert} aria-label=${say("proposal.insert", { number: index + 1 })}>${say("insert")}</button>
    </p>
    <p class="english-text" lang="en" dir="ltr">${evidence.words ? drafted(text, evidence.words, on.light) : english(text, evidence.repairs, evidence.touch, on.takeBack)}</p>
    ${evidence.words ? html`<p class="small soft">${say("proposal.drafted")}</p>` : nothing}
    ${changed ? html`<p class="small soft">${say("diff.arabic", { what: changed })}</p>${arabicDiff(evidence.diff ?? [])}` : nothing}
    ${evidence.parts ? parts(evidence.parts) : nothing}
    ${unsure(evidence)}
    ${evidence.terms?.length ? verdicts(evidence.terms) : nothing}
    ${trust(evidence)}
    ${evidence.unit ? origin(evidence.unit, on.care) : nothing}
  </li>`;
}

/** What was taken off the score before proposals were put in order, and whether the same Arabic was said otherwise. @param {Wire.Evidence} evidence */
function trust({ penalties = [], other_renderings: others = 0 }) {
  const said = penalties.map(({ why, points }) => `−${Math.round(points * 100)}%: ${say(`penalty.${why}`)}`);
  if (others) said.push(say("n.other-renderings", { n: others }));
  return said.length ? html`<p class="small soft">${said.join(" · ")}</p>` : nothing;
}

/**
 * @typedef {Wire.Place & Omit<Wire.Repair, "span"> & {number: number}} Mended
 *
 * The proposal with its gaps, or with what was put right in the unit's English and what still has to be changed.
 * @param {string} text @param {Wire.Repair[]} repairs @param {Array<[number, number]>} touch @param {(repair: number) => void} takeBack
 */
function english(text, repairs = [], touch = [], takeBack) {
  if (!repairs.length && !touch.length) {
    return gaps(text).map((piece) => piece.gap ? html`<mark class="gap" title=${say("proposal.gap")}>${piece.text}</mark>` : piece.text);
  }
  /** @type {Array<(Wire.Place & {from?: undefined}) | Mended>} */
  const spans = [
    ...repairs.map(({ span: [start, end], ...repair }, number) => ({ start, end, number, ...repair })),
    ...touch.map(([start, end]) => ({ start, end })),
  ];
  return nest(text, spans).map((piece) => typeof piece === "string" ? piece
    : piece.span.from === undefined ? html`<span class="touched" title=${say("proposal.touched")}>${piece.children}</span>`
      : mended(piece.span, piece.children, takeBack));
}

/** @param {Mended} repair @param {import("../../vendor/lit-html/lit-html.js").Value} inner @param {(repair: number) => void} takeBack */
function mended({ number, from, to, ...repair }, inner, takeBack) {
  return html`<del>${sign}${from}</del> <ins title=${reason(repair)}>${sign}${inner}</ins>${repair.verified === false
    ? html` <span class="term-status unverified"><span aria-hidden="true">?</span> ${say("proposal.unverified")}</span>` : nothing}
<button class="quiet take-back" title=${say("proposal.take-back")} aria-label=${say("proposal.take-back-it", { from, to })}
      @click=${() => takeBack(number)}><span aria-hidden="true">↶</span></button>`;
}

/**
 * A draft by the memory: what is unsure is marked, and each word shows its Arabic.
 * @param {string} text @param {Wire.DraftWord[]} words @param {(span: {start: number, end: number} | null) => void} light
 */
function drafted(text, words, light) {
  const spans = words.map(({ span: [start, end], ...word }) => ({ arabic: { start: word.start, end: word.end }, low: word.low, gap: word.origin === "gap", start, end }));
  return nest(text, spans).map((piece) => typeof piece === "string" ? piece
    : html`<span class=${piece.span.gap ? "gap" : piece.span.low ? "unsure" : "sure"} @pointerenter=${() => light(piece.span.arabic)}
      @pointerleave=${() => light(null)}>${piece.children}${piece.span.low ? html`<span class="hidden"> ${say("proposal.unsure-word")}</span>` : nothing}</span>`);
}

/** @param {Pick<Wire.Repair, "kind" | "why" | "verified">} repair */
function reason({ kind, why, verified }) {
  if (why === "forbidden") return say("proposal.forbidden");
  return verified === false ? say("proposal.name") : say("proposal.another", { kind: say(`kind.${kind}`) });
}

/** What differs and could not be put right for sure; terms have verdicts of their own. @param {Wire.Evidence} evidence */
function unsure({ unit, missing = [], terms = [] }) {
  const told = new Set(terms.filter(({ status }) => status === "missing").map(({ term }) => term));
  const rest = unit ? missing.filter((text) => !told.has(text)) : [];
  return rest.length ? html`<p class="kept small"><span aria-hidden="true">▲</span> ${say("proposal.by-hand")}
    ${rest.map((text, i) => html`${i ? say("comma") : ""}<bdi lang="ar" dir="rtl">${text}</bdi>`)}</p>` : nothing;
}

/** How a proposal stands to the terms of the segment, the gravest first. */
const VERDICTS = [
  ["forbidden", "✗", say("proposal.had-forbidden")],
  ["missing", "▲", say("proposal.lacks")],
  ["followed", "✓", say("proposal.has")],
];

/** @param {Wire.TermEvidence[]} terms */
function verdicts(terms) {
  return html`<ul class="kept">${VERDICTS.map(([status, icon, word]) => {
    const mine = terms.filter((term) => term.status === status);
    return mine.length ? html`<li class=${status}><span aria-hidden="true">${icon}</span> ${word} ${mine.map((term, i) => html`${i ? say("comma") : ""}<bdi
      lang="en" dir="ltr" title=${term.term}>${term.target}</bdi>`)}</li>` : nothing;
  })}</ul>`;
}

/** The parts of an assembled draft: the Arabic above its English, in the order of the draft. @param {Wire.Part[]} list */
function parts(list) {
  return html`<ol class="parts" aria-label=${say("proposal.parts")}>${list.map((part) => html`<li class="${part.kind} ${part.verified === false ? "unverified" : ""}">
    ${arabicText(part.source)}
    <span lang="en" dir="ltr">${part.kind === "gap" ? "[…]" : part.text}</span>
    ${part.verified === false ? html`<span class="term-status unverified"><span aria-hidden="true">?</span> ${say("proposal.unverified")}</span>` : nothing}</li>`)}</ol>`;
}

/** @param {Wire.UnitOrigin} unit @param {import("../editor/unit-care.js").UnitCare} care */
function origin(unit, care) {
  const from = unit.article_title
    ? html`<bdi lang="ar" dir="rtl">${unit.article_title}</bdi>`
    : unit.import ? html`${pieces("proposal.import", { file: html`<bdi>${unit.import}</bdi>` })}` : nothing;
  return html`<p class="origin small soft"><bdi>${unit.memory}</bdi> ${from === nothing ? nothing : html`· ${from}`}
    ${unit.who ? html`· <bdi>${unit.who}</bdi>` : nothing}
    ${unit.at ? html`· <time datetime=${unit.at}>${day(unit.at)}</time>` : nothing}
    ${unit.uses > 1 ? html`· ${say("proposal.used", { count: unit.uses })}` : nothing}</p>
    ${care.work?.unit.unit_id === unit.unit_id ? unitForm(care.work.text, care) : html`<p class="small"><button class="quiet small" title=${say("unit.edit-help")} @click=${() => care.edit(unit)}>${say("edit")}</button>
      <button class="quiet small danger" title=${say("unit.delete-help")} @click=${() => care.remove(unit)}>${say("delete")}</button></p>`}`;
}
