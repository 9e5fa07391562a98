/** WHAT DOES THIS BROWSER KEEP OF A PERSON'S CHOICES? One place for it, that does without where storage is switched off: a choice then holds until the page is left. */

export const kept = {
  /** @param {string} name @returns {string | null} */
  read(name) {
    try {
      return localStorage.getItem(`tarjuman.${name}`);
    } catch {
      return null;
    }
  },

  /** @param {string} name @param {string} value */
  write(name, value) {
    try {
      localStorage.setItem(`tarjuman.${name}`, value);
    } catch {
      // It holds until the page is left.
    }
  },
};
