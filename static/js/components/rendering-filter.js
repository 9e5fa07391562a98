/** HOW WAS IT SAID? The renderings of a phrase with their counts; each shows the hits that say it so. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";

/**
 * "High Council of State 41 · State Council 3".
 * @param {Wire.Renderings | null | undefined} counted the `renderings` of an answer @param {string} chosen the one that is shown alone, or ""
 * @param {number} total of the hits @param {(rendering: string) => void} choose "" for all again
 */
export function renderingFilter(counted, chosen, total, choose) {
  if (!counted?.counts.length) return nothing;
  /** @param {Wire.Rendering} rendering */
  const button = ({ text, count }) => html`<li><button aria-pressed=${text === chosen} @click=${() => choose(text === chosen ? "" : text)}>${
    /\p{Script=Arabic}/u.test(text) ? html`<bdi lang="ar" dir="rtl">${text}</bdi>` : html`<bdi lang="en" dir="ltr">${text}</bdi>`}
    <span class="nums">${count}</span></button></li>`;
  return html`<div class="renderings small"><span class="soft" id="said-as">${say(counted.by === "alignment" ? "renderings.probably" : "renderings.said")}</span>
    <ul aria-labelledby="said-as">${counted.counts.map(button)}</ul>
    ${counted.other ? html`<span class="soft">${say("renderings.other")} <span class="nums">${counted.other}</span></span>` : nothing}
    ${total > counted.of ? html`<span class="soft">${say("renderings.counted", { count: counted.of })}</span>` : nothing}</div>`;
}
