/** HOW DOES A MEMORY GROW? What came in by month or by day, confirmed here or from files. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api/memories.js";
import { sideBySide, sum } from "../chart.js";
import { civilDay, civilMonth } from "../dates.js";
import { panelKeys } from "../panel-keys.js";
import { say } from "../say.js";
import { chart } from "./chart.js";
import { problemNotice } from "./notice.js";

/** How far back, by what. */
const COUNTS = { month: 12, day: 30 };
const KINDS = ["confirmed", "imported"].map((name) => ({ name, label: say(`growth.${name}`) }));

/**
 * @param {HTMLElement} root
 * @param {{memory(): string, record(): any}} page record: undefined until the memories are known
 * @returns {{toggle(): void, renew(): void, draw(): void}}
 */
export function memoryGrowth(root, page) {
  let open = false, problem = "";
  /** @type {"month" | "day"} */
  let by = "month";
  /** @type {any[] | null} */
  let grown = null;
  /** The memory that was asked for last. */
  let asked = "";
  const keys = panelKeys(root, toggle);

  async function load() {
    const name = asked = page.memory();
    if (!open) return;
    try {
      const answer = await memories.growth(name, by, COUNTS[by]);
      if (name !== asked || answer.by !== by) return;
      ({ grown } = answer);
      problem = "";
    } catch (error) {
      problem = error.message;
    }
    draw();
  }

  function toggle() {
    open = !open;
    grown = null;
    draw();
    keys.turn(open);
    if (open) load();
  }

  function drawing() {
    const said = by === "day" ? civilDay : civilMonth;
    const columns = sideBySide((grown ?? []).map(({ from, confirmed, imported }) => ({ label: said(from), values: [confirmed, imported] })));
    const total = columns.reduce((all, column) => all + sum(column), 0);
    if (!total) return html`<p class="soft">${say(`growth.none-${by}`)}</p>`;
    /** @param {number} at */
    const of = (at) => columns.reduce((all, { values }) => all + values[at], 0);
    const words = say(`growth.words-${by}`, { units: say("n.units", { n: total }), confirmed: of(0), imported: of(1), now: say("n.units", { n: page.record().units }) });
    return chart({ words, columns, kinds: KINDS, time: say(`chart.${by}`), ends: [columns[0].label, columns[columns.length - 1].label] });
  }

  function draw() {
    render(open ? html`<section class="panel stack" aria-labelledby="growth-head">
      <div class="row"><h2 id="growth-head">${say("growth.head", { memory: page.memory() })}</h2>
        <label><span class="hidden">${say("growth.by")}</span><select @change=${(event) => { by = /** @type {"month" | "day"} */ (event.target.value); grown = null; load(); }}>
          ${Object.keys(COUNTS).map((name) => html`<option value=${name} .selected=${name === by}>${say(`growth.by-${name}`)}</option>`)}</select></label>
        <button class="push" @click=${toggle}>${say("close")}</button></div>
      ${problem ? problemNotice(problem) : grown && page.record() ? drawing() : html`<p class="soft">${say("details.reading")}</p>`}
    </section>` : nothing, root);
  }

  return { toggle, renew: () => { grown = null; load(); }, draw };
}
