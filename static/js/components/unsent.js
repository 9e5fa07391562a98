/**
 * WHAT IS IN THIS BROWSER ALONE? Texts that the server never took, since their page was closed before it could be reached again. Their article, once it is
 * opened, sends them.
 */

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api.js";
import { openNotes } from "../note-store.js";
import { parts, say } from "../say.js";

/** What is younger is on its way from another tab. */
const OLD_MS = 3000;

/** @param {HTMLElement} root */
export async function showUnsent(root) {
  const notes = await openNotes().then((database) => database.all(""), () => []);
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const [key, note] of notes) {
    const [article] = key.split("/");
    if (Date.now() - note.at > OLD_MS) counts.set(article, (counts.get(article) ?? 0) + 1);
  }
  // Of one that is no longer there nothing can be sent.
  const found = await Promise.all([...counts].map(([id, n]) => articles.get(id).then(({ title }) => [{ id, n, title }], () => [])));
  render(found.flat().map(({ id, n, title }) => html`<p class="note" role="status">${parts("unsent", {
    segments: say("n.segments", { n }),
    title: html`<a href="/articles/${id}"><bdi lang="ar" dir="rtl">${title}</bdi></a>`,
  })}</p>`), root);
}
