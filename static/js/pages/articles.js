/** WHAT IS THERE TO TRANSLATE? A new article by paste or drop, and the list of those at work. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { articles as one } from "../api.js";
import { articles } from "../api/articles.js";
import { kept } from "../kept.js";
import { announce } from "../live.js";
import { lastPlace } from "../last-place.js";
import { focusFirst } from "../panel-keys.js";
import { ACCEPTED, mediaType } from "../uploads.js";
import { number, parts, say } from "../say.js";
import { askBeforeLeaving } from "../unsaved.js";
import { STAGES, articleTable, continueLine, drawLines } from "../components/article-table.js";
import { problemNotice } from "../components/notice.js";
import { showUnsent } from "../components/unsent.js";
import { uploadList } from "../components/upload-list.js";
import { workDone } from "../components/work-done.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

const state = {
  title: "", text: "", /** The text is an article by now. */ sent: false, /** Rich text of the same paste, while the text is as it was pasted. */ html: "", busy: false, over: false, problem: "",
  /** @type {Wire.Article[]} */ list: [], total: 0,
  /** @type {string | null | undefined} */ next: null,
  q: "", stage: "",
  /** @type {{article: Wire.Article, away: boolean} | null} what was just put away or brought back */ put: null, loaded: false, listProblem: "",
  /** @type {import("../components/upload-list.js").Upload[]} */ uploads: [],
  /** @type {{id: string, title: string, segment: number, progress: Wire.Progress} | null} */ last: null,
  /** What I am called, as others see it in the editor. */ me: kept.read("name") ?? "",
  /** @type {string | null} the article for which somebody is chosen */ choosing: null,
  /** @type {{id: string, course: any, problem: string} | null} what is open below a line */ details: null,
};

/** @param {Promise<{id: string}>} request resolves with the new article @param {boolean} [boxed] it is what stands in the box */
async function open(request, boxed = false) {
  state.busy = true;
  state.problem = "";
  draw();
  try {
    const article = await request;
    state.sent = boxed;
    location.assign(`/articles/${encodeURIComponent(article.id)}`);
  } catch (error) {
    state.problem = error.message;
    state.busy = false;
    draw();
  }
}

const start = () => open(articles.create({
  text: state.text,
  ...(state.html && { html: state.html }),
  ...(state.title.trim() && { title: state.title.trim() }),
}), true);
const openSample = () => open(articles.sample().then(async (sample) => {
  // Once is enough: a second click comes back to the work that was begun.
  const { articles: known } = await articles.list({ q: sample.title });
  return known.find(({ title }) => title === sample.title) ?? articles.create(sample);
}));

/** @param {FileList | File[] | undefined} brought one opens at once; of several the list says how far they are */
async function upload(brought) {
  const files = [...brought ?? []];
  /** @param {string} name */
  const unread = (name) => say("articles.unread", { name });
  if (!files.length || state.busy) return;
  if (files.length === 1) {
    const type = mediaType(files[0]);
    if (type) return open(articles.upload(files[0], type));
    state.problem = unread(files[0].name);
    return draw();
  }
  state.busy = true;
  state.uploads = files.map(({ name }) => ({ name, state: "waiting" }));
  for (const [at, file] of files.entries()) {
    const line = state.uploads[at];
    const type = mediaType(file);
    line.state = "sending";
    draw();
    try {
      if (!type) throw new Error(unread(file.name));
      line.article = await articles.upload(file, type);
      line.state = "in";
    } catch (error) {
      line.problem = error.message;
      line.state = "refused";
    }
  }
  state.busy = false;
  announce(say("articles.taken", { files: say("n.files", { n: state.uploads.filter((each) => each.state === "in").length }), all: files.length }));
  load();
}

/** Puts an article away or brings it back; the keys go on at the way back. @param {Wire.Article} article @param {boolean} away */
async function archive(article, away) {
  const from = document.activeElement;
  if (!(await putAway(article, away))) return;
  state.put = { article, away };
  draw();
  // Who went elsewhere meanwhile stays there.
  if (document.activeElement === from || document.activeElement === document.body) focusFirst(document, ".put button");
}

/** @param {Wire.Article} article @param {boolean} away @returns {Promise<boolean>} whether it was done; else the list says why not */
async function putAway(article, away) {
  let problem = "";
  try {
    await articles.archive(article.id, away);
    announce(say(away ? "articles.archived" : "articles.back"), { shown: false });
  } catch (error) {
    problem = error.message;
  }
  await load();
  if (problem) {
    state.listProblem = problem;
    draw();
  }
  return !problem;
}

/** As it was before. @param {Wire.Article} article @param {boolean} away */
async function unarchive(article, away) {
  if (!(await putAway(article, away))) return;
  state.put = null;
  draw();
  focusFirst(document, `.articles tr[data-id="${article.id}"] .headline`, ".list-head select", "#paste");
}

/** What was just put away or brought back. */
function putNote() {
  if (!state.put) return nothing;
  const { article, away } = state.put;
  return html`<p class="note row put"><span>${say(away ? "articles.archived" : "articles.back")} <bdi lang="ar" dir="rtl">${article.title}</bdi></span>
    <button @click=${() => unarchive(article, !away)}>${say("take-back")}</button></p>`;
}

