/** HAVE WE SAID IT BEFORE? One box over the memory, the glossaries and the articles; the question is the page's address. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api/memories.js";
import { articleHits, conceptHits } from "../components/found-elsewhere.js";
import { memoryHits } from "../components/memory-hits.js";
import { memoryTools } from "../components/memory-tools.js";
import { problemNotice } from "../components/notice.js";
import { searchBar } from "../components/search-bar.js";
import { BLANK, PLACES, questionAddress, readQuestion } from "../question.js";
import { parts, say } from "../say.js";
import { askBeforeLeaving } from "../unsaved.js";

/** @typedef {import("../question.js").Question} Question */

/** After so long without a key the words are looked up. */
const TYPED_MS = 250;
/** A question that stood for so long is one to go back to. */
const READ_MS = 3000;

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
let question = readQuestion(location.search);
let problem = "";
/** @type {Wire.Memory[]} */
let names = [];
/** @type {Record<string, string>} how many were found in each place, once that is known */
let totals = {};

/** Looks up what is asked now, everywhere. */
function look() {
  totals = {};
  draw();
  return Promise.all(Object.values(places).map((place) => place.look()));
}

/**
 * Asks another question, or the same again, and remembers it in the address.
 * @param {Partial<Question>} change @param {boolean} [replace] the address, instead of a new step in the browser's history
 */
function ask(change, replace = false) {
  clearTimeout(typing);
  // Another memory has other units open, and another care.
  const renewed = change.memory !== undefined && change.memory !== question.memory;
  question = { ...question, ...change };
  const address = location.pathname + questionAddress(question);
  if (replace || address === location.pathname + location.search) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  if (renewed) tools.renew();
  // All places were asked already.
  if (Object.keys(change).join() === "in") draw();
  else look();
}

let typing = 0, typed = 0;
/** @param {string} q */
function type(q) {
  question = { ...question, q, rendering: "" };
  draw();
  clearTimeout(typing);
  typing = setTimeout(() => {
    // What is typed in one go is one question.
    ask({ q }, Date.now() - typed < READ_MS);
    typed = Date.now();
  }, TYPED_MS);
}

async function loadNames() {
  try {
    names = await memories.list();
    problem = "";
  } catch (error) {
    problem = error.message;
  }
  draw();
}

/** @param {MouseEvent} event @param {string} place */
function go(event, place) {
  // A new tab or window is the browser's.
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  ask({ in: place });
}

function tabs() {
  return html`<nav class="places" aria-label=${say("search.where")}>${PLACES.map((place) => html`<a
    href=${location.pathname + questionAddress({ ...question, in: place })} aria-current=${question.in === place ? "page" : nothing}
    @click=${(event) => go(event, place)}>${say(`place.${place}`)}${question.q && totals[place] ? html` <span class="nums">${totals[place]}</span>` : nothing}</a>`)}</nav>`;
}

function draw() {
  render(html`${searchBar(question, names, { type, ask })}${tabs()}${problemNotice(problem)}
    ${question.q.trim() ? nothing : html`<p class="soft">${parts("search.about",
      { one: html`<bdi lang="ar" dir="rtl">إصلاح</bdi>`, other: html`<bdi lang="ar" dir="rtl">اصلاح</bdi>` })}</p>`}`, byId("top"));
  for (const place of PLACES) byId(place).hidden = place !== question.in;
  for (const id of ["tools", "panels"]) byId(id).hidden = question.in !== "memory";
  tools.draw();
}

render(html`<div class="page"><div class="row"><h1>${say("frame.search")}</h1><div id="tools" class="row push"></div></div>
  <div id="top" class="stack"></div><div id="panels" class="stack"></div>
  ${PLACES.map((place) => html`<div id=${place} class="stack found"></div>`)}</div>`, main);
const byId = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** What a list needs to know of the page. @param {string} place */
const page = (place) => ({ question: () => question, ask, counted: (/** @type {string} */ total) => { totals[place] = total; draw(); } });
const places = {
  memory: memoryHits(byId("memory"), page("memory")),
  glossary: conceptHits(byId("glossary"), page("glossary")),
  articles: articleHits(byId("articles"), page("articles")),
};
const tools = memoryTools(byId("tools"), byId("panels"), {
  memory: () => question.memory,
  record: () => names.find(({ name }) => name === question.memory),
  changed: () => { loadNames(); look(); },
  made: (name) => { loadNames(); ask({ memory: name, rendering: "" }); },
});

addEventListener("popstate", () => {
  question = { ...BLANK, ...readQuestion(location.search) };
  tools.renew();
  look();
});

askBeforeLeaving(() => places.memory.writing());
draw();
byId("q").focus();
await loadNames();
await look();
