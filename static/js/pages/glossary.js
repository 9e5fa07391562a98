/** HOW DO WE SAY IT HERE? The glossary: find, change, try out, import, export. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { addConcept } from "../api.js";
import { glossaries } from "../api/glossaries.js";
import { conceptForm } from "../components/concept-form.js";
import { conceptHistory } from "../components/concept-history.js";
import { conceptTable } from "../components/concept-table.js";
import { conceptTrial } from "../components/concept-trial.js";
import { PLAIN, usageOf } from "../components/concept-usage.js";
import { glossaryImport, typeOf } from "../components/glossary-import.js";
import { problemNotice } from "../components/notice.js";
import { termCandidates } from "../components/term-candidates.js";
import { termDrift } from "../components/term-drift.js";
import { termTester } from "../components/term-tester.js";
import { announce } from "../live.js";
import { closeMenus } from "../menus.js";
import { focusFirst, panelKeys } from "../panel-keys.js";
import { say } from "../say.js";
import { askBeforeLeaving } from "../unsaved.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));
/** @typedef {import("../components/concept-form.js").Concept} Concept */

const FORMATS = [["tsv", "TSV"], ["csv", "CSV"], ["xlsx", "Excel"], ["tbx3", "TBX 3"], ["tbx2", "TBX 2"]];

/** @type {{file: File | null, verdict: Wire.Imported | null, applied: boolean, busy: boolean, problem: string}} */
const NO_UPLOAD = { file: null, verdict: null, applied: false, busy: false, problem: "" };
const state = {
  /** @type {Wire.Glossary[]} */ names: [], name: "news",
  filter: { q: "", domain: "", scope: "", state: "active", conflicts: "" },
  /** @type {Wire.Concept[]} */ concepts: [], total: 0, loaded: false,
  /** @type {string | null | undefined} */ next: null,
  /** @type {string[]} */ domains: [],
  /** @type {string[]} */ scopes: [],
  problem: "", naming: false, nameProblem: "",
  /** @type {"concept"|"import"|null} */ side: null,
  /** @type {Concept | null} */ concept: null, opened: "", formProblem: "", busy: false,
  /** @type {Wire.ConceptChange[]} */ revisions: [],
  /** @type {(() => void) | null} what to do once the unsaved form is let go of */ leave: null, /** Goes back to it. */ stay: () => {},
  upload: { ...NO_UPLOAD },
};

const FIRST_FIELD = ".side .term-edit input";
/** The button of the list that opens a concept. @param {string | undefined} id */
const rowOf = (id) => id && `.concepts tr[data-id="${id}"] button`;

let turn = 0;

/** @param {boolean} [more] the next page goes under those that are here @param {number} [limit] at most 500 */
async function load(more = false, limit = 50) {
  const mine = ++turn;
  try {
    const answer = await glossaries.concepts(state.name, { ...state.filter, limit, after: more ? state.next : null });
    // A slower answer to an earlier question must not stand under the later one.
    if (mine !== turn) return;
    // A new concept stands on top of the list until its own place is reached.
    const fresh = new Set(answer.concepts.map(({ id }) => id));
    state.concepts = more ? [...state.concepts.filter(({ id }) => !fresh.has(id)), ...answer.concepts] : answer.concepts;
    state.total = answer.total;
    state.next = answer.next;
    state.domains = answer.domains ?? state.domains;
    state.scopes = answer.scopes ?? state.scopes;
    state.loaded = true;
    state.problem = "";
  } catch (error) {
    if (mine !== turn) return;
    state.problem = error.message;
  }
  draw();
}

const filtered = () => Object.entries(state.filter).some(([field, value]) => value !== (field === "state" ? "active" : ""));

/** @typedef {keyof typeof state.filter} Filter */
let typing = 0;
/** @param {Filter} field @param {string} value @param {number} [wait] */
function filter(field, value, wait = 0) {
  state.filter[field] = value;
  clearTimeout(typing);
  typing = setTimeout(() => load().then(() => announce(say("n.concepts", { n: state.total }), { shown: false })), wait);
}

/** Whether the form holds what is not saved. */
const changed = () => state.side === "concept" && JSON.stringify(state.concept) !== state.opened;

