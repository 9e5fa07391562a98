/** HOW DOES IT LOOK? A chart of columns: in a sentence, as a picture, and as a table of its figures. */

import { html, nothing, svg } from "../../vendor/lit-html/lit-html.js";
import { heights, sum } from "../chart.js";
import { number, say } from "../say.js";

/** @typedef {import("../chart.js").Column} Column */
/** @typedef {{name: string, label: string}} Kind what a value is; `name` is its colour in charts.css */

/** What a column says. @param {Kind[]} kinds @returns {(column: Column) => string} */
export const told = (kinds) => (column) => {
  const values = kinds.flatMap(({ label }, at) => (column.values[at] ? say("chart.value", { value: column.values[at], what: label }) : []));
  return say("chart.column", { time: column.label, values: values.join(say("comma")) || say("chart.nothing") });
};

/** What the colours mean. @param {Kind[]} kinds */
export const legend = (kinds) => html`<ul class="legend small">${kinds.map(({ name, label }) => html`<li><span class="swatch ${name}" aria-hidden="true"></span>${label}</li>`)}</ul>`;

/** The columns, the first value of each at the bottom. @param {{words: string, kinds: Kind[], columns: Column[], most?: number}} drawn */
export function picture({ words, kinds, columns, most = Math.max(...columns.map(sum)) }) {
  return html`<svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=${words}>
    ${columns.map((column) => svg`<g><title>${told(kinds)(column)}</title><rect class="ground" x=${column.from} y="0" width=${column.width} height="100"></rect>${
      heights(column, most).map(({ y, height }, at) => (height ? svg`<rect class=${kinds[at].name} x=${column.from} y=${y} width=${column.width} height=${height}></rect>` : nothing))}</g>`)}
  </svg>`;
}

/** The same as a table. @param {{time: string, kinds: Kind[], columns: Column[]}} drawn */
export const figures = ({ time, kinds, columns }) => html`<details class="figures small"><summary>${say("chart.figures")}</summary><table>
  <thead><tr><th scope="col">${time}</th>${kinds.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
  <tbody>${columns.filter(sum).map((column) => html`<tr><th scope="row">${column.label}</th>${column.values.map((value) => html`<td class="nums">${number(value)}</td>`)}</tr>`)}</tbody>
</table></details>`;

/**
 * @param {object} drawn
 * @param {string} drawn.words what is to be seen, in a sentence
 * @param {Kind[]} drawn.kinds what the values are, the first at the bottom
 * @param {Column[]} drawn.columns
 * @param {number} [drawn.most] what reaches the top, where that is more than there is
 * @param {string} drawn.time what the columns are, for the table
 * @param {[string, string]} drawn.ends the first moment and the last, in words
 */
export function chart({ words, kinds, columns, time, ends, most = Math.max(...columns.map(sum)) }) {
  return html`<figure class="chart">
    <figcaption>${words}</figcaption>
    ${kinds.length > 1 ? legend(kinds) : nothing}
    <div class="drawn"><span class="most small soft nums" aria-hidden="true">${number(most)}</span>
      ${picture({ words, kinds, columns, most })}</div>
    <div class="ends small soft" aria-hidden="true"><span>${ends[0]}</span><span>${ends[1]}</span></div>
    ${figures({ time, kinds, columns })}
  </figure>`;
}
