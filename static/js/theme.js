/**
 * LIGHT OR DARK, AND IN WHICH LANGUAGE? As the system has it, or as this person chose. Not a module: it runs before anything is painted, so
 * that no page flashes in the other colours. The language is in a cookie, since the server sends the page in it.
 */
(() => {
  const KEY = "tarjuman.theme";
  const LANGUAGE = "tarjuman-language";
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? "system";
    } catch {
      return "system"; // Storage that is switched off.
    }
  };

  /** @param {string} theme */
  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  apply(kept());
  // Another tab chose.
  addEventListener("storage", ({ key }) => { if (key === KEY) apply(kept()); });
  // A page that the browser kept for the way back is in the language of before.
  addEventListener("pageshow", ({ persisted }) => {
    const chosen = new RegExp(`${LANGUAGE}=(\\w+)`, "u").exec(document.cookie)?.[1] ?? root.lang;
    if (persisted && chosen !== root.lang) location.reload();
  });

  /** @param {string} id @param {string} value @param {(value: string) => void} choose */
  const menu = (id, value, choose) => {
    const select = /** @type {HTMLSelectElement} */ (document.getElementById(id));
    select.value = value;
    select.addEventListener("change", () => choose(select.value));
  };

  /** @param {string} name */
  const say = (name) => JSON.parse(document.getElementById("strings")?.textContent ?? "{}")[name];
  let left = false;
  // Before all others that hear it: one question is enough.
  addEventListener("beforeunload", (event) => { if (left) event.stopImmediatePropagation(); });
  /** Whether the page may go: what was typed and is nowhere else would go with it (unsaved.js). */
  const mayGo = () => dispatchEvent(new Event("beforeunload", { cancelable: true })) || confirm(say("language.unsaved"));

  document.addEventListener("DOMContentLoaded", () => {
    menu("theme", kept(), (theme) => {
      apply(theme);
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // It holds until the page is left.
      }
    });
    menu("language", root.lang, (language) => {
      if (!mayGo()) {
        /** @type {HTMLSelectElement} */ (document.getElementById("language")).value = root.lang;
        return;
      }
      left = true;
      document.cookie = `${LANGUAGE}=${language}; path=/; max-age=31536000; samesite=lax`;
      location.reload();
    });
  });
})();
