/** WHICH TERMS ARE SAID OTHERWISE THAN THE GLOSSARY PREFERS? By month, with what stood there instead; the first ones matter most. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { glossaries } from "../api/glossaries.js";
import { sideBySide } from "../chart.js";
import { civilMonth } from "../dates.js";
import { BLANK, questionAddress } from "../question.js";
import { say } from "../say.js";
import { figures, legend, picture, told } from "./chart.js";
import { glossaryPanel } from "./glossary-panel.js";
import { problemNotice } from "./notice.js";

/** How a unit may say a term: what is counted, and its colour in charts.css. */
const KINDS = /** @type {const} */ (["preferred", "admitted", "avoided", "other"])
  .map((count) => ({ count, name: `said-${count}`, label: say(`drift.${count}`) }));

/** Texts with how often each was found. @param {Wire.DriftRendering[]} found */
const texts = (found) => found.map(({ text, units }, at) => html`${at ? say("comma") : ""}<bdi lang="en" dir="ltr">${text}</bdi> <span class="nums soft">${units}</span>`);

/**
 * @param {HTMLElement} root
 * @param {{glossary(): string, open(id: string): void}} page open: shows the entry of a concept
 * @returns {{toggle(): void, renew(): void}}
 */
export function termDrift(root, page) {
  const panel = glossaryPanel(root, { glossary: page.glossary, ask: glossaries.drift, draw, first: "li button" });

  /** @param {Wire.DriftTerm} term */
  function line(term) {
    const { arabic, english, lately, before, trend, glossary_renderings: known, renderings, of } = term;
    const columns = sideBySide(term.months.map((month) => ({ label: civilMonth(month.from), values: KINDS.map(({ count }) => month[count]) })));
    const all = { otherwise: lately.otherwise + before.otherwise, units: say("n.units", { n: lately.units + before.units }) };
    const when = !before.units ? say("drift.only-lately") : !lately.units ? say("drift.only-before")
      : say("drift.lately", { otherwise: lately.otherwise, units: lately.units, earlier: before.otherwise, total: before.units });
    return html`<li class="drifted">
      <p class="names"><bdi lang="ar" dir="rtl">${arabic}</bdi> <bdi lang="en" dir="ltr">${english}</bdi></p>
      <p class="small">${say("drift.all", all)}${trend ? html` <span class="trend-${trend}">${say(`drift.${trend}`)}</span>` : nothing}<br><span class="soft">${when}</span></p>
      <div class="drawn">${picture({ kinds: KINDS, columns, words: columns.filter(({ values }) => values.some(Boolean)).map(told(KINDS)).join(". ") })}</div>
      <div class="small">${known.length ? html`<p>${say("drift.known")} ${texts(known)}</p>` : nothing}
        ${of ? html`<p>${say("drift.instead", { of })} ${renderings.length ? texts(renderings) : say("drift.unsure")}</p>` : nothing}
        ${figures({ kinds: KINDS, columns, time: say("chart.month") })}</div>
      <p class="row small"><button class="quiet" @click=${() => page.open(term.concept_id)}>${say("drift.entry")}<span class="hidden">: ${arabic}</span></button>
        <a href=${`/search${questionAddress({ ...BLANK, q: arabic })}`}>${say("drift.search")}<span class="hidden">: ${arabic}</span></a></p>
    </li>`;
  }

  /** @param {Wire.DriftReport} found */
  function list({ months, terms }) {
    const n = months.reduce((all, { units }) => all + units, 0);
    if (!n) return html`<p class="soft">${say("drift.empty", { memory: BLANK.memory })}</p>`;
    if (!terms.length) return html`<p class="soft">${say("drift.none")}</p>`;
    return html`<p class="small soft">${say("drift.help", { units: say("n.units", { n }), memory: BLANK.memory })}</p>
      ${legend(KINDS)}<ul class="drifts">${terms.map(line)}</ul>`;
  }

  function draw() {
    const { open, problem, answer: report, toggle } = panel;
    render(open ? html`<section class="panel stack" aria-labelledby="drift-head">
      <div class="row"><h2 id="drift-head">${say("drift.head")}</h2><button class="push" @click=${toggle}>${say("close")}</button></div>
      ${problemNotice(problem)}
      ${report ? list(report) : problem ? nothing : html`<p class="soft" role="status">${say("care.reading")}</p>`}
    </section>` : nothing, root);
  }

  return panel;
}
