import test from "node:test";
import assert from "node:assert/strict";
import { Ahead } from "../../static/js/editor/ahead.js";

test("ahead: each segment is asked for once, in order, until something else is wanted", async () => {
  const asked = [];
  let ahead;
  ahead = new Ahead(async (segment) => {
    asked.push(segment);
    if (segment === "c") ahead.stop();
    return { of: segment };
  });
  await ahead.fetch(["a", "b"]);
  await ahead.fetch(["b", "c", "d"]);
  assert.deepEqual(asked, ["a", "b", "c"]);
  assert.deepEqual(ahead.get("b"), { of: "b" });
  assert.equal(ahead.get("c"), undefined, "an answer that came too late is not kept");
});

test("ahead: a server that does not answer is not asked again and again", async () => {
  let asked = 0;
  const ahead = new Ahead(async () => { asked++; throw new Error("no answer"); });
  await ahead.fetch(["a", "b", "c"]);
  assert.equal(asked, 1);
});

test("ahead: only the newest answers are kept, and none after a new cut", () => {
  const ahead = new Ahead(async () => null);
  for (let i = 0; i < 10; i++) ahead.keep(`s${i}`, i);
  assert.equal(ahead.get("s1"), undefined);
  assert.equal(ahead.get("s2"), 2);
  ahead.forget();
  assert.equal(ahead.get("s9"), undefined);
});
