/** WHERE DO I STAND? The bar above the editor: headline, progress, saving, export. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api.js";
import { keys } from "../keys.js";
import { count } from "../words.js";
import { progressBar } from "./progress-bar.js";

const FORMATS = [
  ["docx", "Word"], ["docx-bilingual", "Word, both languages"], ["html", "Web page"], ["txt", "Text"], ["xliff21", "XLIFF 2.1"], ["xliff12", "XLIFF 1.2"], ["tmx", "TMX 1.4"], ["tsv", "Table (TSV)"],
];

const OVERALL = {
  saved: "✓ Saved",
  waiting: "Saving…",
  saving: "Saving…",
  retrying: "▲ Not saved – trying again",
  held: "A text waits for you",
  conflict: "▲ A conflict waits for you",
  refused: "▲ Not saved: see the segment",
};

/** How often typing help speaks. */
const EAGERNESS = { quiet: "only when sure", normal: "when likely", eager: "often" };

/**
 * @param {{article: any, progress: any, overall: import("../saver.js").Status, repetitions: boolean, unseen: boolean, reviewing: boolean, typingHelp: boolean, eagerness: string, people: any, findings: number | null}} model people: the menu of those who are here; findings: null until the article was checked
 * @param {{repetitions(on: boolean): void, unseen(on: boolean): void, reviewing(on: boolean): void, typingHelp(on: boolean): void, eagerness(level: any): void, command(name: string): void}} on
 */
export function editorHead({ article, progress, overall, repetitions, unseen, reviewing, typingHelp, eagerness, people, findings }, on) {
  const done = progress.confirmed + progress.reviewed;
  return html`
    <h1 lang="ar" dir="rtl" title=${article.title}>${article.title}</h1>
    ${article.previous
      ? html`<a class="small" href="/articles/${encodeURIComponent(article.previous)}" title="See the version before">v${article.version}</a>`
      : html`<span class="small soft">v${article.version}</span>`}
    <span class="progress small nums">${progressBar(progress)} <span>${done}/${progress.total}</span></span>
    <button class="save quiet small ${overall}" title=${`Save now${keys.hint("save")}`} @click=${() => on.command("save")}>${OVERALL[overall]}</button>
    ${people}
    <button class="nums" title=${`Checks of the article${keys.hint("checks")}`} aria-label=${findings === null ? "Checks" : `Checks: ${count(findings, "finding")}`}
      @click=${() => on.command("checks")}>${findings ? `▲ Checks ${findings}` : findings === 0 ? "✓ Checks" : "Checks"}</button>
    <button aria-pressed=${reviewing} title="Read what is confirmed as a second person: ${keys.name("confirm")} accepts it and goes to the next" @click=${() => on.reviewing(!reviewing)}>Review</button>
    ${reviewing && progress.confirmed ? html`<button @click=${() => on.command("accept-all")}>Accept all ${progress.confirmed}</button>` : nothing}
    <details class="menu"><summary>Options</summary><div>
      ${option("Fill repetitions", "Confirming fills the other segments with the same Arabic", repetitions, on.repetitions)}
      ${option("Typing help", "Offers the rest of a term, a name, a number or a phrase: Tab takes it, → its next word", typingHelp, on.typingHelp)}
      ${typingHelp ? html`<label class="small">Offers <select @change=${(event) => on.eagerness(event.target.value)}>
        ${Object.entries(EAGERNESS).map(([value, name]) => html`<option value=${value} ?selected=${value === eagerness}>${name}</option>`)}</select></label>` : nothing}
      ${option("Invisible marks", "Show the characters that nobody sees: marks of direction, joiners, hard spaces", unseen, on.unseen)}
    </div></details>
    ${article.next ? nothing : html`<button title="The story came again, corrected" @click=${() => on.command("new-version")}>New version…</button>`}
    <button title=${`Preview of the finished article${keys.hint("preview")}`} @click=${() => on.command("preview")}>Preview</button>
    <details class="menu exports"><summary title=${`Export${keys.hint("export")}`}>Export</summary><div>
      ${FORMATS.map(([format, name]) => html`<a href=${articles.exportUrl(article.id, format)} download>${name}<span class="small soft">.${
        format.replace(/\d+$|-.*/u, "")}</span></a>`)}
    </div></details>
    <button aria-label="Keys and help" title=${`Keys${keys.hint("help")}`} @click=${() => on.command("help")}>?</button>`;
}

/** @param {string} name @param {string} words @param {boolean} checked @param {(on: boolean) => void} turn */
function option(name, words, checked, turn) {
  return html`<label class="check small" title=${words}><input type="checkbox" .checked=${checked} @change=${(event) => turn(event.target.checked)}> ${name}</label>`;
}
