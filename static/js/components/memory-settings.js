/** HOW FAR IS THIS MEMORY TRUSTED? Its priority and penalties, which order proposals and leave the score as it is. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { panelKeys } from "../panel-keys.js";
import { parts, say } from "../say.js";
import { problemNotice } from "./notice.js";

/**
 * @param {HTMLElement} root
 * @param {{memory(): Wire.Memory | undefined, done(): void}} page
 * @returns {{toggle(): void}}
 */
export function memorySettings(root, page) {
  let open = false, problem = "";
  const keys = panelKeys(root, toggle);

  /** @param {SubmitEvent} event */
  async function save(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const memory = page.memory();
    if (!memory) return;
    const number = (/** @type {string} */ name) => Number(form.get(name) || 0);
    try {
      await memories.set(memory.name, {
        priority: number("priority"),
        penalty: number("penalty") / 100,
        penalty_imported: number("penalty_imported") / 100,
        penalty_unreviewed: number("penalty_unreviewed") / 100,
        penalty_older: number("penalty_older") / 100,
        older_than_days: number("older_than_days"),
      });
      if (open) toggle();
      announce(say("trust.saved"));
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
      <div class="row"><h2 id="settings-head">${say("trust.head", { memory: memory.name })}</h2>
        <button type="button" class="push" @click=${toggle}>${say("close")}</button></div>
      <p class="small soft">${say("trust.help")}</p>
      <label class="row">${say("trust.priority")} <input name="priority" type="number" step="1" .value=${String(memory.priority)}></label>
      ${percent("penalty", say("trust.penalty"), memory.penalty)}
      ${percent("penalty_imported", say("trust.imported"), memory.penalty_imported)}
      ${percent("penalty_unreviewed", say("trust.unreviewed"), memory.penalty_unreviewed)}
      <div class="row">${percent("penalty_older", say("trust.older"), memory.penalty_older)}
        <label class="row">${parts("trust.days", {
          days: html`<input name="older_than_days" type="number" min="0" step="1" .value=${String(memory.older_than_days ?? 0)}>` })}</label></div>
      <p class="row"><button class="main-action">${say("save")}</button></p>
      ${problemNotice(problem)}
    </form>` : nothing, root);
  }

  function toggle() {
    open = !open;
    problem = "";
    draw();
    keys.turn(open);
  }

  return { toggle };
}
