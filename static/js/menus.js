/** WHEN DOES A MENU CLOSE? By Esc, by a click beside it, and when the focus goes elsewhere. */

/**
 * @param {HTMLElement} scope holds the menus: to look for one among a thousand rows takes longer than most keys do
 * @param {(menu: Element) => void} back Esc closed it: gives the focus back
 */
export function closeMenus(scope, back) {
  const open = () => scope.querySelectorAll("details.menu[open]");
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, ({ target }) => {
      for (const menu of open()) if (!menu.contains(/** @type {Node} */ (target))) menu.removeAttribute("open");
    });
  }
  // Before all else that Esc does: the menu lies on top.
  document.addEventListener("keydown", (event) => {
    const [menu] = open();
    if (event.key !== "Escape" || event.isComposing || !menu) return;
    event.stopPropagation();
    // The focus first: a field in the menu that loses it still says what was typed.
    back(menu);
    menu.removeAttribute("open");
  }, true);
}
