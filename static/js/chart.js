/** WHERE DOES WHAT STAND IN A CHART? Columns of a hundred units each way, which the picture is stretched from. Pure. */

/**
 * @typedef {object} Column what is drawn for a stretch of time
 * @property {string} label its time, in words
 * @property {number} from where it begins, 0..100 @property {number} width
 * @property {number[]} values the first stands at the bottom
 */

/** The sum of a column. @param {{values: number[]}} column */
export const sum = ({ values }) => values.reduce((total, value) => total + value, 0);

/** Columns beside each other with a little space between. @param {Array<{label: string, values: number[]}>} stretches @returns {Column[]} */
export function sideBySide(stretches) {
  const step = 100 / Math.max(1, stretches.length);
  return stretches.map((stretch, at) => ({ ...stretch, from: at * step + step * 0.1, width: step * 0.8 }));
}

/**
 * Columns that each hold from their moment to the next one's, the last to the end. @param {Array<{label: string, at: number, values: number[]}>} points
 * by time @param {number} end a moment not before the last @returns {Column[]}
 */
export function inTime(points, end) {
  if (!points.length) return [];
  const first = points[0].at;
  const all = Math.max(1, end - first);
  return points.map(({ label, at, values }, index) => {
    const until = points[index + 1]?.at ?? end;
    return { label, values, from: ((at - first) / all) * 100, width: ((until - at) / all) * 100 };
  });
}

/** What each value of a column covers, from above. @param {Column} column @param {number} most what reaches the top @returns {Array<{y: number, height: number}>} */
export function heights({ values }, most) {
  let below = 0;
  return values.map((value) => {
    const height = most > 0 ? (value / most) * 100 : 0;
    below += height;
    return { y: 100 - below, height };
  });
}
