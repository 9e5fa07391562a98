/**
 * WHOSE KEYS ARE THEY? The keys of other tools, for hands that know those. A profile says only what is other than in the
 * table of the keymap. What another tool has on a key that belongs to the browser keeps our key.
 */

/** @typedef {{name: string, keys: Record<string, string[]>}} Profile keys: by command, in the place of the table's */

/** @param {string} before @param {string} after @returns {string[]} the keys for 1 to 9 */
const numbered = (before, after = "") => Array.from({ length: 9 }, (_, i) => `${before}${i + 1}${after}`);

/** @type {Record<string, Profile>} */
export const PROFILES = {
  tarjuman: { name: "Tarjuman", keys: {} },
  memoq: {
    name: "memoQ, Phrase",
    keys: {
      "copy-source": ["Ctrl+Shift+S", "Ctrl+Insert"],
      join: ["Ctrl+J", "Alt+J"],
    },
  },
  matecat: {
    name: "MateCat",
    keys: {
      next: ["Ctrl+ArrowDown"],
      previous: ["Ctrl+ArrowUp"],
      "choose-next": ["Alt+ArrowDown"],
      "choose-previous": ["Alt+ArrowUp"],
      "copy-source": ["Ctrl+I", "Ctrl+Insert"],
      concordance: ["Alt+K", "F3"],
      split: ["Ctrl+S", "Alt+S"],
      save: ["Ctrl+Shift+S"],
      help: ["Alt+H", "F1"],
    },
  },
  omegat: {
    name: "OmegaT",
    keys: {
      confirm: ["Enter", "Ctrl+Enter"],
      skip: ["Ctrl+U", "Ctrl+Shift+Enter"],
      previous: ["Ctrl+P", "Alt+ArrowUp"],
      insert: [],
      choose: numbered("Ctrl+"),
      "insert-chosen": ["Ctrl+I", "Ctrl+Space"],
      "copy-source": ["Ctrl+Shift+I", "Ctrl+Insert"],
      concordance: ["Ctrl+F", "F3"],
      "add-term": ["Ctrl+Shift+G"],
    },
  },
};

/** What is in force until somebody chooses. */
export const DEFAULT = "tarjuman";
