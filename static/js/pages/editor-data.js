/** WHICH ARTICLE IS IT? Asks for it while the editor itself is still on its way. */

import { articles } from "../api.js";

export const id = decodeURIComponent(location.pathname.split("/")[2] ?? "");

/** The article and its segments. */
export const asked = Promise.all([articles.get(id), articles.segments(id)]);

// Whoever waits for it says what went wrong.
asked.catch(() => {});
