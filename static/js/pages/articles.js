/** WHAT IS THERE TO TRANSLATE? A new article by paste or drop, and the list of those at work. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api.js";
import { announce } from "../live.js";
import { ago, count } from "../words.js";
import { problemNotice } from "../components/notice.js";
import { progressBar } from "../components/progress-bar.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

const state = {
  title: "", text: "", /** Rich text of the same paste, while the text is as it was pasted. */ html: "", busy: false, over: false, problem: "",
  /** @type {any[]} */ list: [], total: 0, /** @type {string | null} */ next: null,
  q: "", loaded: false, listProblem: "",
};

/** @param {Promise<any>} request resolves with the new article */
async function open(request) {
  state.busy = true;
  state.problem = "";
  draw();
  try {
    const article = await request;
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
}));
const openSample = () => open(articles.sample().then(async (sample) => {
  // Once is enough: a second click comes back to the work that was begun.
  const { articles: known } = await articles.list({ q: sample.title });
  return known.find(({ title }) => title === sample.title) ?? articles.create(sample);
}));

/** @param {File | undefined} file */
function upload(file) {
  if (!file) return;
  const name = file.name.toLowerCase();
  if (/\.html?$/u.test(name) || file.type === "text/html") open(articles.upload(file, "text/html"));
  else if (/\.te?xt$/u.test(name) || file.type.startsWith("text/")) open(articles.upload(file, "text/plain"));
  else {
    state.problem = `“${file.name}” is neither a text file nor an HTML page. Open it, copy the article and paste it here.`;
    draw();
  }
}

async function load(more = false) {
  try {
    const answer = await articles.list({ q: state.q, after: more ? state.next : null });
    state.list = more ? [...state.list, ...answer.articles] : answer.articles;
    state.total = answer.total;
    state.next = answer.next;
    state.loaded = true;
    state.listProblem = "";
  } catch (error) {
    state.listProblem = error.message;
  }
  draw();
}

let typing = 0;
/** @param {string} q */
function filter(q) {
  state.q = q;
  clearTimeout(typing);
  typing = setTimeout(() => load().then(() => announce(count(state.total, "article"), { shown: false })), 250);
}

/** @param {any} article */
function line(article) {
  const done = article.progress.confirmed + article.progress.reviewed;
  return html`<li>
    <a class="headline" lang="ar" dir="rtl" href="/articles/${encodeURIComponent(article.id)}">${article.title}</a>
    <span class="small soft nums">${count(article.words, "word")}</span>
    <span class="small nums">${progressBar(article.progress)}${done} of ${article.progress.total} confirmed</span>
    <time class="small soft" datetime=${article.updated_at}>${ago(article.updated_at)}</time>
  </li>`;
}

/** Rich text as far as it goes with the text: a page's structure tells the article from what stands around it. */
const richText = (clipboard) => clipboard?.getData("text/html") ?? "";

/** Into an empty box: what was copied is the whole of it. Into a text, the browser pastes as ever. @param {ClipboardEvent} event */
function pasteIntoBox(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const html = richText(event.clipboardData);
  if (state.text.trim() || !text.trim() || !html) return;
  event.preventDefault();
  take(text, html);
}

/** @param {string} text @param {string} html */
function take(text, html) {
  state.text = text;
  state.html = html;
  draw();
}

function newArticle() {
  return html`<section class=${state.over ? "panel new over" : "panel new"} aria-labelledby="new-head">
    <h1 id="new-head">Translate an article</h1>
    <textarea id="paste" lang="ar" dir="rtl" aria-label="Arabic text of the article" .value=${state.text}
      placeholder="ألصق نص المقال هنا" @paste=${pasteIntoBox}
      @input=${(event) => { state.text = event.target.value; state.html = ""; draw(); }}></textarea>
    <div class="row">
      <label class="title"><span class="hidden">Title (optional)</span>
        <input class="title-field" lang="ar" dir="rtl" .value=${state.title} placeholder="العنوان (اختياري)"
          @input=${(event) => { state.title = event.target.value; }}></label>
      <label class="button">Choose a file…<input class="hidden" type="file" accept=".txt,.html,.htm,text/plain,text/html"
        @change=${(event) => { upload(event.target.files[0]); event.target.value = ""; }}></label>
      <button class="main-action" id="start" ?disabled=${state.busy || !state.text.trim()} @click=${start}>
        ${state.busy ? "Opening…" : "Start translating"}</button>
    </div>
    <p class="small soft">Paste with <kbd>Ctrl</kbd> <kbd>V</kbd> anywhere on this page, or drop a text file (UTF-8, UTF-16
      or Windows-1256) or a saved web page. Without a title the headline of the text is taken.</p>
    ${problemNotice(state.problem)}
  </section>`;
}

const sampleButton = (main) => html`<button class=${main ? "main-action" : ""} ?disabled=${state.busy}
  @click=${openSample}>Open the sample article</button>`;

function list() {
  if (state.loaded && !state.total && !state.q) {
    return html`<section class="first" aria-label="First steps">
      <div class="stack"><h2>Nothing here yet</h2>
        <p>See how it works with a short article that comes with Tarjuman.</p></div>
      <div class="push">${sampleButton(true)}</div>
    </section>`;
  }
  return html`<section aria-labelledby="list-head">
    <div class="list-head">
      <h2 id="list-head">Articles</h2>
      <span class="soft small nums">${state.loaded ? state.total.toLocaleString("en") : ""}</span>
      <label class="push"><span class="hidden">Find an article</span>
        <input type="search" dir="auto" placeholder="Find by words" .value=${state.q} @input=${(event) => filter(event.target.value)}></label>
      ${sampleButton(false)}
    </div>
    ${problemNotice(state.listProblem)}
    ${state.list.length
      ? html`<div class="panel list"><ol class="articles">${state.list.map(line)}</ol></div>`
      : state.loaded ? html`<p class="soft">No article has these words.</p>` : nothing}
    ${state.next ? html`<p class="row"><button class="push" @click=${() => load(true)}>Show more</button></p>` : nothing}
  </section>`;
}

function draw() {
  render(html`<div class="page">${newArticle()}${list()}</div>`, main);
}

/** @param {EventTarget | null} target */
const inField = (target) => target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;

document.addEventListener("paste", (event) => {
  if (inField(event.target) || state.busy) return;
  const file = event.clipboardData?.files[0];
  if (file) upload(file);
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (file || !text.trim()) return;
  event.preventDefault();
  // Into the box, not straight into the list: what is on the clipboard may be something else, and Enter is one key.
  take(text, richText(event.clipboardData));
  document.getElementById("start")?.focus();
  announce("The text is in the box. Press Enter to start translating.");
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
  const file = event.dataTransfer?.files[0];
  state.over = false;
  if (!file && inField(event.target)) return draw();
  event.preventDefault();
  if (file) return upload(file);
  const text = event.dataTransfer?.getData("text/plain");
  if (text) take(text, richText(event.dataTransfer));
  else draw();
});
// Coming back by the browser's history shows the page as it was left: the list must be of now.
window.addEventListener("pageshow", (event) => { if (event.persisted) { state.busy = false; load(); } });

draw();
load();
