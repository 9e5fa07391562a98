/** A place for notes that lives as long as the test: what journal.js needs of a browser. */

/** @param {Map<string, any>} [cells] what lies there already */
export function memoryNotes(cells = new Map()) {
  const notes = {
    cells,
    /** Whether it refuses what is to be kept, as a full disk does. */
    full: false,
    all: async (start) => [...cells].filter(([key]) => key.startsWith(start)).map(([key, value]) => [key, structuredClone(value)]),
    put: async (key, value) => {
      if (notes.full) throw new Error("full");
      cells.set(key, structuredClone(value));
    },
    remove: async (key) => { cells.delete(key); },
  };
  return notes;
}
