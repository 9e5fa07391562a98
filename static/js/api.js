/**
 * HOW IS THE SERVER ASKED? Each call of the public API that the pages make. The pages use nothing else.
 */

import { problemWords } from "./words.js";

const BASE = "/api/v1";

/** An answer that is not 2xx (or no answer: status 0). `message` is in plain words. */
export class ApiError extends Error {
  /** @param {import("./words.js").Problem} problem */
  constructor(problem) {
    super(problemWords(problem));
    this.problem = problem;
  }
}

/**
 * @param {string} method
 * @param {string} path under /api/v1
 * @param {{body?: any, raw?: BodyInit, type?: string, revision?: number, key?: string, signal?: AbortSignal,
 *   keepalive?: boolean}} [options] body: sent as JSON; raw: sent as it is; revision: goes into If-Match
 * @returns {Promise<any>} the JSON of the answer, null if it has none
 */
async function call(method, path, { body, raw, type, revision, key, signal, keepalive } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (type) headers["Content-Type"] = type;
  if (revision !== undefined) headers["If-Match"] = `"${revision}"`;
  if (key) headers["Idempotency-Key"] = key;
  let answer;
  try {
    answer = await fetch(BASE + path, { method, headers, body: raw ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal, keepalive });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ status: 0, title: "No answer" });
  }
  const json = /json/u.test(answer.headers.get("Content-Type") ?? "") ? await answer.json().catch(() => null) : null;
  if (!answer.ok) throw new ApiError({ title: answer.statusText, ...json, status: answer.status });
  return json;
}

/** @param {Record<string, any>} parameters @returns {string} "?a=1&b=2" without the empty ones */
function query(parameters) {
  const entries = Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return entries.length ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : "";
}

const enc = encodeURIComponent;

export const articles = {
  /** @param {{q?: string, stage?: string | null, archived?: boolean | null, assignee?: string | null, after?: string | null, limit?: number}} [filter] */
  list: (filter = {}) => call("GET", `/articles${query(filter)}`),
  /** @param {{title?: string, text: string}} article */
  create: (article) => call("POST", "/articles", { body: article }),
  /**
   * Sends the bytes of a file as they are: the server finds out the character set (Windows-1256, UTF-16, UTF-8).
   * @param {Blob} file @param {string} type as `mediaType` says
   */
  upload: (file, type) => call("POST", "/articles", { raw: file, type }),
  /** The next version of an article. @param {string} id @param {{text: string, html?: string}} article */
  createVersion: (id, article) => call("POST", `/articles/${enc(id)}/versions`, { body: article }),
  /** @param {string} id @param {string} client @param {string} name */
  eventsUrl: (id, client, name) => `${BASE}/articles/${enc(id)}/events${query({ client, name })}`,
  /** @param {string} id @param {{client: string, name: string, segment: string | null}} where */
  present: (id, where) => call("PUT", `/articles/${enc(id)}/presence`, { body: where }),
  /** @param {string} id */
  comments: (id) => call("GET", `/articles/${enc(id)}/comments`).then((answer) => answer.comments),
  /** @param {string} id @param {number} comment @param {{settled: boolean, name: string}} body */
  settle: (id, comment, body) => call("PUT", `/articles/${enc(id)}/comments/${comment}`, { body }),
  sample: () => call("GET", "/sample"),
  /** @param {string} id */
  get: (id) => call("GET", `/articles/${enc(id)}`),
  /** @param {string} id */
  segments: (id) => call("GET", `/articles/${enc(id)}/segments`).then((answer) => answer.segments),
  /** @param {string} id @param {boolean} archived */
  archive: (id, archived) => call("PATCH", `/articles/${enc(id)}`, { body: { archived } }),
  /** @param {string} id @param {string} assignee nobody, where it is empty */
  assign: (id, assignee) => call("PATCH", `/articles/${enc(id)}`, { body: { assignee } }),
  /** @param {string} id @param {number} block @param {string} role */
  setRole: (id, block, role) => call("PUT", `/articles/${enc(id)}/blocks/${block}`, { body: { role } }),
  /** @param {string} id @param {string} format */
  exportUrl: (id, format) => `${BASE}/articles/${enc(id)}/export?format=${format}`,
};

/** @param {string} article @param {string} segment */
const at = (article, segment) => `/articles/${enc(article)}/segments/${enc(segment)}`;

export const segments = {
  /** @param {string} article @param {string} id @param {any} draft @param {number} revision @param {string} key */
  save: (article, id, draft, revision, key) =>
    // keepalive lets a save that starts while the tab closes reach the server; browsers allow it 64 KiB for all requests together.
    call("PUT", at(article, id), { body: draft, revision, key, keepalive: document.hidden && draft.target.length < 15000 }),
  /** @param {string} article @param {string} id @param {number} place in code points of the article @param {number} revision */
  split: (article, id, place, revision) => call("POST", `${at(article, id)}/split`, { body: { at: place }, revision }),
  /** @param {string} article @param {string} id @param {number} revision */
  merge: (article, id, revision) => call("POST", `${at(article, id)}/merge`, { body: {}, revision }),
  /** @param {string} article @param {string} id @param {AbortSignal} [signal] */
  proposals: (article, id, signal) => call("GET", `${at(article, id)}/proposals`, { signal }),
  /** @param {string} article @param {string} id @param {{text: string, name: string}} body */
  comment: (article, id, body) => call("POST", `${at(article, id)}/comments`, { body }),
  /** @param {string} article @param {string} id */
  history: (article, id) => call("GET", `${at(article, id)}/history`).then((answer) => answer.revisions),
};

