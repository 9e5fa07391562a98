/** HOW FAR IS THIS MEMORY TRUSTED? Its priority and penalties, which order proposals and leave the score as it is. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { problemNotice } from "./notice.js";

/**
 * @param {HTMLElement} root
 * @param {{memory(): any, done(): void}} page
 * @returns {{toggle(): void}}
 */
export function memorySettings(root, page) {
  let open = false, problem = "";

  /** @param {SubmitEvent} event */
  async function save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const number = (/** @type {string} */ name) => Number(form.get(name) || 0);
    try {
      await memories.set(page.memory().name, {
        priority: number("priority"),
        penalty: number("penalty") / 100,
        penalty_imported: number("penalty_imported") / 100,
        penalty_unreviewed: number("penalty_unreviewed") / 100,
        penalty_older: number("penalty_older") / 100,
        older_than_days: number("older_than_days"),
      });
      problem = "";
      open = false;
      announce("Saved. Proposals follow it from now on.");
      page.done();
    } catch (error) {
      problem = error.message;
    }
    draw();
  }

  /** @param {string} name @param {string} label @param {number} share */
  const percent = (name, label, share) => html`<label class="row">${label}
    <input name=${name} type="number" min="0" max="100" step="1" .value=${String(Math.round(share * 100))}> %</label>`;

  function draw() {
    const memory = page.memory();
    render(open && memory ? html`<form class="panel stack" aria-labelledby="settings-head" @submit=${save}>
      <div class="row"><h2 id="settings-head">How far is “${memory.name}” trusted?</h2>
        <button type="button" class="push" @click=${toggle}>Close</button></div>
      <p class="small soft">A penalty is taken off the score when proposals are put in order. The score that is shown stays, and the proposal says what was taken off.</p>
      <label class="row">Priority among matches that are as good as each other <input name="priority" type="number" step="1" .value=${String(memory.priority)}></label>
      ${percent("penalty", "Penalty for all of it", memory.penalty)}
      ${percent("penalty_imported", "for what came from a file", memory.penalty_imported)}
      ${percent("penalty_unreviewed", "for what was confirmed here and not reviewed", memory.penalty_unreviewed)}
      <div class="row">${percent("penalty_older", "for what is old", memory.penalty_older)}
        <label class="row">that is, older than <input name="older_than_days" type="number" min="0" step="1" .value=${String(memory.older_than_days ?? 0)}> days (0: never)</label></div>
      <p class="row"><button class="main-action">Save</button></p>
      ${problemNotice(problem)}
    </form>` : nothing, root);
  }

  function toggle() {
    open = !open;
    problem = "";
    draw();
  }

  return { toggle };
}
