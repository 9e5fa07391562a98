/** WHAT IS NOT WORTH ITS PLACE? Faults of a memory, deletions that are looked at first and can be undone. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { units } from "../api.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { focusFirst, panelKeys } from "../panel-keys.js";
import { parts, say } from "../say.js";
import { ago } from "../words.js";
import { arabicText } from "./arabic.js";
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
  /** @type {{memory: string, request: Wire.DeletionRequest, would: Wire.DeletionDone, at: string} | null} what would be deleted: where, the request, its dry run, and by which button it was asked */
  let asked = null;
  /** @type {Wire.Deletion[]} */
  let deletions = [];
  const keys = panelKeys(root, () => (asked ? leave() : toggle()));

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
    const [faults, lately] = await Promise.all([memories.faults(name, { kind, limit: 50 }), memories.deletions(name)]);
    // Another memory may have been chosen meanwhile.
    if (name === page.memory()) [found, deletions] = [faults, lately];
  });

  /** Asks below the button that was pressed, and the keys go on there. @param {string} at @param {Wire.DeletionRequest} request */
  const ask = async (at, request) => {
    await trying(async () => {
      const memory = page.memory();
      const would = await units.remove(memory, { ...request, dry_run: true });
      if (memory === page.memory()) asked = { memory, request, would, at };
    });
    focusFirst(root, ".asked", button(at));
  };

  /** @param {string} at */
  const button = (at) => `[data-at="${at}"]`;

  /** Nothing is deleted: the keys are back at the button that asked. */
  function leave() {
    const at = asked?.at ?? "";
    asked = null;
    draw();
    focusFirst(root, button(at));
  }

  /** The keys go on at the next fault, else at the way back. */
  async function remove() {
    if (!asked) return;
    const { memory, at, request } = asked;
    const line = [...root.querySelectorAll("[data-at]")].findIndex((one) => one.matches(button(at)));
    await trying(async () => {
      const done = await units.remove(memory, request);
      asked = null;
      announce(say("care.deleted", unitsOf(done.units)));
      page.done();
      await look();
    });
    const next = request.units ? /** @type {HTMLElement | undefined} */ (root.querySelectorAll("[data-at]")[line]) : undefined;
    focusFirst(root, next?.matches("li [data-at]") ? button(next.dataset.at ?? "") : "", ".undo", "select");
  }

  /** @param {number} id */
  async function undo(id) {
    await trying(async () => {
      const done = await units.restore(page.memory(), id);
      announce(say("care.back", unitsOf(done.units)));
      page.done();
      await look();
    });
    focusFirst(root, ".undo", "select");
  }

  /** @param {SubmitEvent} event */
  function submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const given = [...form].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value);
    const request = Object.fromEntries(given);
    for (const day of ["since", "before"]) if (request[day]) request[day] += "T00:00:00Z";
    if (!request.text) delete request.side;
    ask("filter", request);
  }

  /** What would go, where it was asked. @param {string} at */
  function question(at) {
    if (asked?.at !== at) return nothing;
    const { would } = asked;
    const words = say(!would.units ? "care.would-none" : would.units > would.shown.length ? "care.would" : "care.would-all", unitsOf(would.units));
    return html`<div class="note stack asked" role="group" tabindex="-1" aria-label=${words}><p>${words}</p>
      <ol class="small">${would.shown.map((unit) => html`<li>${pair(unit)}</li>`)}</ol>
      <p class="row">${would.units ? html`<button type="button" class="main-action" ?disabled=${busy} @click=${remove}>${say("care.delete", unitsOf(would.units))}</button>` : nothing}
        <button type="button" @click=${leave}>${say("care.leave")} <kbd>Esc</kbd></button></p></div>`;
  }

  /** @param {Wire.UnitOrigin} unit */
  const pair = (unit) => html`${arabicText(unit.source)} <bdi lang="en" dir="ltr">${unit.target}</bdi>`;

  /** @param {Wire.Faults} found */
  function faults(found) {
    return html`<div class="row"><label class="row">${parts("care.show", { kinds: html`<select @change=${(event) => { kind = event.target.value; asked = null; look(); }}>
        <option value="" .selected=${!kind}>${say("care.all")}</option>
        ${KINDS.map((name) => html`<option value=${name} .selected=${kind === name}>${say("care.kind", { kind: say(`fault.${name}`), count: found.counts[name] ?? 0 })}</option>`)}
      </select>` })}</label>
      ${kind && kind !== "conflict" && found.total
        ? html`<button type="button" data-at="kind" ?disabled=${busy} @click=${() => ask("kind", { fault: kind })}>${say("care.delete-ask", unitsOf(found.total))}</button>` : nothing}</div>
      ${question("kind")}
      ${found.total ? html`<ol class="small">${found.faults.map((fault) => html`<li><strong>${say(`fault.${fault.kind}`)}:</strong> ${pair(fault.unit)}
        <button type="button" data-at=${`${fault.kind}-${fault.unit.unit_id}`} ?disabled=${busy} @click=${() => ask(`${fault.kind}-${fault.unit.unit_id}`, { units: [fault.unit.unit_id] })}>${say("care.delete-one")}</button>
        ${question(`${fault.kind}-${fault.unit.unit_id}`)}</li>`)}</ol>
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
      <button data-at="filter" ?disabled=${busy}>${say("care.ask")}</button>
    </form>
    ${question("filter")}`;
  }

  function draw() {
    render(open ? html`<section class="panel stack" aria-labelledby="care-head">
      <div class="row"><h2 id="care-head">${say("care.head", { memory: page.memory() })}</h2><button class="push" @click=${toggle}>${say("close")}</button></div>
      ${problemNotice(problem)}
      ${found ? faults(found) : html`<p class="soft" role="status">${busy ? say("care.reading") : ""}</p>`}
      <h3>${say("care.by")}</h3>${filter()}
      ${deletions.length ? html`<h3>${say("care.lately")}</h3><ul class="small">${deletions.map((each) => html`<li>${say("n.units", { n: each.units })}${say("comma")}${ago(each.at)}
        <button class="undo" ?disabled=${busy} @click=${() => undo(each.id)}>${say("care.undo")}</button></li>`)}</ul>` : nothing}
    </section>` : nothing, root);
  }

  function toggle() {
    open = !open;
    asked = null;
    if (open) return keys.enter(look());
    draw();
    keys.leave();
  }

  return { toggle, renew: () => { found = asked = null; if (open) look(); } };
}
