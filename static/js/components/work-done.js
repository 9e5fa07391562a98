/** HOW MUCH IS DONE? The words that were confirmed on each of the last thirty days, of everybody or of one. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api/articles.js";
import { sideBySide, sum } from "../chart.js";
import { civilDay } from "../dates.js";
import { say } from "../say.js";
import { chart } from "./chart.js";
import { problemNotice } from "./notice.js";

const DAYS = 30;

/** @param {HTMLElement} root @returns {{load(): Promise<void>}} */
export function workDone(root) {
  /** @type {Wire.Day[]} */
  let days = [];
  let problem = "", loaded = false;
  /** @type {string} the place of a person in the list; "" for everybody */
  let who = "";

  /** Those in whose articles something was done; null where nobody is named. @returns {Array<string | null | undefined>} */
  const people = () => [...new Set(days.flatMap((day) => day.people.map(({ name }) => name)))];

  /** @param {Wire.Day} day @param {"words" | "segments"} what */
  function of(day, what) {
    if (who === "") return day[what];
    return day.people.find(({ name }) => name === people()[Number(who)])?.[what] ?? 0;
  }

  function drawing() {
    const columns = sideBySide(days.map((day) => ({ label: civilDay(day.day), values: [of(day, "words")] })));
    const total = columns.reduce((all, column) => all + sum(column), 0);
    if (!total) return html`<p class="soft">${say("work.none")}</p>`;
    const best = columns.reduce((best, column) => (sum(column) > sum(best) ? column : best));
    const words = say("work.words", { words: say("n.words", { n: total }), segments: say("n.segments", { n: days.reduce((all, day) => all + of(day, "segments"), 0) }),
      day: best.label, most: say("n.words", { n: sum(best) }) });
    return chart({ words, columns, kinds: [{ name: "confirmed", label: say("table.words") }], time: say("chart.day"), ends: [columns[0].label, columns[columns.length - 1].label] });
  }

  function draw() {
    const named = people();
    render(loaded || problem ? html`<section class="panel stack" aria-labelledby="work-head">
      <div class="row"><h2 id="work-head">${say("work.head")}</h2>
        ${named.length > 1 || who ? html`<label class="push"><span class="hidden">${say("work.who")}</span>
          <select @change=${(event) => { who = event.target.value; draw(); }}>
            <option value="" .selected=${who === ""}>${say("work.all")}</option>
            ${named.map((name, at) => html`<option value=${at} .selected=${who === String(at)}>${name ?? say("work.nobody")}</option>`)}</select></label>` : nothing}</div>
      ${problem ? problemNotice(problem) : drawing()}
    </section>` : nothing, root);
  }

  return {
    async load() {
      try {
        const before = who === "" ? undefined : people()[Number(who)];
        ({ days } = await articles.workDone(DAYS));
        // Another day may bring other people.
        who = before === undefined ? "" : String(people().indexOf(before)).replace("-1", "");
        problem = "";
        loaded = true;
      } catch (error) {
        problem = error.message;
      }
      draw();
    },
  };
}
