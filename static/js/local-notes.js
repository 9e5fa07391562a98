/**
 * WHERE ELSE CAN NOTES LIE? In localStorage, where they lay before there was a database: they are taken over from here. A browser without a
 * database goes on with it: a tab that is closed loses nothing, but Chromium writes to the disk only some seconds later.
 */

const PREFIX = "tarjuman.journal/";

/** @type {import("./note-store.js").Notes} */
export const localNotes = {
  async all(start) {
    return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX + start)).flatMap((key) => {
      try {
        return [/** @type {[string, any]} */ ([key.slice(PREFIX.length), JSON.parse(localStorage[key])])];
      } catch {
        return []; // Not ours to throw away.
      }
    });
  },

  async put(key, value) {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  },

  async remove(key) {
    localStorage.removeItem(PREFIX + key);
  },
};