/** Goes on at once, or, when the form holds something unsaved, after the person let go of it. @param {() => void} next */
function leaveForm(next) {
  if (!changed()) return next();
  const before = document.activeElement;
  state.leave = () => { state.leave = null; next(); };
  state.stay = () => {
    state.leave = null;
    draw();
    /** @type {HTMLElement | null} */ (before?.closest(".side") ? before : main.querySelector(FIRST_FIELD))?.focus();
  };
  draw();
  focusFirst(main, ".leave button");
}

/** @param {Concept} concept */
async function choose(concept) {
  // A copy: what is typed in the form is not in the table before it is saved.
  Object.assign(state, { side: "concept", concept: structuredClone(concept), opened: JSON.stringify(concept), formProblem: "", revisions: [], leave: null });
  trial.later();
  draw();
  if (!concept.id) return;
  const revisions = await glossaries.history(state.name, concept.id).catch(() => []);
  if (state.concept?.id === concept.id) {
    state.revisions = revisions;
    draw();
  }
}

function add() {
  leaveForm(() => choose({ revision: 0, state: "active", domain: "", scope: "", note: "", reference: "", ...structuredClone(PLAIN),
    terms: [{ lang: "ar", text: "", status: "preferred" }, { lang: "en", text: "", status: "preferred" }] })
    // The first field that is still empty: what was brought along needs no typing.
    .then(() => /** @type {HTMLInputElement[]} */ ([...main.querySelectorAll(".side .term-edit input")]).find(({ value }) => !value)?.focus()));
}

/** The editor asks for a new concept with the words that were selected there: `?add&ar=…&en=…`. */
function addAsked() {
  const asked = new URLSearchParams(location.search);
  if (!asked.has("add")) return;
  history.replaceState(null, "", location.pathname);
  add();
  for (const term of form().terms) term.text = asked.get(term.lang) ?? "";
  draw();
}

/** Shows a concept that another part of the page names. @param {string} id */
async function openEntry(id) {
  const { name } = state;
  try {
    const concept = await glossaries.concept(name, id);
    if (name !== state.name) return;
    leaveForm(() => {
      choose(concept);
      focusFirst(main, FIRST_FIELD);
    });
  } catch (error) {
    state.problem = error.message;
    draw();
  }
}

/** The concept of the form, as long as it is open. */
const form = () => /** @type {Concept} */ (state.concept);

/** The concept of the form as the API takes it. */
function draft() {
  const { terms, domain, scope, note, reference } = form();
  const filled = terms.map((term) => ({ ...term, text: term.text.trim() })).filter((term) => term.text);
  return { terms: filled, domain, scope, note, reference, ...usageOf(form()) };
}

const trial = conceptTrial(draft, () => { if (state.side === "concept") draw(); });

/** @param {(concept: Concept, body: Wire.ConceptDraft) => Promise<Wire.Concept>} request @param {string} said */
async function write(request, said) {
  const concept = form();
  const { id } = concept;
  const body = draft();
  const turns = document.activeElement?.matches(".turn");
  state.busy = true;
  draw();
  try {
    const saved = await request(concept, body);
    state.busy = false;
    // Another form may have been opened meanwhile: what is typed there stays.
    await Promise.all([state.concept === concept && choose(saved), load(false, Math.min(500, Math.max(50, state.concepts.length)))]);
    if (!id && !state.concepts.some((each) => each.id === saved.id)) {
      state.concepts = [saved, ...state.concepts];
      draw();
    }
    announce(said);
    retest();
    keepKeys(turns);
  } catch (error) {
    state.busy = false;
    state.formProblem = error.message;
    const current = error.problem?.current;
    if (current) {
      // What was typed stays; the next save goes over the current revision, knowingly.
      concept.revision = current.revision;
      state.formProblem = say("glossary.stale", { problem: error.message, terms: current.terms.map((/** @type {Wire.Term} */ term) => term.text).join(" · ") });
    }
    draw();
    keepKeys(turns);
  }
}

/** A button that rested while it was sent has lost the keys: they go on at it, or at the one that turns it back. @param {boolean | undefined} turns */
function keepKeys(turns) {
  if (document.activeElement === document.body) focusFirst(main, turns ? ".side .turn" : ".side .main-action");
}

const save = () => write((concept, body) => (concept.id
  ? glossaries.change(state.name, concept.id, body, concept.revision)
  : addConcept(state.name, body)), say("glossary.saved"));