/** @param {string | null} id */
function choose(id) {
  const before = state.choosing;
  state.choosing = id;
  draw();
  /** @param {string | null} wanted @returns {HTMLInputElement | null} */
  const row = (wanted) => document.querySelector(`.articles tr[data-id="${wanted}"] .who > *`);
  /** @type {HTMLElement | null} */ (row(id ?? before))?.focus();
  if (id) /** @type {HTMLInputElement | null} */ (row(id))?.select();
}

/** @param {{id: string}} article @param {string} name */
async function assign({ id }, name) {
  // Enter is also a change.
  if (state.choosing !== id) return;
  choose(null);
  try {
    const { assignee } = await one.assign(id, name.trim());
    announce(say(assignee ? "articles.assigned" : "articles.unassigned", { name: assignee ?? "" }));
  } catch (error) {
    state.listProblem = error.message;
  }
  await load();
}

/** @param {string} id */
async function details(id) {
  if (state.details?.id === id) {
    state.details = null;
    return draw();
  }
  /** @type {typeof state.details} */
  const open = state.details = { id, course: null, problem: "" };
  draw();
  try {
    open.course = await articles.course(id);
  } catch (error) {
    open.problem = error.message;
  }
  draw();
}

/** After so long it is asked again what is known of articles that just came in, and then after twice as long. */
const COUNTED_MS = 500;
const LONGEST_MS = 30_000;
let counting = 0;

/** @param {number} wait */
function awaitCounts(wait) {
  clearTimeout(counting);
  if (state.list.every(({ coverage }) => coverage)) return;
  counting = setTimeout(async () => {
    try {
      const { articles: now } = await articles.list({ archived: state.stage === "archived" || null, limit: Math.min(500, Math.max(50, state.list.length)) });
      const found = new Map(now.map(({ id, coverage }) => [id, coverage]));
      for (const article of state.list) article.coverage ??= found.get(article.id) ?? null;
      draw();
    } catch {
      // The next time, then.
    }
    awaitCounts(Math.min(2 * wait, LONGEST_MS));
  }, wait);
}

/** @param {string} name */
function call(name) {
  state.me = name.trim();
  kept.write("name", state.me);
  load();
}

/** Where this person stopped, if the article is still there. */
async function findLast() {
  const last = lastPlace.read();
  if (!last) return;
  try {
    const article = await one.get(last.id);
    if (!article.archived_at) state.last = { ...last, title: article.title, progress: article.progress };
  } catch {
    // Nothing to continue.
  }
  draw();
}

let turn = 0;

async function load(more = false) {
  const mine = ++turn;
  try {
    const archived = state.stage === "archived";
    const own = state.stage === "mine";
    // Who has no name here works on nothing.
    const answer = own && !state.me ? { articles: [], total: 0, next: null } : await articles.list({ q: state.q, stage: archived || own ? null : state.stage, archived: archived || null, assignee: own ? state.me : null, after: more ? state.next : null });
    // A slower answer to an earlier question must not stand under the later one.
    if (mine !== turn) return;
    state.list = more ? [...state.list, ...answer.articles] : answer.articles;
    state.total = answer.total;
    state.next = answer.next;
    state.loaded = true;
    state.listProblem = "";
  } catch (error) {
    if (mine !== turn) return;
    state.listProblem = error.message;
  }
  draw();
  awaitCounts(COUNTED_MS);
}

let typing = 0;
/** @param {string} q */
function filter(q) {
  Object.assign(state, { q, put: null });
  clearTimeout(typing);
  typing = setTimeout(() => load().then(() => announce(say("n.articles", { n: state.total }), { shown: false })), 250);
}

/** Rich text as far as it goes with the text: a page's structure tells the article from what stands around it. @param {DataTransfer | null} clipboard */
const richText = (clipboard) => clipboard?.getData("text/html") ?? "";

/** Into an empty box: what was copied is the whole of it. Into a text, the browser pastes as ever. @param {ClipboardEvent} event */
function pasteIntoBox(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const html = richText(event.clipboardData);
  if (state.text.trim() || !text.trim() || !html) return;
  event.preventDefault();
  take(text, html);
}

/** Behind what stands in the box already: somebody may have worked on that. @param {string} text @param {string} html */
function take(text, html) {
  const before = state.text.trimEnd();
  state.text = before ? `${before}\n\n${text}` : text;
  state.html = before ? "" : html;
  state.sent = false;
  draw();
}

