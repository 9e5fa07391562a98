/** WHAT IS NOT WORTH ITS PLACE? Faults of a memory, deletions that are looked at first and can be undone. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { ago, count } from "../words.js";
import { problemNotice } from "./notice.js";

const KINDS = {
  empty: "One side is empty", copied: "The English is the Arabic", wrong_language: "In the wrong language",
  unbalanced: "One side is far longer", duplicate: "There twice", conflict: "Several English texts for one Arabic",
};

/**
 * @param {HTMLElement} root
 * @param {{memory(): string, done(): void}} page
 * @returns {{toggle(): void, renew(): void}}
 */
export function memoryCare(root, page) {
  let open = false, problem = "", kind = "", busy = false;
  /** @type {any} */
  let found = null;
  /** @type {any} what would be deleted: the request and its dry run */
  let asked = null;
  /** @type {any[]} */
  let deletions = [];

  /** @param {() => Promise<void>} work */
  async function trying(work) {
    problem = "";
    busy = true;
    draw();
    try {
      await work();
    } catch (error) {
      problem = error.message;
    }
    busy = false;
    draw();
  }

  const look = () => trying(async () => {
    const name = page.memory();
    found = await memories.faults(name, { kind, limit: 50 });
    deletions = await memories.deletions(name);
  });

  /** @param {Record<string, any>} request */
  const ask = (request) => trying(async () => {
    asked = { request, would: await memories.deleteUnits(page.memory(), { ...request, dry_run: true }) };
  });

  const remove = () => trying(async () => {
    const { units } = await memories.deleteUnits(page.memory(), asked.request);
    asked = null;
    announce(`${count(units, "unit")} deleted.`);
    page.done();
    await look();
  });

  /** @param {number} id */
  const undo = (id) => trying(async () => {
    const { units } = await memories.undoDeletion(page.memory(), id);
    announce(`${count(units, "unit")} back.`);
    page.done();
    await look();
  });

  /** @param {SubmitEvent} event */
  function submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const given = [...form].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value);
    const request = Object.fromEntries(given);
    for (const day of ["since", "before"]) if (request[day]) request[day] += "T00:00:00Z";
    if (!request.text) delete request.side;
    ask(request);
  }

  /** @param {any} unit */
  const pair = (unit) => html`<bdi lang="ar" dir="rtl">${unit.source}</bdi> <bdi lang="en">${unit.target}</bdi>`;

  function faults() {
    return html`<div class="row"><label class="row">Show <select @change=${(event) => { kind = event.target.value; asked = null; look(); }}>
        <option value="" .selected=${!kind}>all</option>
        ${Object.entries(KINDS).map(([name, says]) => html`<option value=${name} .selected=${kind === name}>${says} (${found.counts[name] ?? 0})</option>`)}
      </select></label>
      ${kind && kind !== "conflict" && found.total
        ? html`<button type="button" ?disabled=${busy} @click=${() => ask({ fault: kind })}>Delete ${count(found.total, "unit")}…</button>` : nothing}</div>
      ${found.total ? html`<ol class="small">${found.faults.map((fault) => html`<li><strong>${KINDS[fault.kind]}:</strong> ${pair(fault.unit)}
        <button type="button" ?disabled=${busy} @click=${() => ask({ units: [fault.unit.unit_id] })}>Delete…</button></li>`)}</ol>
        ${found.next ? html`<p class="small soft">The first ${found.faults.length} of ${found.total.toLocaleString("en")}.</p>` : nothing}`
        : html`<p class="soft" role="status">Nothing is wrong.</p>`}`;
  }

  function filter() {
    return html`<form class="row" @submit=${submit}>
      <label>Text <input name="text"></label>
      <label>in <select name="side"><option value="source">the Arabic</option><option value="target">the English</option></select></label>
      <label>Import <input name="import"></label>
      <label>Person <input name="who"></label>
      <label>Since <input name="since" type="date"></label>
      <label>Before <input name="before" type="date"></label>
      <button ?disabled=${busy}>Show what would go…</button>
    </form>`;
  }

  function draw() {
    render(open ? html`<section class="panel stack" aria-labelledby="care-head">
      <div class="row"><h2 id="care-head">Clean up “${page.memory()}”</h2><button class="push" @click=${toggle}>Close</button></div>
      ${problemNotice(problem)}
      ${asked ? html`<div class="note stack" role="status"><p>${count(asked.would.units, "unit")} would be deleted${asked.would.units ? ", among them:" : "."}</p>
        <ol class="small">${asked.would.shown.map((unit) => html`<li>${pair(unit)}</li>`)}</ol>
        <p class="row">${asked.would.units ? html`<button class="main-action" ?disabled=${busy} @click=${remove}>Delete ${count(asked.would.units, "unit")}</button>` : nothing}
          <button @click=${() => { asked = null; draw(); }}>Leave them</button></p></div>` : nothing}
      ${found ? faults() : html`<p class="soft" role="status">${busy ? "Reading the memory…" : ""}</p>`}
      <h3>Delete by what units have in common</h3>${filter()}
      ${deletions.length ? html`<h3>Deleted lately</h3><ul class="small">${deletions.map((each) => html`<li>${count(each.units, "unit")}, ${ago(each.at)}
        <button ?disabled=${busy} @click=${() => undo(each.id)}>Undo</button></li>`)}</ul>` : nothing}
    </section>` : nothing, root);
  }

  function toggle() {
    open = !open;
    asked = null;
    if (open) look();
    else draw();
  }

  return { toggle, renew: () => { found = asked = null; if (open) look(); } };
}
