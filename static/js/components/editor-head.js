/** WHERE DO I STAND? The bar above the editor: headline, progress, saving, export. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api.js";
import { keys } from "../keys.js";
import { say } from "../say.js";
import { progressBar } from "./progress-bar.js";

const FORMATS = [
  ["docx", say("format.docx")], ["docx-bilingual", say("format.docx-bilingual")], ["html", say("format.html")], ["txt", say("format.txt")], ["xliff21", "XLIFF 2.1"],
  ["xliff12", "XLIFF 1.2"], ["tmx", "TMX 1.4"], ["tsv", say("format.tsv")],
];

/** How often typing help speaks. */
const EAGERNESS = ["quiet", "normal", "eager"];

/**
 * @param {{article: Wire.Article, progress: Wire.Progress, overall: import("../saver.js").Status | "left", repetitions: boolean, unseen: boolean, reviewing: boolean, accepted: number, typingHelp: boolean, eagerness: string, people: any, findings: number | null}} model people: the menu of those who are here; findings: null until the article was checked
 * @param {{repetitions(on: boolean): void, unseen(on: boolean): void, reviewing(on: boolean): void, typingHelp(on: boolean): void, eagerness(level: any): void, command(name: string): void}} on
 */
export function editorHead({ article, progress, overall, repetitions, unseen, reviewing, accepted, typingHelp, eagerness, people, findings }, on) {
  const done = progress.confirmed + progress.reviewed;
  const version = say("head.version", { version: article.version });
  return html`
    <h1 lang="ar" dir="rtl" title=${article.title}>${article.title}</h1>
    ${article.previous
      ? html`<a class="small" href="/articles/${encodeURIComponent(article.previous)}" title=${say("head.before")}>${version}</a>`
      : html`<span class="small soft">${version}</span>`}
    <span class="progress small nums">${progressBar(progress)} <span>${done}/${progress.total}</span></span>
    <button class="save quiet small ${overall}" title=${overall === "left" ? say("head.kept") : say("head.save") + keys.hint("save")} @click=${() => on.command(overall === "left" ? "left" : "save")}>${say(`save.${overall === "waiting" ? "saving" : overall}`)}</button>
    ${people}
    <button class="nums" title=${say("checks.article") + keys.hint("checks")} aria-label=${findings === null ? say("checks") : say("n.checks", { n: findings })}
      @click=${() => on.command("checks")}>${findings ? say("checks.found", { count: findings }) : say(findings === 0 ? "checks.clean" : "checks")}</button>
    <button aria-pressed=${reviewing} title=${say("head.review-help", { key: keys.name("confirm") })} @click=${() => on.reviewing(!reviewing)}>${say("head.review")}</button>
    ${reviewing && progress.confirmed ? html`<button @click=${() => on.command("accept-all")}>${say("head.accept-all", { count: progress.confirmed })}</button>` : nothing}
    ${reviewing && accepted > 1 ? html`<button title=${say("row.put-back-help") + keys.hint("put-back")} @click=${() => on.command("accept-undo")}>${say("row.put-back", { count: accepted })}</button>` : nothing}
    <details class="menu"><summary>${say("head.options")}</summary><div>
      ${option("fill", repetitions, on.repetitions)}
      ${option("typing", typingHelp, on.typingHelp)}
      ${typingHelp ? html`<label class="small">${say("option.offers")} <select @change=${(event) => on.eagerness(event.target.value)}>
        ${EAGERNESS.map((value) => html`<option value=${value} ?selected=${value === eagerness}>${say(`option.${value}`)}</option>`)}</select></label>` : nothing}
      ${option("unseen", unseen, on.unseen)}
    </div></details>
    ${article.next ? nothing : html`<button title=${say("head.new-version-help")} @click=${() => on.command("new-version")}>${say("head.new-version")}</button>`}
    <button title=${say("preview.help") + keys.hint("preview")} @click=${() => on.command("preview")}>${say("preview")}</button>
    <details class="menu exports"><summary title=${say("export") + keys.hint("export")}>${say("export")}</summary><div>
      ${FORMATS.map(([format, name]) => html`<a href=${articles.exportUrl(article.id, format)} download>${name}<span class="small soft">.${
        format.replace(/\d+$|-.*/u, "")}</span></a>`)}
    </div></details>
    <button aria-label=${say("head.help")} title=${say("keys") + keys.hint("help")} @click=${() => on.command("help")}>?</button>`;
}

/** @param {string} name @param {boolean} checked @param {(on: boolean) => void} turn */
function option(name, checked, turn) {
  return html`<label class="check small" title=${say(`option.${name}-help`)}><input type="checkbox" .checked=${checked} @change=${(event) => turn(event.target.checked)}> ${say(`option.${name}`)}</label>`;
}
