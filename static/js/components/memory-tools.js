/** WHAT CAN BE DONE WITH A WHOLE MEMORY? New ones, how far one is trusted, how it grows, files in and out, what is not worth its place. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { panelKeys } from "../panel-keys.js";
import { say } from "../say.js";
import { memoryCare } from "./memory-care.js";
import { memoryGrowth } from "./memory-growth.js";
import { memoryImport } from "./memory-import.js";
import { memorySettings } from "./memory-settings.js";
import { problemNotice } from "./notice.js";

/**
 * @param {HTMLElement} menu where the buttons are @param {HTMLElement} panels what they open
 * @param {{memory(): string, record(): Wire.Memory | undefined, changed(): void, made(name: string): void}} page changed: the memory is another
 *   now; made: a memory of that name is new
 * @returns {{draw(): void, renew(): void}}
 */
export function memoryTools(menu, panels, page) {
  let naming = false, problem = "";
  const parts = ["naming", "import", "settings", "growth", "care"].map((id) => Object.assign(document.createElement("div"), { id }));
  panels.append(...parts);
  const [namingAt, importAt, settingsAt, growthAt, careAt] = parts;
  const importer = memoryImport(importAt, { memory: page.memory, done: page.changed });
  const settings = memorySettings(settingsAt, { memory: page.record, done: page.changed });
  const growth = memoryGrowth(growthAt, page);
  const care = memoryCare(careAt, { memory: page.memory, done: page.changed });

  const keys = panelKeys(namingAt, toggle);

  function toggle() {
    naming = !naming;
    problem = "";
    draw();
    keys.turn(naming);
  }

  /** @param {SubmitEvent} event */
  async function create(event) {
    event.preventDefault();
    const name = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("name")).trim();
    if (!name) return;
    try {
      await memories.create(name);
      if (naming) toggle();
      page.made(name);
      announce(say("memory.made", { name }));
    } catch (error) {
      problem = error.message;
    }
    draw();
  }

  function draw() {
    growth.draw();
    render(html`<button @click=${toggle} aria-expanded=${naming}>${say("memory.new")}</button>
      <button @click=${settings.toggle}>${say("memory.trust")}</button>
      <button @click=${growth.toggle}>${say("memory.growth")}</button>
      <button @click=${importer.toggle}>${say("memory.import")}</button>
      <button @click=${care.toggle}>${say("memory.clean")}</button>
      <a class="button" href=${memories.exportUrl(page.memory())} download>${say("memory.export")}</a>`, menu);
    render(naming ? html`<form class="panel row" @submit=${create}><label class="row">${say("name")} <input name="name" dir="auto" required maxlength="64"></label>
      <button class="main-action">${say("make")}</button>${problemNotice(problem)}</form>` : nothing, namingAt);
  }

  return { draw, renew: () => { care.renew(); growth.renew(); draw(); } };
}
