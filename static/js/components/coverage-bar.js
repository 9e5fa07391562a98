/** HOW MUCH OF IT WAS KNOWN? What the memories and glossaries have for an article, as a bar and in words. */

import { html, svg } from "../../vendor/lit-html/lit-html.js";
import { PARTS, coverageWords } from "../coverage.js";
import { say } from "../say.js";
import { ago } from "../words.js";

/** @param {any} coverage in words, and when they were counted; null until they are */
export function coverageBar(coverage) {
  if (!coverage) return html`<span class="small soft counting">${say("coverage.counting")}</span>`;
  const total = PARTS.reduce((sum, name) => sum + coverage[name], 0);
  let x = 0;
  /** @param {string} name */
  const part = (name) => {
    const width = total === 0 ? 0 : (coverage[name] / total) * 100;
    const rect = svg`<rect class=${name} x=${x} y="0" width=${width} height="1"></rect>`;
    x += width;
    return rect;
  };
  const words = say("coverage", { parts: coverageWords(coverage), ago: ago(coverage.counted_at) });
  return html`<svg class="bar coverage" viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label=${words}>
    <title>${words}</title>${PARTS.map(part)}
  </svg>`;
}
