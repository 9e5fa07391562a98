/** WHAT WOULD THIS FILE DO? A dry run first, with its verdict; then it is applied, or not. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { count } from "../words.js";
import { problemNotice } from "./notice.js";

/** The media type of each file that can be read. */
const TYPES = {
  tsv: "text/tab-separated-values",
  csv: "text/csv",
  txt: "text/tab-separated-values",
  tbx: "application/x-tbx",
};

/** @param {string} name @returns {string | undefined} */
export function typeOf(name) {
  return TYPES[name.toLowerCase().split(".").pop() ?? ""];
}

/**
 * @param {{file: File | null, verdict: any, applied: boolean, busy: boolean, problem: string}} model
 * @param {{choose(file: File): void, apply(): void, close(): void}} on
 */
export function glossaryImport({ file, verdict, applied, busy, problem }, on) {
  return html`<section class="stack" aria-labelledby="import-head">
    <div class="row"><h2 id="import-head">Import a file</h2><button class="push" @click=${on.close}>Close</button></div>
    <p class="small soft">TBX, or TSV or CSV with a header row; the columns <code>source</code> and <code>target</code> are needed,
      <code>status</code>, <code>domain</code>, <code>scope</code>, <code>variants</code>, <code>note</code>, <code>reference</code>,
      <code>forms</code>, <code>part_of_speech</code>, <code>inflects</code>, <code>exact_spelling</code> and <code>not_before</code>
      are read. Nothing changes before you apply it.</p>
    <label class="button">Choose a file…<input class="hidden" type="file" accept=".tsv,.csv,.txt,.tbx"
      @change=${(event) => { if (event.target.files[0]) on.choose(event.target.files[0]); event.target.value = ""; }}></label>
    ${problemNotice(problem)}
    ${busy ? html`<p role="status">Reading <bdi>${file?.name}</bdi>…</p>` : nothing}
    ${verdict ? html`<div class="stack" role="status">
      <p><strong><bdi>${file?.name}</bdi>:</strong> ${count(verdict.rows, "row")}. ${applied ? "Applied:" : "Would be:"}</p>
      ${verdictList(verdict)}
      ${verdict.ignored_columns?.length ? html`<p class="small">Columns that are not read: <bdi>${verdict.ignored_columns.join(", ")}</bdi></p>` : nothing}
      ${applied ? nothing : html`<p class="row"><button class="main-action" ?disabled=${busy || verdict.created + verdict.updated === 0} @click=${on.apply}>
        Apply</button></p>`}
    </div>` : nothing}
  </section>`;
}

/** The numbers and each refused row with its reason; shared with the import of memories. @param {any} verdict */
export function verdictList({ created, updated, unchanged, rejected, rejected_total: refused = rejected.length }) {
  return html`<ul class="verdict nums">
      <li><strong>${created}</strong> new</li><li><strong>${updated}</strong> changed</li>
      <li><strong>${unchanged}</strong> as they were</li><li class=${refused ? "bad" : ""}><strong>${refused}</strong> refused${
        refused > rejected.length ? `; the first ${rejected.length}:` : nothing}</li>
    </ul>
    ${rejected.length ? html`<table><thead><tr><th>Row</th><th>Place</th><th>Why it is refused</th></tr></thead>
      <tbody>${rejected.map((each) => html`<tr><td class="nums">${each.row}</td>
        <td class="nums">${each.file ? html`<bdi>${each.file}</bdi>, ` : nothing}${each.line ? `line ${each.line}${each.column ? `, column ${each.column}` : ""}` : ""}</td><td>${each.reason}</td></tr>`)}</tbody></table>` : nothing}`;
}
