/** HAVE WE SAID IT BEFORE? The concordance of a memory, with units mended in place, and the traffic of files. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api.js";
import { memoryCare } from "../components/memory-care.js";
import { memoryImport } from "../components/memory-import.js";
import { memorySettings } from "../components/memory-settings.js";
import { problemNotice } from "../components/notice.js";
import { renderings, totalWords } from "../components/renderings.js";
import { unitHit } from "../components/unit-hit.js";
import { announce } from "../live.js";
import { count } from "../words.js";

const MODES = { phrase: "one after the other", words: "anywhere in the sentence", near: "near each other", exact: "letter for letter" };

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
const asked = new URLSearchParams(location.search);

const state = {
  /** @type {any[]} */ names: [], name: asked.get("memory") ?? "desk",
  q: asked.get("q") ?? "", side: ["target", "like"].find((side) => side === asked.get("side")) ?? "source",
  mode: asked.get("mode") ?? "phrase", /** @type {any} */ answer: null,
  /** @type {any[]} */ hits: [], total: 0, /** @type {string | null} */ next: null, searched: "", problem: "",
  /** @type {Map<string, import("../components/unit-hit.js").Work>} */ work: new Map(),
  naming: false, nameProblem: "",
};

let turn = 0;
async function search(more = false) {
  const mine = ++turn;
  const { q, side, name, mode } = state;
  const place = { q, side, memory: name, ...(mode === "phrase" ? {} : { mode }) };
  history.replaceState(null, "", q ? `?${new URLSearchParams(place)}` : location.pathname);
  if (!q.trim()) {
    Object.assign(state, { hits: [], searched: "", next: null, problem: "" });
    return draw();
  }
  try {
    const answer = side === "like" ? await alike(name, q)
      : await memories.concordance(name, { q, side, mode, limit: 30, after: more ? state.next : null });
    // A slower answer to an earlier question must not stand under the later one.
    if (mine !== turn) return;
    state.hits = more ? [...state.hits, ...answer.hits] : answer.hits;
    // What stands for a phrase is counted on the first page alone.
    Object.assign(state, { answer: more ? state.answer : answer, total: answer.total, next: answer.next, searched: q, problem: "" });
  } catch (error) {
    if (mine !== turn) return;
    state.problem = error.message;
  }
  draw();
}

/** Whole segments in the shape of the concordance's hits. @param {string} name @param {string} q */
async function alike(name, q) {
  const matches = await memories.like(name, { q, limit: 20 });
  return { hits: matches.map((match) => ({ ...match, spans: [] })), total: matches.length, next: null };
}

let typing = 0;
/** @param {string} q */
function type(q) {
  state.q = q;
  // Arabic letters mean that the Arabic is meant, Latin ones the English: nobody looks for the other.
  if (/\p{Script=Arabic}/u.test(q)) state.side = state.side === "like" ? "like" : "source";
  else if (/\p{Script=Latin}/u.test(q)) state.side = "target";
  draw();
  clearTimeout(typing);
  typing = setTimeout(() => search(), 250);
}

async function loadNames() {
  try {
    state.names = await memories.list();
  } catch (error) {
    state.problem = error.message;
  }
  draw();
}

/** @param {any} hit @param {Partial<import("../components/unit-hit.js").Work> | null} change null ends the work */
function work(hit, change) {
  if (change === null) state.work.delete(hit.unit_id);
  else state.work.set(hit.unit_id, { editing: false, removing: false, text: hit.target, problem: "", ...state.work.get(hit.unit_id), ...change });
  draw();
}

/** The keys go on where the eye is: into the field of a unit, or back to its button. @param {any} hit @param {string} selector */
function focusIn(hit, selector) {
  const item = found.querySelectorAll(".hits > li")[state.hits.indexOf(hit)];
  /** @type {HTMLElement | null | undefined} */ (item?.querySelector(selector))?.focus();
}

/** @param {any} hit */
function leaveUnit(hit) {
  work(hit, null);
  focusIn(hit, ".origin button");
}

/** @param {any} hit */
async function saveUnit(hit) {
  const text = state.work.get(hit.unit_id)?.text.trim() ?? "";
  if (!text) return work(hit, { problem: "The English is empty. Delete the unit if it should go." });
  try {
    await memories.setUnit(state.name, hit.unit_id, text);
    if (text !== hit.target) Object.assign(hit, state.side === "target" ? { target: text, spans: [], counterpart: [] } : { target: text, counterpart: [] });
    leaveUnit(hit);
    announce("Saved in the memory.");
  } catch (error) {
    work(hit, { problem: error.message });
  }
}

/** @param {any} hit */
async function removeUnit(hit) {
  try {
    await memories.removeUnit(state.name, hit.unit_id);
    state.hits = state.hits.filter((each) => each !== hit);
    state.total--;
    work(hit, null);
    announce("Deleted from the memory.");
  } catch (error) {
    work(hit, { problem: error.message });
  }
}