function newArticle() {
  return html`<section class=${state.over ? "panel new over" : "panel new"} aria-labelledby="new-head">
    <h1 id="new-head">${say("articles.new")}</h1>
    <textarea id="paste" lang="ar" dir="rtl" aria-label=${say("articles.text")} .value=${state.text}
      placeholder=${say("articles.paste-here")} @paste=${pasteIntoBox}
      @input=${(event) => { Object.assign(state, { text: event.target.value, html: "", sent: false }); draw(); }}></textarea>
    <div class="row">
      <label class="title"><span class="hidden">${say("articles.title")}</span>
        <input class="title-field" lang="ar" dir="rtl" .value=${state.title} placeholder=${say("articles.title-here")}
          @input=${(event) => { Object.assign(state, { title: event.target.value, sent: false }); }}></label>
      <label class="button">${say("articles.files")}<input class="hidden" type="file" multiple accept=${ACCEPTED}
        @change=${(event) => { upload(event.target.files); event.target.value = ""; }}></label>
      <button class="main-action" id="start" ?disabled=${state.busy || !state.text.trim()} @click=${start}>
        ${say(state.busy ? "articles.opening" : "articles.start")}</button>
    </div>
    <p class="small soft">${parts("articles.how", { keys: html`<bdi dir="ltr"><kbd>Ctrl</kbd> <kbd>V</kbd></bdi>` })}</p>
    ${problemNotice(state.problem)}
    ${uploadList(state.uploads, { forget: () => { state.uploads = []; draw(); } })}
  </section>`;
}

/** @param {boolean} main */
const sampleButton = (main) => html`<button class=${main ? "main-action" : ""} ?disabled=${state.busy}
  @click=${openSample}>${say("articles.sample")}</button>`;

function list() {
  if (state.loaded && !state.total && !state.q && !state.stage) {
    return html`${putNote()}<section class="first" aria-label=${say("articles.first")}>
      <div class="stack"><h2>${say("articles.nothing")}</h2>
        <p>${say("articles.nothing-help")}</p></div>
      <div class="push">${sampleButton(true)}</div>
    </section>`;
  }
  return html`<section aria-labelledby="list-head">
    <div class="list-head">
      <h2 id="list-head">${say("frame.articles")}</h2>
      <span class="soft small nums">${state.loaded ? number(state.total) : ""}</span>
      <label class="push"><span class="hidden">${say("articles.find")}</span>
        <input type="search" dir="auto" placeholder=${say("articles.find-here")} .value=${state.q} @input=${(event) => filter(event.target.value)}></label>
      <label><span class="hidden">${say("articles.which")}</span>
        <select @change=${(event) => { Object.assign(state, { stage: event.target.value === "all" ? "" : event.target.value, put: null }); load().then(() => announce(say("n.articles", { n: state.total }), { shown: false })); }}>
          ${STAGES.map((stage) => html`<option value=${stage} .selected=${stage === (state.stage || "all")}>${say(`stage.${stage}`)}</option>`)}
        </select></label>
      ${sampleButton(false)}
    </div>
    ${state.stage === "mine" ? html`<label class="field me"><span>${say("articles.your-name")}</span>
      <input maxlength="60" dir="auto" .value=${state.me} @change=${(event) => call(event.target.value)}></label>` : nothing}
    ${problemNotice(state.listProblem)}
    ${putNote()}
    ${state.list.length
      ? articleTable()
      : state.loaded ? html`<p class="soft">${say(state.q ? "articles.no-match" : "articles.none")}</p>` : nothing}
    ${state.next ? html`<p class="row"><button class="push" @click=${() => load(true)}>${say("more")}</button></p>` : nothing}
  </section>`;
}

function draw() {
  render(html`${continueLine(state.last)}${newArticle()}${list()}`, part("work"));
  const table = document.querySelector(".articles");
  if (table) drawLines(table, state.list, state, { archive, choose, assign, details });
}

/** @param {EventTarget | null} target */
const inField = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("paste", (event) => {
  if (inField(event.target) || state.busy) return;
  const files = event.clipboardData?.files;
  if (files?.length) return upload(files);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!text.trim()) return;
  event.preventDefault();
  // Into the box, not straight into the list: what is on the clipboard may be something else, and Enter is one key.
  take(text, richText(event.clipboardData));
  document.getElementById("start")?.focus();
  announce(say("articles.in-box"));
});
document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files") && !event.dataTransfer?.types.includes("text/plain")) return;
  if (inField(event.target) && !event.dataTransfer.types.includes("Files")) return;
  event.preventDefault();
  if (!state.over) { state.over = true; draw(); }
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) { state.over = false; draw(); }
});
document.addEventListener("drop", (event) => {
  const files = event.dataTransfer?.files;
  state.over = false;
  if (!files?.length && inField(event.target)) return draw();
  event.preventDefault();
  if (files?.length) return upload(files);
  const text = event.dataTransfer?.getData("text/plain");
  if (text) take(text, richText(event.dataTransfer));
  else draw();
});
askBeforeLeaving(() => !state.sent && `${state.text}${state.title}`.trim() !== "");
// Coming back by the browser's history shows the page as it was left: the list must be of now.
window.addEventListener("pageshow", (event) => { if (event.persisted) { state.busy = false; loadAll(); } });

render(html`<div class="page"><div id="unsent" class="stack"></div><div id="work"></div><div id="done"></div></div>`, main);
const part = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const done = workDone(part("done"));

function loadAll() {
  load();
  findLast();
  showUnsent(part("unsent"));
  done.load();
}

draw();
loadAll();