const retire = () => write((concept) => glossaries.retire(state.name, concept.id ?? "", concept.revision), say("glossary.is-retired"));
const restore = () => write((concept, body) => glossaries.change(state.name, concept.id ?? "", { ...body, state: "active" }, concept.revision), say("glossary.is-restored"));

/** @param {boolean} dry */
async function runImport(dry) {
  const { upload } = state;
  if (!upload.file) return;
  const type = typeOf(upload.file.name);
  Object.assign(upload, { busy: true, problem: "", applied: false, ...(dry && { verdict: null }) });
  draw();
  const { name } = state;
  const { file } = upload;
  // What is said of another glossary or file is not told here.
  const current = () => state.name === name && upload.file === file;
  try {
    if (!type) throw new Error(say("glossary.unread"));
    const verdict = await glossaries.importFile(name, file, type, dry);
    if (current()) Object.assign(upload, { verdict, applied: !dry });
  } catch (error) {
    if (current()) upload.problem = error.message;
  }
  if (!current()) return;
  upload.busy = false;
  draw();
  if (document.activeElement === document.body) focusFirst(main, ".side .main-action:enabled", ".side .close");
  if (upload.applied) load().then(retest);
}

function close() {
  Object.assign(state, { side: null, concept: null, leave: null });
  draw();
}

/** Closes what stands at the side; the keys are back at what opened it. */
function leaveSide() {
  if (state.side === "import") {
    close();
    return focusFirst(main, ".import");
  }
  leaveForm(() => {
    const id = state.concept?.id;
    close();
    focusFirst(main, rowOf(id), ".add");
  });
}

function sidePanel() {
  if (state.side === "import") {
    return glossaryImport(state.upload, { choose: (file) => { state.upload.file = file; runImport(true); }, apply: () => runImport(false), close: leaveSide });
  }
  if (state.side !== "concept") return nothing;
  return html`${state.leave ? html`<div class="note bad leave" role="alert"><p>${say("glossary.unsaved")}</p>
    <p class="row"><button @click=${state.stay}>${say("glossary.stay")}</button><button class="danger" @click=${state.leave}>${say("glossary.drop")}</button></p></div>` : nothing}
    ${conceptForm({ concept: form(), problem: state.formProblem, busy: state.busy, domains: state.domains, scopes: state.scopes, trial: trial.view() }, {
    changed: draw, typed: trial.later, save, retire, restore, close: leaveSide,
    take: (file) => { const { terms, domain, scope, note, reference } = file; Object.assign(form(), structuredClone({ terms, domain, scope, note, reference, ...usageOf(file) })); draw(); announce(say("glossary.taken")); },
  })}${state.revisions.length ? conceptHistory(state.revisions) : nothing}`;
}

function toggleNaming() {
  Object.assign(state, { naming: !state.naming, nameProblem: "" });
  draw();
  namingKeys.turn(state.naming);
}

/** @param {SubmitEvent} event */
async function create(event) {
  event.preventDefault();
  const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("name")).trim();
  if (!name) return;
  try {
    await glossaries.create(name);
    state.names = await glossaries.list();
    Object.assign(state, { name, filter: { q: "", domain: "", scope: "", state: "active", conflicts: "" } });
    close();
    if (state.naming) toggleNaming();
    await load();
    retest();
    missing.renew();
    drift.renew();
    announce(say("glossary.made", { name }));
  } catch (error) {
    state.nameProblem = error.message;
    draw();
  }
}

/** @param {Filter} field @param {string} label @param {Array<[string, string]>} choices */
const select = (field, label, choices) => html`<label class="field"><span>${label}</span>
  <select @change=${(event) => filter(field, event.target.value)}>${choices.map(([value, word]) =>
    html`<option value=${value} .selected=${state.filter[field] === value}>${word}</option>`)}</select></label>`;

