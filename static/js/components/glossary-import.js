/** WHAT WOULD THIS FILE DO? A dry run first, with its verdict; then it is applied, or not. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { number, parts, say } from "../say.js";
import { mixed } from "./arabic.js";
import { problemNotice } from "./notice.js";

/** The media type of a workbook. */
export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The media type of each file that can be read. @type {Record<string, string>} */
const TYPES = {
  tsv: "text/tab-separated-values",
  csv: "text/csv",
  txt: "text/tab-separated-values",
  xlsx: XLSX,
  tbx: "application/x-tbx",
};

/** The columns of a table that must be there, and those that may. */
const NEEDED = ["source", "target"];
const READ = ["status", "domain", "scope", "variants", "note", "reference", "forms", "part_of_speech", "inflects", "exact_spelling", "not_before", "homonym"];
/** How many conflicts are shown. */
const MOST_SHOWN = 50;
/** @param {string[]} names */
const columns = (names) => names.map((name, at) => html`${at ? say("comma") : nothing}<code>${name}</code>`);

/** @param {string} name @returns {string | undefined} */
export function typeOf(name) {
  return TYPES[name.toLowerCase().split(".").pop() ?? ""];
}

/**
 * @param {{file: File | null, verdict: Wire.Imported | null, applied: boolean, busy: boolean, problem: string}} model
 * @param {{choose(file: File): void, apply(): void, close(): void}} on
 */
export function glossaryImport({ file, verdict, applied, busy, problem }, on) {
  return html`<section class="stack" aria-labelledby="import-head">
    <div class="row"><h2 id="import-head">${say("import.file")}</h2><button class="close push" @click=${on.close}>${say("close")}</button></div>
    <p class="small soft">${parts("import.help", { needed: columns(NEEDED), others: columns(READ) })}</p>
    <label class="button">${say("import.choose")}<input class="hidden" type="file" accept=".tsv,.csv,.txt,.xlsx,.tbx"
      @change=${(event) => { if (event.target.files[0]) on.choose(event.target.files[0]); event.target.value = ""; }}></label>
    ${problemNotice(problem)}
    ${busy ? html`<p role="status">${parts("import.reading", { file: html`<bdi>${file?.name}</bdi>` })}</p>` : nothing}
    ${verdict ? html`<div class="stack" role="status">
      <p><strong><bdi>${file?.name}</bdi>:</strong> ${say("n.rows", { n: verdict.rows })}. ${say(applied ? "import.applied" : "import.would")}</p>
      ${verdictList(verdict)}
      ${conflicts(verdict.verdicts.filter((each) => each.verdict === "conflict"))}
      ${verdict.ignored_columns?.length ? html`<p class="small">${parts("import.ignored", { columns: html`<bdi>${verdict.ignored_columns.join(", ")}</bdi>` })}</p>` : nothing}
      ${applied ? nothing : html`<p class="row"><button class="main-action" ?disabled=${busy || verdict.created + verdict.updated === 0} @click=${on.apply}>
        ${say("import.apply")}</button></p>`}
    </div>` : nothing}
  </section>`;
}

/** The rows that go against what the glossary has: they are applied all the same. @param {Wire.RowVerdict[]} rows */
function conflicts(rows) {
  if (!rows.length) return nothing;
  return html`<p>${say(rows.length > MOST_SHOWN ? "import.conflicts-some" : "import.conflicts", { rows: say("n.rows", { n: rows.length }), first: MOST_SHOWN })}</p>
    <table><thead><tr><th>${say("verdict.row")}</th><th>${say("verdict.term")}</th><th>${say("verdict.against")}</th></tr></thead>
      <tbody>${rows.slice(0, MOST_SHOWN).map(({ row, source, target, why }) => html`<tr><td class="nums">${row}</td>
        <td><bdi lang="ar" dir="rtl">${source}</bdi> <bdi lang="en" dir="ltr">${target}</bdi></td><td>${mixed(why)}</td></tr>`)}</tbody></table>`;
}

/** @param {number} n */
const strong = (n) => ({ count: html`<strong>${number(n)}</strong>` });

/** The numbers and each refused row with its reason; shared with the import of memories. @param {Pick<Wire.Report, "created" | "updated" | "unchanged"> & {rejected: Wire.RejectedUnit[], rejected_total?: number}} verdict */
export function verdictList({ created, updated, unchanged, rejected, rejected_total: refused = rejected.length }) {
  return html`<ul class="verdict nums">
      <li>${parts("verdict.new", strong(created))}</li><li>${parts("verdict.changed", strong(updated))}</li>
      <li>${parts("verdict.same", strong(unchanged))}</li><li class=${refused ? "bad" : ""}>${
        parts(refused > rejected.length ? "verdict.refused-some" : "verdict.refused", { ...strong(refused), first: rejected.length })}</li>
    </ul>
    ${rejected.length ? html`<table><thead><tr><th>${say("verdict.row")}</th><th>${say("verdict.place")}</th><th>${say("verdict.why")}</th></tr></thead>
      <tbody>${rejected.map((each) => html`<tr><td class="nums">${each.row}</td>
        <td class="nums">${each.file ? html`<bdi>${each.file}</bdi>${say("comma")}` : nothing}${each.line ? say(each.column ? "verdict.line-column" : "verdict.line", { line: each.line, column: each.column ?? 0 }) : ""}</td><td><bdi lang="en" dir="ltr">${each.reason}</bdi></td></tr>`)}</tbody></table>` : nothing}`;
}
