/**
 * WHAT DOES THIS KEY DO? One table, and the profiles that change its keys: the editor obeys them and the help shows them.
 * Ctrl+T, N, W, Tab, PgUp and PgDn belong to the browser and are never bound.
 */

import { DEFAULT, PROFILES } from "./profiles.js";

/** @typedef {{command: string, keys: string[]}} Binding what it does is said by `key.<command>` */

/** Each command with the keys that it has unless a profile says otherwise. @type {Binding[]} */
export const KEYMAP = [
  { command: "confirm", keys: ["Ctrl+Enter"] },
  { command: "skip", keys: ["Ctrl+Shift+Enter"] },
  { command: "next", keys: ["Alt+ArrowDown"] },
  { command: "previous", keys: ["Alt+ArrowUp"] },
  { command: "insert", keys: ["Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5", "Ctrl+6", "Ctrl+7", "Ctrl+8", "Ctrl+9"] },
  { command: "choose", keys: [] },
  { command: "choose-next", keys: ["Ctrl+ArrowDown"] },
  { command: "choose-previous", keys: ["Ctrl+ArrowUp"] },
  { command: "insert-chosen", keys: ["Ctrl+Space"] },
  { command: "put-back", keys: ["Ctrl+Z"] },
  { command: "next-gap", keys: ["Alt+G"] },
  { command: "terms", keys: ["Alt+T"] },
  { command: "hear-offer", keys: ["Alt+O"] },
  { command: "copy-source", keys: ["Ctrl+Insert"] },
  { command: "split", keys: ["Alt+S"] },
  { command: "join", keys: ["Alt+J"] },
  { command: "fold", keys: ["Alt+U"] },
  { command: "concordance", keys: ["Ctrl+K", "F3"] },
  { command: "add-term", keys: ["Ctrl+E"] },
  { command: "comments", keys: ["Alt+C"] },
  { command: "checks", keys: ["F8"] },
  { command: "next-finding", keys: ["Ctrl+F8"] },
  { command: "preview", keys: ["F9"] },
  { command: "export", keys: ["Alt+X"] },
  { command: "save", keys: ["Ctrl+S"] },
  { command: "help", keys: ["F1"] },
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
  /** @type {Record<string, string>} */
  const caps = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Enter: "↵" };
  return key.split("+").map((part) => caps[part] ?? part);
}