function filterBar() {
  /** @param {string[]} list */
  const any = (list) => /** @type {Array<[string, string]>} */ ([["", say("glossary.any")], ...list.map((each) => [each, each])]);
  return html`<form class="row filters" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field wide"><span>${say("glossary.words")}</span>
      <input type="search" dir="auto" .value=${state.filter.q} @input=${(event) => filter("q", event.target.value, 250)}></label>
    ${select("domain", say("glossary.domain"), any(state.domains))}
    ${select("scope", say("glossary.scope"), any(state.scopes))}
    ${select("state", say("glossary.state"), ["active", "retired", "all"].map((name) => [name, say(`glossary.${name}`)]))}
    <label class="check"><input type="checkbox" .checked=${state.filter.conflicts === "true"} @change=${(event) => filter("conflicts", event.target.checked ? "true" : "")}> ${say("glossary.conflicts")}</label>
    <span class="small soft nums push" role="status">${state.loaded ? say("n.concepts", { n: state.total }) : ""}</span>
  </form>`;
}

function draw() {
  render(html`
    <div class="row">
      <h1>${say("frame.glossary")}</h1>
      <label><span class="hidden">${say("frame.glossary")}</span><select @change=${(event) => {
        const name = event.target.value;
        event.target.value = state.name;
        leaveForm(() => { state.name = name; Object.assign(state.upload, NO_UPLOAD); close(); load().then(retest); missing.renew(); drift.renew(); });
      }}>
        ${state.names.map(({ name, curated }) => html`<option value=${name} .selected=${name === state.name}>${curated ? say("glossary.curated", { name }) : name}</option>`)}</select></label>
      <button aria-expanded=${state.naming} @click=${toggleNaming}>${say("glossary.new")}</button>
      <button class="add main-action push" @click=${add}>${say("glossary.add")}</button>
      <button @click=${() => missing.toggle()}>${say("glossary.missing")}</button>
      <button @click=${() => drift.toggle()}>${say("glossary.otherwise")}</button>
      <button class="import" @click=${() => leaveForm(() => { close(); state.side = "import"; draw(); focusFirst(main, ".side input"); })}>${say("glossary.import")}</button>
      <details class="menu"><summary>${say("export")}</summary><div>${FORMATS.map(([format, word]) =>
        html`<a href=${glossaries.exportUrl(state.name, format)} download>${word}</a>`)}</div></details>
    </div>`, part("head"));
  render(state.naming ? html`<form class="panel row" @submit=${create}><label class="row">${say("name")} <input name="name" dir="auto" required maxlength="64"></label>
      <button class="main-action">${say("make")}</button>${problemNotice(state.nameProblem)}</form>` : nothing, part("naming"));
  render(html`${filterBar()}
    ${problemNotice(state.problem)}
    <div class=${state.side ? "split" : "whole"}>
      <div>${state.concepts.length ? html`<div class="panel list">${conceptTable(state.concepts, state.concept?.id ?? null, (concept, byKey) => leaveForm(() => {
        choose(concept);
        if (byKey) focusFirst(main, FIRST_FIELD);
      }))}</div>`
        : state.loaded ? html`<p class="soft">${say(filtered() ? "glossary.no-match" : "glossary.empty")} <button class="quiet" @click=${add}>${say("glossary.add-one")}</button></p>` : nothing}
        ${state.next ? html`<p class="row more"><button @click=${() => load(true)}>${say("more")}</button></p>` : nothing}</div>
      ${state.side ? html`<aside class="panel side stack" aria-label=${say(state.side === "import" ? "import" : "concept")}>${sidePanel()}</aside>` : nothing}
    </div>`, part("content"));
}

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

render(html`<div class="page wide"><div id="head" class="stack"></div><div id="naming"></div><div id="tester"></div><div id="candidates"></div><div id="drift"></div><div id="content" class="stack"></div></div>`, main);
const namingKeys = panelKeys(part("naming"), toggleNaming);
part("content").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.isComposing || !/** @type {Element} */ (event.target).closest(".side")) return;
  event.preventDefault();
  if (state.leave) state.stay();
  else leaveSide();
});
const missing = termCandidates(part("candidates"), { glossary: () => state.name, added: () => load().then(retest) });
const drift = termDrift(part("drift"), { glossary: () => state.name, open: openEntry });
const retest = termTester(part("tester"), () => state.name);

try {
  state.names = await glossaries.list();
  if (!state.names.some(({ name }) => name === state.name)) state.name = state.names[0]?.name ?? state.name;
} catch (error) {
  state.problem = error.message;
}
await load();
askBeforeLeaving(changed);
addAsked();
closeMenus(part("head"), (menu) => menu.querySelector("summary")?.focus());
