/** WHAT HELP IS THERE FOR THIS SEGMENT? Proposals as cards, the terms, the persons, and the numbers to carry over. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { isolated } from "../bidi.js";
import { keys } from "../keys.js";
import { say } from "../say.js";
import { CONFIDENCE, TERM_STATUSES, explained } from "../words.js";
import { mixed } from "./arabic.js";
import { earlierCard } from "./version-note.js";
import { problemNotice } from "./notice.js";
import { proposalCard } from "./proposal-card.js";

/**
 * @typedef {{loading: boolean, problem: string, chosen: number, proposals: Wire.Proposal[], occurrences: Wire.Occurrence[], placeables: Wire.Placeable[],
 *   names: Wire.Name[], own: boolean, earlier?: Wire.Earlier | null}} Results earlier: what the segment was in the version before; own: the only match was the segment itself
 * @param {Results} results
 * @param {{insert(index: number): void, takeBack(index: number, repair: number): void, light(span: {start: number, end: number} | null): void, word(text: string): void, text(text: string): void, care: import("../editor/unit-care.js").UnitCare}} on text: puts it in place of all of the English
 */
export function resultsPane(results, on) {
  const { loading, problem, chosen, proposals, occurrences, placeables, names, own } = results;
  const words = terms(occurrences);
  const persons = untold(names ?? [], occurrences);
  const inside = words.filter((term) => term.within);
  return html`
    ${problemNotice(problem || on.care.problem)}
    ${on.care.gone ? html`<p class="note small">${say("hits.is-deleted")} <span lang="en" dir="ltr">${on.care.gone.unit.target}</span>
      <button class="quiet small" @click=${() => on.care.restore()}>${say("undo")}</button></p>` : nothing}
    ${earlierCard(results.earlier, on.text)}
    ${own && !proposals.length && !problem ? nothing : html`<section aria-labelledby="proposals-head" aria-busy=${loading}>
      <h2 id="proposals-head">${say("proposals")}</h2>
      ${proposals.length
        ? html`<ol class="cards">${proposals.map((proposal, index) => proposalCard(proposal, index, index === chosen,
          { insert: () => on.insert(index), takeBack: (repair) => on.takeBack(index, repair), light: on.light, care: on.care }))}</ol>`
        : html`<p class="soft small">${say(loading ? "proposals.looking" : problem ? "proposals.failed" : "proposals.none")}</p>`}
    </section>`}
    ${words.length ? html`<section aria-labelledby="terms-head">
      <h2 id="terms-head">${say("results.terms")} <span class="soft small" dir="ltr">${keys.caps("terms").map((cap, i) => html`${i ? " " : ""}<kbd>${cap}</kbd>`)}</span></h2>
      <ol class="terms">${words.filter((term) => !term.within).map((term) => termLine(term, on.word))}</ol>
      ${inside.length ? html`<details class="inside"><summary class="small soft">${say("n.inside", { n: inside.length })}</summary>
        <ol class="terms">${inside.map((term) => termLine(term, on.word))}</ol></details>` : nothing}</section>` : nothing}
    ${persons.length ? html`<section aria-labelledby="names-head">
      <h2 id="names-head">${say("results.names")}</h2>
      <ul class="placeables">${persons.map((name) => nameLine(name, on.word))}</ul></section>` : nothing}
    ${placeables.length ? html`<section aria-labelledby="placeables-head">
      <h2 id="placeables-head">${say("results.carry")}</h2>
      <ul class="placeables">${placeables.map((each) => html`<li>
        <bdi lang="ar" dir="rtl">${each.text}</bdi> <span aria-hidden="true">${say("arrow")}</span>
        <button class="word" lang="en" dir="ltr" title=${say("results.insert-kind", { kind: say(`kind.${each.kind}`) })} @click=${() => on.word(each.english)}>${each.english}</button>
        ${each.hint ? html`<span class="soft small">${mixed(each.hint)}</span>` : nothing}
      </li>`)}</ul></section>` : nothing}`;
}

