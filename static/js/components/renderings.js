/** HOW MANY, AND HOW WAS IT SAID? The total of a concordance, and the renderings of a phrase in it. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";

/** @param {{total: number, total_is?: string}} answer */
export const totalWords = ({ total, total_is }) => {
  const hits = say("n.hits", { n: total });
  return total_is === "at_least" ? say("renderings.at-least", { hits }) : hits;
};

/** That some may be missing, while what changed last is still being indexed. @param {{indexing?: boolean}} answer @param {() => void} again */
export const stillIndexing = ({ indexing }, again) => indexing
  ? html`<p class="small soft"><span role="status">${say("hits.indexing")}</span> <button class="small" @click=${again}>${say("hits.ask-again")}</button></p>` : nothing;

/** "High Council of State 41 · State Council 3". @param {Pick<Wire.Hits, "renderings" | "total">} answer */
export function renderings(answer) {
  const counted = answer?.renderings;
  if (!counted) return nothing;
  const rest = counted.other ? [html`<span class="soft">${say("renderings.other")} ${counted.other}</span>`] : [];
  const said = counted.counts.map(({ text, count: times }) => html`${/\p{Script=Arabic}/u.test(text)
    ? html`<bdi lang="ar" dir="rtl">${text}</bdi>` : html`<bdi lang="en" dir="ltr">${text}</bdi>`} <span class="nums">${times}</span>`);
  return html`<p class="small">${counted.by === "alignment" ? html`<span class="soft">${say("renderings.probably")}</span> ` : nothing}${[...said, ...rest].map((part, at) => html`${at ? " · " : nothing}${part}`)}
    ${answer.total > counted.of ? html`<span class="soft">${say("renderings.newest", { count: counted.of })}</span>` : nothing}</p>`;
}