/** @param {SubmitEvent} event */
async function create(event) {
  event.preventDefault();
  const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("name")).trim();
  if (!name) return;
  try {
    await memories.create(name);
    Object.assign(state, { name, naming: false, nameProblem: "" });
    await loadNames();
    await search();
    announce(`The memory “${name}” is made.`);
  } catch (error) {
    state.nameProblem = error.message;
    draw();
  }
}

function bar() {
  const source = state.side !== "target";
  return html`<form class="row bar-search" role="search" @submit=${(event) => { event.preventDefault(); clearTimeout(typing); search(); }}>
    <label class="wide"><span class="hidden">Words</span><input id="q" type="search" placeholder="Arabic or English words" lang=${source && state.q ? "ar" : "en"}
      dir=${source && state.q ? "rtl" : "ltr"} .value=${state.q} @input=${(event) => type(event.target.value)}></label>
    <label><span class="hidden">Look in</span><select @change=${(event) => { state.side = event.target.value; search(); }}>
      <option value="source" .selected=${state.side === "source"}>words in the Arabic</option>
      <option value="target" .selected=${state.side === "target"}>words in the English</option>
      <option value="like" .selected=${state.side === "like"}>like this sentence</option></select></label>
    ${state.side === "like" ? nothing : html`<label><span class="hidden">How they stand</span><select @change=${(event) => { state.mode = event.target.value; search(); }}>
      ${Object.entries(MODES).map(([mode, words]) => html`<option value=${mode} .selected=${mode === state.mode}>${words}</option>`)}</select></label>`}
    <label><span class="hidden">Memory</span><select @change=${(event) => { state.name = event.target.value; state.work.clear(); care.renew(); search(); draw(); }}>
      ${state.names.map(({ name, units }) => html`<option value=${name} .selected=${name === state.name}>${name} (${count(units, "unit")})</option>`)}</select></label>
    <button class="main-action">Look up</button>
  </form>`;
}

const NOTHING = { source: "has these words in its Arabic", target: "has these words in its English", like: "is at least 60% like this sentence" };

function results() {
  if (!state.searched) {
    return html`<p class="soft">Finds words in what was translated before, whatever their spelling: <bdi lang="ar" dir="rtl">إصلاح</bdi>
      also finds <bdi lang="ar" dir="rtl">اصلاح</bdi>.</p>`;
  }
  if (!state.hits.length) return html`<p class="soft" role="status">Nothing in “${state.name}” ${NOTHING[state.side]}.</p>`;
  return html`<p class="small soft nums" role="status">${totalWords({ ...state.answer, total: state.total })}</p>${renderings(state.answer)}
    <ol class="panel hits">${state.hits.map((hit) => unitHit(hit, { side: state.side, work: state.work.get(hit.unit_id) }, {
      edit: () => { work(hit, { editing: true, text: hit.target, problem: "" }); focusIn(hit, "textarea"); },
      type: (text) => work(hit, { text }),
      save: () => saveUnit(hit),
      ask: () => work(hit, { removing: true, problem: "" }),
      remove: () => removeUnit(hit),
      leave: () => leaveUnit(hit),
    }))}</ol>
    ${state.next ? html`<p class="row more"><button @click=${() => search(true)}>Show more</button></p>` : nothing}`;
}

function draw() {
  render(html`<div class="row"><h1>Memory search</h1>
      <button class="push" @click=${() => { state.naming = !state.naming; draw(); }} aria-expanded=${state.naming}>New memory…</button>
      <button @click=${settings.toggle}>Trust…</button>
      <button @click=${importer.toggle}>Import…</button>
      <button @click=${care.toggle}>Clean up…</button>
      <a class="button" href=${memories.exportUrl(state.name)} download>Export TMX</a></div>
    ${state.naming ? html`<form class="panel row" @submit=${create}><label class="row">Name <input name="name" required maxlength="64"></label>
      <button class="main-action">Make it</button>${problemNotice(state.nameProblem)}</form>` : nothing}
    ${bar()}${problemNotice(state.problem)}`, top);
  render(results(), found);
}

render(html`<div class="page"><div id="top" class="stack"></div><div id="settings"></div><div id="import"></div><div id="care"></div><div id="found" class="stack"></div></div>`, main);
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const top = byId("top");
const found = byId("found");
const settings = memorySettings(byId("settings"), { memory: () => state.names.find(({ name }) => name === state.name), done: () => { loadNames(); search(); } });
const importer = memoryImport(byId("import"), { memory: () => state.name, done: () => { loadNames(); search(); } });
const care = memoryCare(byId("care"), { memory: () => state.name, done: () => { loadNames(); search(); } });

draw();
byId("q").focus();
await loadNames();
if (state.q) search();
