/** WHICH KEYS ARE IN FORCE? The profile that this person chose, kept in the browser, and how its keys are written. */

import { kept } from "./kept.js";
import { bindings, commandOf, keyCaps } from "./keymap.js";
import { DEFAULT, PROFILES } from "./profiles.js";

const CHOICE = "keys";

const chosen = kept.read(CHOICE) ?? DEFAULT;
let profile = chosen in PROFILES ? chosen : DEFAULT;

export const keys = {
  get profile() {
    return profile;
  },

  /** @param {string} chosen */
  choose(chosen) {
    if (!(chosen in PROFILES)) return;
    profile = chosen;
    kept.write(CHOICE, chosen);
  },

  /** @returns {import("./keymap.js").Binding[]} those that can be pressed */
  all: () => bindings(profile).filter((binding) => binding.keys.length > 0),

  /** @param {Parameters<typeof commandOf>[0]} event */
  command: (event) => commandOf(event, profile),

  /** @param {string} command @param {number} [number] of a command that has one @returns {string[]} "Ctrl", "↵"; empty without a key */
  caps(command, number = 1) {
    const key = bindings(profile).find((binding) => binding.command === command)?.keys[number - 1];
    return key ? keyCaps(key) : [];
  },

  /** For tooltips: " (Alt+S)", or nothing. @param {string} command */
  hint(command) {
    const name = this.name(command);
    return name && ` (${name})`;
  },

  /** @param {string} command @param {number} [number] @returns {string} "Ctrl+Enter"; "" without a key */
  name(command, number = 1) {
    return this.caps(command, number).map((cap) => (cap === "↵" ? "Enter" : cap)).join("+");
  },
};
