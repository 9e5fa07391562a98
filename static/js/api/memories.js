/** WHAT IS ASKED OF THE MEMORIES? On the page of the search. */

import { BASE, call, enc, query } from "../api.js";
import { utcOffset } from "../dates.js";

export const memories = {
  /** @returns {Promise<Wire.Memory[]>} */
  list: () => call("GET", "/memories").then((answer) => answer.memories),
  /** @param {string} name @returns {Promise<Wire.Memory>} */
  create: (name) => call("POST", "/memories", { body: { name } }),
  /** @param {string} name @param {Wire.MemoryEdit} settings priority and penalties; what is left out stays @returns {Promise<Wire.Memory>} */
  set: (name, settings) => call("PATCH", `/memories/${enc(name)}`, { body: settings }),
  /** The hits as a file. @param {string} name @param {Record<string, any>} asked as `concordance` is, with `format`: tsv or tmx */
  hitsUrl: (name, asked) => `${BASE}/memories/${enc(name)}/concordance${query(asked)}`,
  /** @param {string} name @param {{q: string, threshold?: number, limit?: number, who?: string, since?: string, until?: string}} asked whole segments that are alike, best first @returns {Promise<Wire.Match[]>} */
  like: (name, asked) => call("GET", `/memories/${enc(name)}/search${query(asked)}`).then((answer) => answer.matches),
  /** @param {string} name @param {File} file @param {string} type @returns {Promise<Wire.JobStarted>} */
  importFile: (name, file, type) => call("POST", `/memories/${enc(name)}/import${query({ file: file.name })}`, { raw: file, type }),
  /** @param {string} id @returns {Promise<Wire.Job>} */
  job: (id) => call("GET", `/jobs/${enc(id)}`),
  /** @param {string} id @returns {Promise<Wire.Job>} */
  stopJob: (id) => call("DELETE", `/jobs/${enc(id)}`),
  /** @param {string} name @param {{kind?: string, limit?: number}} asked @returns {Promise<Wire.Faults>} */
  faults: (name, asked) => call("GET", `/memories/${enc(name)}/faults${query(asked)}`),
  /** @param {string} name @returns {Promise<Wire.Deletion[]>} */
  deletions: (name) => call("GET", `/memories/${enc(name)}/deletions`).then((answer) => answer.deletions),
  /** What came in lately. @param {string} name @param {"month" | "day"} by @param {number} count */
  growth: (name, by, count) => call("GET", `/memories/${enc(name)}/growth${query({ by, count, utc_offset: utcOffset() })}`),
  /** @param {string} name */
  exportUrl: (name) => `${BASE}/memories/${enc(name)}/export`,
};
