/** WHERE ARE THE KEYS? A panel that opens takes them, Esc closes it, and then they are back where they came from. */

/** What can be filled in or chosen. */
const FIELD = "input, select, textarea";

/**
 * @param {HTMLElement} root holds the panel while it is open
 * @param {() => void} close what Esc does in it
 */
export function panelKeys(root, close) {
  /** @type {Element | null} */
  let from = null;
  root.addEventListener("keydown", (event) => {
    // What lies on top of it, a field with an Esc of its own, has it first.
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    event.preventDefault();
    close();
  });
  /** It opens: its first field has the keys once it is there. @param {Promise<unknown>} [ready] @param {string} [first] what has them */
  async function enter(ready, first = FIELD) {
    from = document.activeElement;
    await ready;
    // Who went elsewhere meanwhile stays there.
    if (document.activeElement === from) focusFirst(root, first, "button");
  }

  /** It is closed. */
  function leave() {
    /** @type {HTMLElement | null} */ (from)?.focus();
    from = null;
  }

  return {
    enter,
    leave,
    /** It was opened, or closed. @param {boolean} open */
    turn: (open) => { if (open) enter(); else leave(); },
  };
}

/** The keys go on at the first of these that is there. @param {ParentNode} root @param {(string | null | undefined)[]} wanted selectors, the best first */
export function focusFirst(root, ...wanted) {
  for (const selector of wanted) {
    const found = selector && /** @type {HTMLElement | null} */ (root.querySelector(selector));
    if (found) return found.focus();
  }
}
