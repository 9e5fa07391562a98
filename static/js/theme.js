/**
 * LIGHT OR DARK? As the system has it, or as this person chose. Not a module: it runs before anything is painted, so that no
 * page flashes in the other colours.
 */
(() => {
  const KEY = "tarjuman.theme";
  const THEMES = { system: "as the system", light: "light", dark: "dark" };
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? "system";
    } catch {
      return "system"; // Storage that is switched off.
    }
  };

  const apply = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  apply(kept());
  // Another tab chose.
  addEventListener("storage", ({ key }) => { if (key === KEY) apply(kept()); });

  document.addEventListener("DOMContentLoaded", () => {
    const menu = document.createElement("select");
    menu.id = "theme";
    menu.setAttribute("aria-label", "Colours");
    menu.title = "Colours of the pages";
    for (const [theme, words] of Object.entries(THEMES)) menu.add(new Option(`Colours: ${words}`, theme, false, theme === kept()));
    menu.addEventListener("change", () => {
      apply(menu.value);
      try {
        localStorage.setItem(KEY, menu.value);
      } catch {
        // It holds until the page is left.
      }
    });
    document.querySelector(".site")?.append(menu);
  });
})();
