/** WHAT DO THE MODULE TESTS NEED? As much of node:test and node:assert/strict as they use, for a browser. */

const tests = [];

/** @param {string} name @param {() => unknown} body */
export default function test(name, body) {
  tests.push({ name, body });
}

/** A text in which two values are the same exactly when deepStrictEqual calls them equal, for the plain data of the tests. */
function plain(value) {
  if (value instanceof Map) return `Map${plain([...value])}`;
  if (value instanceof Set) return `Set${plain([...value])}`;
  if (Array.isArray(value)) return `[${Array.from(value, plain).join()}]`;
  if (value && typeof value === "object") return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${plain(value[key])}`).join()}}`;
  return typeof value === "string" ? JSON.stringify(value) : Object.is(value, -0) ? "-0" : String(value);
}

const check = (holds, words) => { if (!holds) throw new Error(words); };

export const assert = {
  equal: (found, wanted, words = "") => check(Object.is(found, wanted), `${words} ${plain(found)} is not ${plain(wanted)}`),
  deepEqual: (found, wanted, words = "") => check(plain(found) === plain(wanted), `${words} ${plain(found)} is not ${plain(wanted)}`),
  match: (found, pattern, words = "") => check(pattern.test(found), `${words} ${found} does not match ${pattern}`),
  ok: (found, words = "") => check(found, words || "not true"),
};

/** Runs all of them, one after the other. */
export async function run() {
  const failed = [];
  for (const { name, body } of tests) {
    try {
      await body();
    } catch (error) {
      failed.push(`${name}: ${error.message}`);
    }
  }
  return { failed, passed: tests.length - failed.length };
}