export const memories = {
  list: () => call("GET", "/memories").then((answer) => answer.memories),
  /** @param {string} name */
  create: (name) => call("POST", "/memories", { body: { name } }),
  /** @param {string} name @param {any} settings priority and penalties; what is left out stays */
  set: (name, settings) => call("PATCH", `/memories/${enc(name)}`, { body: settings }),
  /**
   * @param {string} name @param {{q: string, side?: string, mode?: string, spelling?: string, rendering?: string, who?: string,
   *   since?: string, until?: string, limit?: number, after?: string | null}} asked
   */
  concordance: (name, asked) => call("GET", `/memories/${enc(name)}/concordance${query(asked)}`),
  /** The hits as a file. @param {string} name @param {Record<string, any>} asked as above, with `format`: tsv or tmx */
  hitsUrl: (name, asked) => `${BASE}/memories/${enc(name)}/concordance${query(asked)}`,
  /** @param {string} name @param {{q: string, threshold?: number, limit?: number, who?: string, since?: string, until?: string}} asked whole segments that are alike, best first */
  like: (name, asked) => call("GET", `/memories/${enc(name)}/search${query(asked)}`).then((answer) => answer.matches),
  /** @param {string} name @param {string} id @param {string} target */
  setUnit: (name, id, target) => call("PUT", `/memories/${enc(name)}/units/${enc(id)}`, { body: { target } }),
  /** @param {string} name @param {string} id */
  removeUnit: (name, id) => call("DELETE", `/memories/${enc(name)}/units/${enc(id)}`),
  /** @param {string} name @param {File} file @param {string} type */
  importFile: (name, file, type) => call("POST", `/memories/${enc(name)}/import${query({ file: file.name })}`, { raw: file, type }),
  /** @param {string} id */
  job: (id) => call("GET", `/jobs/${enc(id)}`),
  /** @param {string} id */
  stopJob: (id) => call("DELETE", `/jobs/${enc(id)}`),
  /** @param {string} name @param {{kind?: string, limit?: number}} asked */
  faults: (name, asked) => call("GET", `/memories/${enc(name)}/faults${query(asked)}`),
  /** @param {string} name @param {Record<string, any>} request */
  deleteUnits: (name, request) => call("POST", `/memories/${enc(name)}/deletions`, { body: request }),
  /** @param {string} name */
  deletions: (name) => call("GET", `/memories/${enc(name)}/deletions`).then((answer) => answer.deletions),
  /** @param {string} name @param {number} id */
  undoDeletion: (name, id) => call("DELETE", `/memories/${enc(name)}/deletions/${id}`),
  /** @param {string} name */
  exportUrl: (name) => `${BASE}/memories/${enc(name)}/export`,
};

export const glossaries = {
  list: () => call("GET", "/glossaries").then((answer) => answer.glossaries),
  /** @param {string} name */
  create: (name) => call("POST", "/glossaries", { body: { name } }),
  /** @param {string} name @param {Record<string, any>} filter */
  concepts: (name, filter) => call("GET", `/glossaries/${enc(name)}/concepts${query(filter)}`),
  /** @param {string} name @param {any} concept */
  add: (name, concept) => call("POST", `/glossaries/${enc(name)}/concepts`, { body: concept }),
  /** @param {string} name @param {string} id @param {any} concept @param {number} revision */
  change: (name, id, concept, revision) =>
    call("PUT", `/glossaries/${enc(name)}/concepts/${enc(id)}`, { body: concept, revision }),
  /** @param {string} name @param {string} id @param {number} revision */
  retire: (name, id, revision) => call("DELETE", `/glossaries/${enc(name)}/concepts/${enc(id)}`, { revision }),
  /** @param {string} name @param {string} id */
  history: (name, id) => call("GET", `/glossaries/${enc(name)}/concepts/${enc(id)}/history`).then((answer) => answer.revisions),
  /** @param {string} name @param {Blob} file @param {string} type @param {boolean} dry only say what would happen */
  importFile: (name, file, type, dry) =>
    call("POST", `/glossaries/${enc(name)}/import${query({ dry_run: dry || null })}`, { raw: file, type }),
  /** @param {string} name @param {string} format */
  exportUrl: (name, format) => `${BASE}/glossaries/${enc(name)}/export?format=${format}`,
  /** What would be found of a concept that is not kept yet. @param {any} draft @param {string[]} texts */
  tryOut: (draft, texts) => call("POST", "/terms/try", { body: { ...draft, texts } }).then((answer) => answer.results),
  /** @param {string} text @param {string[]} [names] */
  recognise: (text, names) => call("POST", "/terms", { body: { text, glossaries: names } }).then((answer) => answer.occurrences),
};

export const checks = {
  /** @param {string} article @param {{id: string, source: string}} segment @param {string} target @param {AbortSignal} signal */
  segment: (article, { id, source }, target, signal) =>
    call("POST", "/check", { body: { article, segment: id, source, target }, signal }).then((answer) => answer.findings),
  /** @param {string} article */
  article: (article) => call("GET", `/articles/${enc(article)}/checks`),
  /** @param {string} article @param {{on: string[], off: string[]}} kinds those that are not as by default */
  switch: (article, kinds) => call("PUT", `/articles/${enc(article)}/checks`, { body: kinds }),
  /** @param {string} article @param {string} segment @param {string} fingerprint @param {boolean} ignored */
  ignore: (article, segment, fingerprint, ignored) =>
    call(ignored ? "PUT" : "DELETE", `${at(article, segment)}/ignored/${enc(fingerprint)}`),
};
