/** WHAT DOES THE MEMORY SAY? The hits of a question, page by page, with units mended, deleted and brought back in place. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { concordance, units } from "../api.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { concordanceOf, filtersOf, sideOf } from "../question.js";
import { number, parts, say } from "../say.js";
import { nothingFound } from "./nothing-found.js";
import { problemNotice } from "./notice.js";
import { renderingFilter } from "./rendering-filter.js";
import { stillIndexing, totalWords } from "./renderings.js";
import { NO_WORK, unitHit } from "./unit-hit.js";

/**
 * @typedef {import("../question.js").Question} Question
 * @typedef {import("./unit-hit.js").Unit} Unit
 * @typedef {{hits: Unit[], total: number, total_is?: string, next?: string | null, renderings?: Wire.Renderings | null,
 *   indexing?: boolean}} Answer
 */

/** A screen or two; renderings that no glossary knows are counted in so many. What stands for each hit takes the server time. */
const PAGE = 30;
/** What a file holds at most: the server's own limit. */
const MOST_IN_A_FILE = 1000;

/**
 * @param {HTMLElement} root
 * @param {{question(): Question, ask(change: Partial<Question>): void, counted(total: string): void}} page
 * @returns {{look(): Promise<void>, forget(): void, writing(): boolean}}
 */
