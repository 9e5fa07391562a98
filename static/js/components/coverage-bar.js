/** HOW MUCH OF IT WAS KNOWN? What the memories and glossaries had for an article when it came in, as a bar and in words. */

import { html, nothing, svg } from "../../vendor/lit-html/lit-html.js";
import { PARTS, coverageWords } from "../coverage.js";
import { say } from "../say.js";

/** @param {Record<string, number> | null} coverage in words; null where nobody has counted */
export function coverageBar(coverage) {
  if (!coverage) return nothing;
  const total = PARTS.reduce((sum, name) => sum + coverage[name], 0);
  let x = 0;
  const part = (name) => {
    const width = total === 0 ? 0 : (coverage[name] / total) * 100;
    const rect = svg`<rect class=${name} x=${x} y="0" width=${width} height="1"></rect>`;
    x += width;
    return rect;
  };
  const words = say("coverage", { parts: coverageWords(coverage) });
  return html`<svg class="bar coverage" viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label=${words}>
    <title>${words}</title>${PARTS.map(part)}
  </svg>`;
}
