/** HOW DID AN ARTICLE COME ALONG, AND WHAT OF IT IS KNOWN? Below its line in the list. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { inTime } from "../chart.js";
import { PARTS, percent } from "../coverage.js";
import { moment } from "../dates.js";
import { number, say } from "../say.js";
import { STATES, ago } from "../words.js";
import { chart } from "./chart.js";
import { coverageBar } from "./coverage-bar.js";
import { problemNotice } from "./notice.js";

/** From the bottom of the chart. */
const KINDS = /** @type {const} */ (["reviewed", "confirmed", "draft"]).map((name) => ({ name, label: STATES[name].word }));

/** @param {any} article @param {{course: any, problem: string}} model course: null until it is there */
export function articleDetails(article, { course, problem }) {
  return html`<section class="stack" aria-label=${say("details.of", { title: article.title })}>
    <div><h3>${say("table.known")}</h3>${known(article.coverage)}</div>
    <div><h3>${say("table.progress")}</h3>${problem ? problemNotice(problem) : course ? along(course) : html`<p class="soft">${say("details.reading")}</p>`}</div>
  </section>`;
}

/** @param {any} coverage */
function known(coverage) {
  if (!coverage) return html`<p class="soft">${say("coverage.counting")}</p>`;
  const there = PARTS.filter((name) => coverage[name] > 0);
  return html`${coverageBar(coverage)}
    <ul class="legend">${there.map((name) => html`<li><span class="swatch ${name}" aria-hidden="true"></span>${
      say("coverage.part", { share: percent(coverage, name), what: say(`coverage.${name}`) })}<span class="soft nums"> · ${say("n.words", { n: coverage[name] })}</span></li>`)}</ul>
    <p class="small soft">${there.length ? nothing : html`${say("coverage.nothing")} · `}${say("coverage.counted", { ago: ago(coverage.counted_at) })}</p>`;
}

/** @param {Wire.Course} course */
function along({ points }) {
  const first = points[0], last = points[points.length - 1];
  if (points.length === 1) return html`<p class="soft">${say("course.none", { ago: ago(first.at) })}</p>`;
  const times = points.map((point) => Date.parse(point.at));
  // What was reached last stands a little, or it could not be seen.
  const end = times[times.length - 1] + Math.max(60_000, (times[times.length - 1] - times[0]) / 20);
  const columns = inTime(points.map((point, at) => ({ label: moment(point.at), at: times[at], values: KINDS.map(({ name }) => point[name]) })), end);
  const words = say("course.words", { done: last.confirmed + last.reviewed, total: number(last.total), begun: moment(first.at), ago: ago(last.at) });
  return chart({ words, columns, kinds: KINDS, most: last.total, time: say("chart.time"), ends: [moment(first.at), moment(last.at)] });
}