export function memoryHits(root, page) {
  let turn = 0, problem = "", total = 0, total_is = "exact", indexing = false;
  /** @type {Unit[]} */
  let hits = [];
  /** @type {string | null | undefined} */
  let next = null;
  /** @type {Question | null} the one that is answered */
  let answered = null;
  /** @type {{key: string, renderings: Wire.Renderings | null | undefined, total: number}} of all hits, also while only some are shown */
  let said = { key: "", renderings: null, total: 0 };
  /** @type {Map<string, import("./unit-hit.js").Work>} */
  const works = new Map();

  /** @param {Question} question @param {string | null | undefined} [after] @returns {Promise<Answer>} */
  async function answer(question, after = null) {
    const { memory, q } = question;
    if (question.mode === "like") {
      const matches = await memories.like(memory, { q, limit: 20, ...filtersOf(question) });
      return { hits: matches, total: matches.length, next: null };
    }
    return concordance(memory, { ...concordanceOf(question), limit: PAGE, after });
  }

  /** The renderings of all hits. @param {Question} question @param {Answer} found */
  async function renderings(question, found) {
    const key = JSON.stringify({ ...question, in: "", rendering: "" });
    if (!question.rendering) said = { key, renderings: found.renderings, total: found.total };
    else if (said.key !== key || indexing) {
      const all = await answer({ ...question, rendering: "" });
      said = { key, renderings: all.renderings, total: all.total };
    }
  }

  async function look(more = false) {
    const mine = ++turn;
    const question = page.question();
    if (!question.q.trim()) return forget();
    root.ariaBusy = "true";
    try {
      const found = await answer(question, more ? next : null);
      if (!more) await renderings(question, found);
      // A slower answer to an earlier question must not stand under the later one.
      if (mine !== turn) return;
      // What is being written waits for the next time that its unit is found.
      if (!more) for (const [id, { editing }] of works) if (!editing) works.delete(id);
      hits = more ? [...hits, ...found.hits] : found.hits;
      ({ total, total_is = "exact", next, indexing = false } = found);
      answered = question;
      problem = "";
      count();
    } catch (error) {
      if (mine !== turn) return;
      problem = error.message;
    }
    root.ariaBusy = "false";
    draw();
  }

  /** How many there are but for those that were deleted here. */
  const left = () => total - [...works.values()].filter(({ gone }) => gone !== null).length;

  function count() {
    page.counted(`${number(left())}${total_is === "at_least" ? "+" : ""}`);
  }

  function forget() {
    turn++;
    root.ariaBusy = "false";
    hits = [];
    answered = null;
    problem = "";
    draw();
  }

  /** @param {Unit} hit */
  const workOf = (hit) => works.get(hit.unit_id) ?? NO_WORK;

  /** @param {Unit} hit @param {Partial<import("./unit-hit.js").Work>} change */
  function work(hit, change) {
    works.set(hit.unit_id, { ...workOf(hit), ...change });
    draw();
  }

  /** The keys go on where the eye is: in the row of that unit. @param {Unit} hit @param {string} selector */
  function focusIn(hit, selector) {
    const item = root.querySelectorAll(".hits > li")[hits.indexOf(hit)];
    /** @type {HTMLElement | null | undefined} */ (item?.querySelector(selector))?.focus();
  }

  /** @param {Unit} hit */
  function edit(hit) {
    const { editing, text } = workOf(hit);
    work(hit, { open: true, editing: true, ...(editing ? { text } : { text: hit.target, before: hit.target }), problem: "" });
    focusIn(hit, "textarea");
  }

  /** @param {Unit} hit */
  function leave(hit) {
    work(hit, { editing: false, problem: "" });
    focusIn(hit, hit.diff ? ".edit" : ".row-stop");
  }

  /** @param {Unit} hit */
  async function save(hit) {
    const text = workOf(hit).text.trim();
    if (!text) return work(hit, { problem: say("hits.empty") });
    try {
      reads(hit, await units.set(hit.origin, text));
      leave(hit);
      announce(say("hits.saved"));
    } catch (error) {
      const current = error.problem?.current;
      // What was typed stays; the next save goes over what is there now, knowingly.
      if (current) reads(hit, current);
      work(hit, { problem: current ? say("hits.stale", { english: current.target }) : error.message });
    }
  }

  /** It is so in the memory now. @param {Unit} hit @param {Wire.UnitOrigin} origin */
  function reads(hit, origin) {
    // Where the words stand in another text, the next look tells.
    if (origin.target !== hit.target) {
      const unmarked = answered && sideOf(answered.q) === "target" && !hit.diff ? { spans: [] } : {};
      Object.assign(hit, { target: origin.target, counterpart: [], ...unmarked });
    }
    hit.origin = origin;
  }

  /** @param {Unit} hit */
  async function remove(hit) {
    try {
      const { deletion } = await units.remove(answered?.memory ?? "", { units: [hit.unit_id] });
      work(hit, { editing: false, gone: deletion?.id ?? null, ...(deletion ? {} : { open: true, problem: say("hits.gone") }) });
      count();
      focusIn(hit, ".row-stop");
      announce(say("hits.deleted"), { shown: false });
    } catch (error) {
      work(hit, { problem: error.message, open: true });
    }
  }

  /** @param {Unit} hit */
  async function restore(hit) {
    try {
      await units.restore(answered?.memory ?? "", workOf(hit).gone ?? 0);
      work(hit, { gone: null, problem: "" });
      count();
      focusIn(hit, hit.diff ? ".edit" : ".row-stop");
      announce(say("hits.back"), { shown: false });
    } catch (error) {
      work(hit, { problem: error.message });
    }
  }

  /** @param {Question} question */
  function exports(question) {
    // A file must have all of them, and would have to wait.
    if (indexing) return nothing;
    /** @param {string} format */
  const file = (format) => memories.hitsUrl(question.memory, { ...concordanceOf(question), format });
    const some = total_is === "at_least" || total > MOST_IN_A_FILE;
    const formats = html`<a href=${file("tsv")} download>TSV</a> · <a href=${file("tmx")} download>TMX</a>`;
    return html`<span class="push">${parts(some ? "hits.export-newest" : "hits.export", { count: MOST_IN_A_FILE, formats })}</span>`;
  }

  /** @param {Unit} hit @returns {import("./unit-hit.js").On} */
  const actions = (hit) => ({
    open: (open) => { if (open !== workOf(hit).open) work(hit, { open }); },
    edit: () => edit(hit),
    type: (text) => work(hit, { text }),
    save: () => save(hit),
    remove: () => remove(hit),
    restore: () => restore(hit),
    leave: () => leave(hit),
  });

  function list() {
    const question = /** @type {Question} */ (answered);
    const lines = question.mode !== "like";
    const side = sideOf(question.q);
    const filter = lines ? renderingFilter(said.renderings, question.rendering, said.total, (rendering) => page.ask({ rendering })) : nothing;
    if (!hits.length) return html`${filter}${nothingFound(question, page.ask, next ? () => look(true) : null)}`;
    return html`<p class="row small soft"><span class="nums" role="status">${totalWords({ total: left(), total_is })}</span>
        ${lines ? html`<span class="keys"><kbd>↑</kbd> <kbd>↓</kbd> ${say("hits.line")} · <kbd>Enter</kbd> ${say("hits.whole")} · <kbd>E</kbd> ${say("hits.edit")} · <kbd>Delete</kbd> ${say("hits.delete")}</span>${exports(question)}` : nothing}</p>
      ${filter}
      <ol class="panel hits ${lines ? `lines ${side}` : "alike"}">${hits.map((hit) => unitHit(hit, { side, work: workOf(hit) }, actions(hit)))}</ol>
      ${next ? html`<p class="row more"><button @click=${() => look(true)}>${say("more")}</button></p>` : nothing}`;
  }

  async function again() {
    await look();
    // Where nothing is behind any more, the button has gone.
    if (!root.contains(document.activeElement)) /** @type {HTMLElement | null} */ (root.querySelector(".row-stop"))?.focus();
  }

  function draw() {
    render(html`${problemNotice(problem)}${answered ? html`${stillIndexing({ indexing }, again)}${list()}` : nothing}`, root);
  }

  /** Whether the English of a unit is being written. */
  const writing = () => [...works.values()].some(({ editing, text, before }) => editing && text !== before);

  return { look: () => look(), forget, writing };
}
