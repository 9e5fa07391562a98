/** WHERE DID I STOP? The article and segment that this person worked on last, kept in the browser. */

import { kept } from "./kept.js";

const KEY = "last-place";

export const lastPlace = {
  /** @returns {{id: string, segment: number} | null} segment: from 1 */
  read() {
    try {
      const { id, segment } = JSON.parse(kept.read(KEY) ?? "null") ?? {};
      return typeof id === "string" && Number.isInteger(segment) ? { id, segment } : null;
    } catch {
      return null; // Not ours.
    }
  },

  /** @param {string} id @param {number} segment */
  write(id, segment) {
    kept.write(KEY, JSON.stringify({ id, segment }));
  },
};
