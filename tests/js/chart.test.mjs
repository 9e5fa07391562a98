/** Do the columns of a chart stand where their figures say? */

import assert from "node:assert/strict";
import test from "node:test";
import { heights, inTime, sideBySide, sum } from "../../static/js/chart.js";

test("what is side by side fills the whole and does not touch", () => {
  const columns = sideBySide([1, 2, 3, 4].map((value) => ({ label: String(value), values: [value] })));
  assert.deepEqual(columns.map(({ from, width }) => [from, width]), [[2.5, 20], [27.5, 20], [52.5, 20], [77.5, 20]]);
  assert.deepEqual(columns.map(sum), [1, 2, 3, 4]);
  assert.deepEqual(sideBySide([]), []);
});

test("what holds until the next moment reaches to it, and the last to the end", () => {
  const columns = inTime([{ label: "a", at: 100, values: [1] }, { label: "b", at: 150, values: [2] }], 300);
  assert.deepEqual(columns.map(({ from, width }) => [from, width]), [[0, 25], [25, 75]]);
  assert.deepEqual(inTime([{ label: "a", at: 5, values: [0] }], 5).map(({ from, width }) => [from, width]), [[0, 0]]);
  assert.deepEqual(inTime([], 9), []);
});

test("values are stacked from the ground, and the most reaches the top", () => {
  const column = { label: "", from: 0, width: 1, values: [1, 0, 3] };
  assert.deepEqual(heights(column, 4), [{ y: 75, height: 25 }, { y: 75, height: 0 }, { y: 0, height: 75 }]);
  assert.deepEqual(heights(column, 8).map(({ y }) => y), [87.5, 87.5, 50]);
  assert.deepEqual(heights({ ...column, values: [0] }, 0), [{ y: 100, height: 0 }], "nothing is drawn of nothing");
});
