/** HOW FAR ALONG IS IT? A bar in SVG: widths as attributes need no inline style, which the content policy forbids. */

import { html, svg } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";

/** @param {Wire.Progress} progress */
export function progressBar({ total, draft, confirmed, reviewed }) {
  /** @param {number} n */
  const share = (n) => (total === 0 ? 0 : (n / total) * 100);
  const words = say("progress", { reviewed, confirmed, draft, total });
  let x = 0;
  /** @param {string} name @param {number} n */
  const part = (name, n) => {
    const rect = svg`<rect class=${name} x=${x} y="0" width=${share(n)} height="1"></rect>`;
    x += share(n);
    return rect;
  };
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" role="img" aria-label=${words}>
    <title>${words}</title>${part("reviewed", reviewed)}${part("confirmed", confirmed)}${part("draft", draft)}
  </svg>`;
}
