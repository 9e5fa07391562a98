/** WHICH ARTICLE IS IT? Asks for it, and opens what was left of it, while the editor itself is still on its way. */

import { articles } from "../api.js";
import { openNotes } from "../note-store.js";

export const id = decodeURIComponent(location.pathname.split("/")[2] ?? "");

/** The article and its segments. */
export const asked = Promise.all([articles.get(id), articles.segments(id)]);

/** The place of the notes. */
export const notes = openNotes();

// Whoever waits for them says what went wrong.
asked.catch(() => {});
notes.catch(() => {});
