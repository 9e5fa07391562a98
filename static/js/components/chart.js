/** HOW DOES IT LOOK? A chart of columns: in a sentence, as a picture, and as a table of its figures. */

import { html, nothing, svg } from "../../vendor/lit-html/lit-html.js";
import { heights, sum } from "../chart.js";
import { number, say } from "../say.js";

/**
 * @param {object} drawn
 * @param {string} drawn.words what is to be seen, in a sentence
 * @param {Array<{name: string, label: string}>} drawn.kinds what the values are, the first at the bottom; `name` is their colour in charts.css
 * @param {import("../chart.js").Column[]} drawn.columns
 * @param {number} [drawn.most] what reaches the top, where that is more than there is
 * @param {string} drawn.time what the columns are, for the table
 * @param {[string, string]} drawn.ends the first moment and the last, in words
 */
export function chart({ words, kinds, columns, time, ends, most = Math.max(...columns.map(sum)) }) {
  /** @param {import("../chart.js").Column} column */
  const told = (column) => say("chart.column", { time: column.label, values: values(column) });
  /** @param {import("../chart.js").Column} column */
  const values = (column) => kinds.flatMap(({ label }, at) => (column.values[at] ? say("chart.value", { value: column.values[at], what: label }) : []))
    .join(say("comma")) || say("chart.nothing");
  return html`<figure class="chart">
    <figcaption>${words}</figcaption>
    ${kinds.length > 1 ? html`<ul class="legend small">${kinds.map(({ name, label }) => html`<li><span class="swatch ${name}" aria-hidden="true"></span>${label}</li>`)}</ul>` : nothing}
    <div class="drawn"><span class="most small soft nums" aria-hidden="true">${number(most)}</span>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=${words}>
        ${columns.map((column) => svg`<g><title>${told(column)}</title><rect class="ground" x=${column.from} y="0" width=${column.width} height="100"></rect>${
          heights(column, most).map(({ y, height }, at) => (height ? svg`<rect class=${kinds[at].name} x=${column.from} y=${y} width=${column.width} height=${height}></rect>` : nothing))}</g>`)}
      </svg></div>
    <div class="ends small soft" aria-hidden="true"><span>${ends[0]}</span><span>${ends[1]}</span></div>
    <details class="small"><summary>${say("chart.figures")}</summary><table>
      <thead><tr><th scope="col">${time}</th>${kinds.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
      <tbody>${columns.filter(sum).map((column) => html`<tr><th scope="row">${column.label}</th>${column.values.map((value) => html`<td class="nums">${number(value)}</td>`)}</tr>`)}</tbody>
    </table></details>
  </figure>`;
}
