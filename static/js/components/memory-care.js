/** WHAT IS NOT WORTH ITS PLACE? Faults of a memory, deletions that are looked at first and can be undone. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { units } from "../api.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { parts, say } from "../say.js";
import { ago } from "../words.js";
import { problemNotice } from "./notice.js";

const KINDS = ["empty", "copied", "wrong_language", "unbalanced", "duplicate", "conflict"];

/** @param {number} n */
const unitsOf = (n) => ({ units: say("n.units", { n }) });

/**
 * @param {HTMLElement} root
 * @param {{memory(): string, done(): void}} page
 * @returns {{toggle(): void, renew(): void}}
 */
export function memoryCare(root, page) {
  let open = false, problem = "", kind = "", busy = false;
  /** @type {Wire.Faults | null} */
  let found = null;
  /** @type {{request: Wire.DeletionRequest, would: Wire.DeletionDone} | null} what would be deleted: the request and its dry run */
  let asked = null;
  /** @type {Wire.Deletion[]} */
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

  /** @param {Wire.DeletionRequest} request */
  const ask = (request) => trying(async () => {
    asked = { request, would: await units.remove(page.memory(), { ...request, dry_run: true }) };
  });

  const remove = () => trying(async () => {
    if (!asked) return;
    const done = await units.remove(page.memory(), asked.request);
    asked = null;
    announce(say("care.deleted", unitsOf(done.units)));
    page.done();
    await look();
  });

  /** @param {number} id */
  const undo = (id) => trying(async () => {
    const done = await units.restore(page.memory(), id);
    announce(say("care.back", unitsOf(done.units)));
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

  /** @param {Wire.UnitOrigin} unit */
  const pair = (unit) => html`<bdi lang="ar" dir="rtl">${unit.source}</bdi> <bdi lang="en" dir="ltr">${unit.target}</bdi>`;

  /** @param {Wire.Faults} found */
  function faults(found) {
    return html`<div class="row"><label class="row">${parts("care.show", { kinds: html`<select @change=${(event) => { kind = event.target.value; asked = null; look(); }}>
        <option value="" .selected=${!kind}>${say("care.all")}</option>
        ${KINDS.map((name) => html`<option value=${name} .selected=${kind === name}>${say("care.kind", { kind: say(`fault.${name}`), count: found.counts[name] ?? 0 })}</option>`)}
      </select>` })}</label>
      ${kind && kind !== "conflict" && found.total
        ? html`<button type="button" ?disabled=${busy} @click=${() => ask({ fault: kind })}>${say("care.delete-ask", unitsOf(found.total))}</button>` : nothing}</div>
      ${found.total ? html`<ol class="small">${found.faults.map((fault) => html`<li><strong>${say(`fault.${fault.kind}`)}:</strong> ${pair(fault.unit)}
        <button type="button" ?disabled=${busy} @click=${() => ask({ units: [fault.unit.unit_id] })}>${say("care.delete-one")}</button></li>`)}</ol>
        ${found.next ? html`<p class="small soft">${say("care.first", { count: found.faults.length, total: found.total })}</p>` : nothing}`
        : html`<p class="soft" role="status">${say("care.nothing")}</p>`}`;
  }

  function filter() {
    return html`<form class="row" @submit=${submit}>
      <label>${say("care.text")} <input name="text" dir="auto"></label>
      <label>${parts("care.in", { side: html`<select name="side"><option value="source">${say("care.arabic")}</option><option
        value="target">${say("care.english")}</option></select>` })}</label>
      <label>${say("care.import")} <input name="import" dir="auto"></label>
      <label>${say("search.person")} <input name="who" dir="auto"></label>
      <label>${say("care.since")} <input name="since" type="date"></label>
      <label>${say("care.before")} <input name="before" type="date"></label>
      <button ?disabled=${busy}>${say("care.ask")}</button>
    </form>`;
  }

  function draw() {
    render(open ? html`<section class="panel stack" aria-labelledby="care-head">
      <div class="row"><h2 id="care-head">${say("care.head", { memory: page.memory() })}</h2><button class="push" @click=${toggle}>${say("close")}</button></div>
      ${problemNotice(problem)}
      ${asked ? html`<div class="note stack" role="status"><p>${say(asked.would.units ? "care.would" : "care.would-none", unitsOf(asked.would.units))}</p>
        <ol class="small">${asked.would.shown.map((unit) => html`<li>${pair(unit)}</li>`)}</ol>
        <p class="row">${asked.would.units ? html`<button class="main-action" ?disabled=${busy} @click=${remove}>${say("care.delete", unitsOf(asked.would.units))}</button>` : nothing}
          <button @click=${() => { asked = null; draw(); }}>${say("care.leave")}</button></p></div>` : nothing}
      ${found ? faults(found) : html`<p class="soft" role="status">${busy ? say("care.reading") : ""}</p>`}
      <h3>${say("care.by")}</h3>${filter()}
      ${deletions.length ? html`<h3>${say("care.lately")}</h3><ul class="small">${deletions.map((each) => html`<li>${say("n.units", { n: each.units })}${say("comma")}${ago(each.at)}
        <button ?disabled=${busy} @click=${() => undo(each.id)}>${say("care.undo")}</button></li>`)}</ul>` : nothing}
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
