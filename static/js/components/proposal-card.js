/** WHERE DOES A PROPOSAL COME FROM, AND WHAT IS TO BE CHANGED IN IT? One card. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { band, gaps, kindWords, percent } from "../score.js";
import { day } from "../words.js";
import { arabicDiff } from "./arabic.js";

/**
 * @param {any} proposal
 * @param {number} index from 0
 * @param {boolean} chosen
 * @param {() => void} insert
 */
export function proposalCard(proposal, index, chosen, insert) {
  const { text, score, kind, evidence = {} } = proposal;
  const { word, icon } = kindWords(kind);
  const changed = evidence.diff?.some((piece) => piece.op !== "same");
  return html`<li class="card ${band(score, kind)}" aria-current=${chosen ? "true" : nothing}>
    <p class="card-head">
      ${index < 9 ? html`<kbd title="Ctrl+${index + 1} inserts it">${index + 1}</kbd>` : nothing}
      <strong class="nums">${percent(score, kind)}</strong>
      <span><span aria-hidden="true">${icon}</span> ${word}</span>
      <button class="quiet push" @click=${insert} aria-label=${`Insert proposal ${index + 1}`}>Insert</button>
    </p>
    <p class="english-text" lang="en" dir="ltr">${gaps(text).map((piece) =>
      piece.gap ? html`<mark class="gap" title="Nothing is known for this part">${piece.text}</mark>` : piece.text)}</p>
    ${changed ? arabicDiff(evidence.diff) : nothing}
    ${evidence.parts ? parts(evidence.parts) : nothing}
    ${evidence.missing?.length ? html`<p class="small"><span class="soft">No rendering for:</span>
      <bdi lang="ar" dir="rtl">${evidence.missing.join(" · ")}</bdi></p>` : nothing}
    ${evidence.terms?.length ? html`<ul class="kept">${evidence.terms.map(termVerdict)}</ul>` : nothing}
    ${evidence.unit ? origin(evidence.unit) : nothing}
  </li>`;
}

const VERDICTS = {
  followed: { icon: "✓", word: "has the term" },
  missing: { icon: "▲", word: "lacks the term" },
  forbidden: { icon: "✗", word: "has a forbidden term" },
};

/** @param {any} term */
function termVerdict({ term, status, target }) {
  const { icon, word } = VERDICTS[status] ?? { icon: "•", word: status };
  return html`<li class=${status} title=${word}><span aria-hidden="true">${icon}</span><span class="hidden">${word}:</span>
    <bdi lang="en" dir="ltr">${target}</bdi> <bdi lang="ar" dir="rtl">${term}</bdi></li>`;
}

/** The parts of an assembled draft: the Arabic above its English, in the order of the draft. @param {any[]} list */
function parts(list) {
  return html`<ol class="parts" aria-label="Parts">${list.map((part) => html`<li class=${part.kind}>
    <span lang="ar" dir="rtl">${part.source}</span>
    <span lang="en" dir="ltr">${part.kind === "gap" ? "[…]" : part.text}</span></li>`)}</ol>`;
}

/** @param {any} unit */
function origin(unit) {
  const from = unit.article_title
    ? html`<bdi lang="ar" dir="rtl">${unit.article_title}</bdi>`
    : unit.import ? html`import <bdi>${unit.import}</bdi>` : nothing;
  return html`<p class="origin small soft">${unit.memory} ${from === nothing ? nothing : html`· ${from}`}
    ${unit.who ? html`· <bdi>${unit.who}</bdi>` : nothing}
    ${unit.at ? html`· <time datetime=${unit.at}>${day(unit.at)}</time>` : nothing}
    ${unit.uses > 1 ? html`· used ${unit.uses}×` : nothing}</p>`;
}
