/** WHAT IS ASKED OF A GLOSSARY? A panel that opens and asks; what comes too late, of another glossary or once it is closed, is let go. */

import { panelKeys } from "../panel-keys.js";

/**
 * @template Answer
 * @param {HTMLElement} root
 * @param {{glossary(): string, ask(name: string): Promise<Answer>, draw(): void, first: string}} how first: what has the focus once the answer is there
 */
export function glossaryPanel(root, { glossary, ask, draw, first }) {
  const keys = panelKeys(root, toggle);
  const panel = {
    open: false,
    problem: "",
    /** The glossary that was asked for last. */
    asked: "",
    /** Nothing until it is there. @type {Answer | null} */
    answer: null,
    toggle,
    renew: () => { if (panel.open) load(); },
  };

  async function load() {
    const name = panel.asked = glossary();
    const isLate = () => name !== panel.asked || !panel.open;
    Object.assign(panel, { answer: null, problem: "" });
    draw();
    try {
      const answer = await ask(name);
      if (isLate()) return;
      panel.answer = answer;
    } catch (error) {
      if (isLate()) return;
      panel.problem = error.message;
    }
    draw();
  }

  function toggle() {
    panel.open = !panel.open;
    if (panel.open) return keys.enter(load(), first);
    draw();
    keys.leave();
  }

  return panel;
}