/**
 * @typedef {Wire.Occurrence & {times: number}} Line
 *
 * One line for each concept, in the order of the text; those inside a longer term after the others.
 * @param {Wire.Occurrence[]} occurrences
 */
function terms(occurrences) {
  /** @type {Map<string, Line>} */
  const seen = new Map();
  for (const each of [...occurrences].sort((a, b) => Number(a.within ?? false) - Number(b.within ?? false) || a.start - b.start)) {
    const key = `${each.glossary}/${each.concept_id}`;
    const known = seen.get(key);
    if (!known) seen.set(key, { ...each, times: 1 });
    // A short form inside a longer form of the same concept is the same mention.
    else if (!each.within || known.within) known.times++;
    // One sure place makes the term worth its line.
    if (known && each.confidence !== "doubtful") known.confidence = each.confidence;
  }
  return [...seen.values()];
}

/**
 * The persons that no term tells, each spelling once.
 * @param {Wire.Name[]} names @param {Wire.Occurrence[]} occurrences
 */
function untold(names, occurrences) {
  /** @param {Wire.Name} name */
  const told = (name) => name.source === "glossary" && occurrences.some(({ start, end }) => start <= name.start && name.end <= end);
  const seen = new Set();
  return names.filter((name) => {
    const key = `${name.text}/${name.english}`;
    return !told(name) && !seen.has(key) && seen.add(key);
  });
}

/** Where the spelling of a name comes from, as a sign and in words. @type {Record<string, {icon: string, word: string}>} */
const SPELLINGS = {
  glossary: { icon: "✓", word: say("spelling.glossary") },
  article: { icon: "✓", word: say("spelling.article") },
  transliteration: { icon: "?", word: say("spelling.transliteration") },
};

/** @param {Wire.Name} name @param {(text: string) => void} insert */
function nameLine(name, insert) {
  const { icon, word } = SPELLINGS[name.source] ?? { icon: "", word: name.source };
  return html`<li>
    <bdi lang="ar" dir="rtl">${name.text}</bdi> <span aria-hidden="true">${say("arrow")}</span>
    <button class="word" data-term lang="en" dir="ltr" title=${`ALA-LC: ${name.ala_lc}`} aria-label=${`${name.english}, ${word}`}
      @click=${() => insert(name.english)}>${name.english}</button>
    <span class="term-status ${name.verified ? "" : "unverified"}"><span aria-hidden="true">${icon}</span> ${word}</span>
  </li>`;
}

/** @param {Line} term @param {(text: string) => void} insert */
function termLine(term, insert) {
  const why = term.match === "inflected" && explained(term);
  return html`<li>
    <p class="term-head"><span lang="ar" dir="rtl">${term.term}</span>
      ${term.times > 1 ? html`<span class="small soft">×${term.times}</span>` : nothing}
      ${term.confidence === "doubtful" ? html`<span class="small doubt" title=${isolated(explained(term))}>${CONFIDENCE.doubtful}</span>` : nothing}
      ${term.domain ? html`<bdi class="small soft push">${term.domain}</bdi>` : nothing}</p>
    <ul>${term.targets.map(({ text, status }) => html`<li>
      ${status === "forbidden"
        ? html`<span class="english forbidden" lang="en" dir="ltr">${text}</span>`
        : html`<button class="word english ${status}" data-term lang="en" dir="ltr" title=${say("insert")} aria-description=${why || nothing} @click=${() => insert(text)}>${text}</button>`}
      <span class="term-status ${status}"><span aria-hidden="true">${TERM_STATUSES[status]?.icon}</span> ${TERM_STATUSES[status]?.word ?? status}</span>
    </li>`)}</ul>
    ${why ? html`<p class="small soft why" aria-hidden="true">${isolated(why)}</p>` : nothing}
    ${term.note ? html`<p class="small soft" dir="ltr">${mixed(term.note)}</p>` : nothing}
  </li>`;
}
