/**
 * WHERE ELSE CAN NOTES LIE? In localStorage, where they lay before version 1 of the database: they are taken over from here. A browser without a
 * database goes on with it: a tab that is closed loses nothing, but Chromium writes to the disk only some seconds later.
 */

const PREFIX = "tarjuman.journal/";

/** @type {import("./note-store.js").Notes} */
export const localNotes = {
  async all(start) {
    /** @type {Array<[string, any]>} */
    const found = [];
    for (let i = 0; i < localStorage.length; i++) {
      const key = localStorage.key(i) ?? "";
      if (!key.startsWith(PREFIX + start)) continue;
      try {
        found.push([key.slice(PREFIX.length), JSON.parse(localStorage.getItem(key) ?? "")]);
      } catch {
        // Not ours to throw away.
      }
    }
    return found;
  },

  async put(key, value) {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  },

  async move(from, to, value) {
    await localNotes.put(to, value);
    await localNotes.remove(from);
  },

  async remove(key) {
    localStorage.removeItem(PREFIX + key);
  },
};
