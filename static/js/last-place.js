/** WHERE DID I STOP? The article and segment that this person worked on last, kept in the browser. */

const KEY = "tarjuman.last-place";

export const lastPlace = {
  /** @returns {{id: string, segment: number} | null} segment: from 1 */
  read() {
    try {
      const { id, segment } = JSON.parse(localStorage.getItem(KEY) ?? "null") ?? {};
      return typeof id === "string" && Number.isInteger(segment) ? { id, segment } : null;
    } catch {
      return null; // Storage that is switched off, or not ours.
    }
  },

  /** @param {string} id @param {number} segment */
  write(id, segment) {
    try {
      localStorage.setItem(KEY, JSON.stringify({ id, segment }));
    } catch {
      // The list of articles leads back, too.
    }
  },
};
