/**
 * WHAT IS IN THIS BROWSER ALONE? Texts that the server never took, since their page was closed before it could be reached again. Their article, once it is
 * opened, sends those that still have their place, and offers the others.
 */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { articles } from "../api.js";
import { openNotes } from "../note-store.js";
import { parts, say } from "../say.js";

/** What is younger is on its way from another tab. */
const OLD_MS = 3000;

/** @typedef {import("../journal.js").Note} Note */

/** @param {HTMLElement} root */
export async function showUnsent(root) {
  const notes = await openNotes().then((database) => database.all(""), () => []);
  /** @type {Map<string, Array<[string, Note]>>} */
  const byArticle = new Map();
  for (const [key, note] of notes) {
    const [article, segment] = key.split("/");
    if (Date.now() - note.at > OLD_MS) byArticle.set(article, [...byArticle.get(article) ?? [], [segment, note]]);
  }
  // Of one that is no longer there nothing can be sent.
  const found = await Promise.all([...byArticle].map(([id, left]) => look(id, left).then((each) => [each], () => [])));
  render(found.flat().map(({ id, title, sent, kept }) => {
    const link = html`<a href="/articles/${id}"><bdi lang="ar" dir="rtl">${title}</bdi></a>`;
    return html`${sent ? html`<p class="note" role="status">${parts("unsent", { segments: say("n.segments", { n: sent }), title: link })}</p>` : nothing}
      ${kept ? html`<p class="note" role="status">${parts("unsent.kept", { texts: say("n.texts", { n: kept }), title: link })}</p>` : nothing}`;
  }), root);
}

/** How many texts of an article go out once it is opened, and how many wait there for the person. @param {string} id @param {Array<[string, Note]>} notes */
async function look(id, notes) {
  const [{ title }, segments] = await Promise.all([articles.get(id), articles.segments(id)]);
  const known = new Map(segments.map((segment) => [segment.id, segment]));
  /** @param {[string, Note]} note */
  const goesOut = ([segment, { revision, sent, target }]) => {
    const now = known.get(segment);
    return now && (now.revision === revision || now.target === (sent ?? target));
  };
  const some = notes.filter(([segment, { target }]) => known.has(segment) || target.trim());
  const sent = some.filter(goesOut).length;
  return { id, title, sent, kept: some.length - sent };
}
