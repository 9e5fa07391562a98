/**
 * WHAT DOES THIS KEY DO? One table, and the profiles that change its keys: the editor obeys them and the help shows them.
 * Ctrl+T, N, W, Tab, PgUp and PgDn belong to the browser and are never bound.
 */

import { DEFAULT, PROFILES } from "./profiles.js";

/** @typedef {{command: string, keys: string[], words: string}} Binding */

/** Each command with the keys that it has unless a profile says otherwise. @type {Binding[]} */
export const KEYMAP = [
  { command: "confirm", keys: ["Ctrl+Enter"], words: "Confirm, and go to the next unconfirmed segment" },
  { command: "skip", keys: ["Ctrl+Shift+Enter"], words: "Go to the next unconfirmed segment without confirming" },
  { command: "next", keys: ["Alt+ArrowDown"], words: "Next segment" },
  { command: "previous", keys: ["Alt+ArrowUp"], words: "Previous segment" },
  { command: "insert", keys: ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9"],
    words: "Insert proposal 1 to 9" },
  { command: "choose", keys: [], words: "Choose proposal 1 to 9" },
  { command: "choose-next", keys: ["Ctrl+ArrowDown"], words: "Choose the next proposal" },
  { command: "choose-previous", keys: ["Ctrl+ArrowUp"], words: "Choose the previous proposal" },
  { command: "insert-chosen", keys: ["Ctrl+Space"], words: "Insert the chosen proposal" },
  { command: "put-back", keys: ["Ctrl+Z"], words: "Just after confirming, with nothing typed since: take back what it filled elsewhere" },
  { command: "next-gap", keys: ["Alt+G"], words: "Select the next gap […]; what you type fills it" },
  { command: "terms", keys: ["Alt+T"], words: "Go through the terms and names (↓ ↑ walk, Enter inserts, Esc goes back)" },
  { command: "copy-source", keys: ["Ctrl+Insert"], words: "Copy the Arabic into the English (when nothing is selected)" },
  { command: "split", keys: ["Alt+S"], words: "Split: ← → move the mark, Enter splits, Esc leaves" },
  { command: "join", keys: ["Alt+J"], words: "Join with the next segment" },
  { command: "fold", keys: ["Alt+U"], words: "Show the nearest folded lines, with the reason; there, fold them again" },
  { command: "concordance", keys: ["Ctrl+K", "F3"], words: "Look up the selected words in the memory" },
  { command: "add-term", keys: ["Ctrl+E"], words: "Put the selected words into the glossary" },
  { command: "comments", keys: ["Alt+C"], words: "Comments on this segment" },
  { command: "checks", keys: ["F8"], words: "Open the checks of the article" },
  { command: "next-finding", keys: ["Ctrl+F8"], words: "Go to the next finding of this segment" },
  { command: "preview", keys: ["F9"], words: "Preview of the finished article" },
  { command: "export", keys: ["Alt+X"], words: "Open the menu of exports" },
  { command: "save", keys: ["Ctrl+S"], words: "Save now (everything is saved by itself, too)" },
  { command: "help", keys: ["F1"], words: "This help" },
];

/** @param {string} profile @returns {Binding[]} the table as it is in that profile */
export function bindings(profile = DEFAULT) {
  const { keys } = PROFILES[profile] ?? PROFILES[DEFAULT];
  return KEYMAP.map((binding) => ({ ...binding, keys: keys[binding.command] ?? binding.keys }));
}

/** By profile, then by key: what it does. @type {Map<string, Map<string, {command: string, number?: number}>>} */
const BY_KEY = new Map(Object.keys(PROFILES).map((profile) => [profile, new Map(
  bindings(profile).flatMap(({ command, keys }) =>
    keys.map((key, index) => [key, keys.length > 2 ? { command, number: index + 1 } : { command }])),
)]));

/**
 * The name of a key press as the table writes it. With the Arabic layout on, Ctrl+K gives "ن": then the place of the
 * key on the keyboard counts. With Latin letters the letter counts, so that other Latin layouts work.
 *
 * @param {{key: string, code: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean}} event
 * @returns {string}
 */
export function keyName(event) {
  let key = event.key;
  if (key === " " || event.code === "Space") key = "Space";
  else if (key.length === 1) {
    if (/[a-z0-9]/iu.test(key)) key = key.toUpperCase();
    else key = /^(?:Key|Digit)(.)$/u.exec(event.code)?.[1] ?? key;
  }
  // ⌘ stands in for Ctrl where macOS leaves the combination free.
  const ctrl = event.ctrlKey || (event.metaKey && ["Enter", "S", "K"].includes(key));
  return (ctrl ? "Ctrl+" : "") + (event.altKey ? "Alt+" : "") + (event.shiftKey ? "Shift+" : "") + key;
}

/**
 * @param {Parameters<typeof keyName>[0]} event
 * @param {string} [profile]
 * @returns {{command: string, number?: number} | undefined}
 */
export function commandOf(event, profile = DEFAULT) {
  return BY_KEY.get(profile)?.get(keyName(event));
}

/** Whether a key works in the field of the English alone: elsewhere, Enter presses the button that has the focus. @param {Parameters<typeof keyName>[0]} event */
export function isPlain(event) {
  return ["Enter", "Space"].includes(keyName(event));
}

/** @param {string} key "Ctrl+ArrowDown" @returns {string[]} what to print on each key cap: "Ctrl", "↓" */
export function keyCaps(key) {
  const caps = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Enter: "↵" };
  return key.split("+").map((part) => caps[part] ?? part);
}
