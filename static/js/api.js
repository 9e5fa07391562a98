/**
 * HOW IS THE SERVER ASKED? The calls of the public API that the editor makes; those of the other pages are in `api/`. The
 * pages use nothing else.
 */

import { problemWords } from "./words.js";

export const BASE = "/api/v1";

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
 * @param {{body?: any, raw?: BodyInit, type?: string, revision?: number | string, key?: string, signal?: AbortSignal,
 *   keepalive?: boolean}} [options] body: sent as JSON; raw: sent as it is; revision: goes into If-Match
 * @returns {Promise<any>} the JSON of the answer, null if it has none
 */
export async function call(method, path, { body, raw, type, revision, key, signal, keepalive } = {}) {
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
    throw new ApiError({ status: 0 });
  }
  const json = /json/u.test(answer.headers.get("Content-Type") ?? "") ? await answer.json().catch(() => null) : null;
  if (!answer.ok) throw new ApiError({ title: answer.statusText, ...json, status: answer.status });
  return json;
}

/** @param {Record<string, any>} parameters @returns {string} "?a=1&b=2" without the empty ones */
export function query(parameters) {
  const entries = Object.entries(parameters).filter(([, value]) => value !== "" && value !== null && value !== undefined);
  return entries.length ? `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}` : "";
}

export const enc = encodeURIComponent;

export const articles = {
  /** The next version of an article. @param {string} id @param {{text: string, html?: string}} article @returns {Promise<Wire.NewVersion>} */
  createVersion: (id, article) => call("POST", `/articles/${enc(id)}/versions`, { body: article }),
  /** @param {string} id @param {string} client @param {string} name */
  eventsUrl: (id, client, name) => `${BASE}/articles/${enc(id)}/events${query({ client, name })}`,
  /** @param {string} id @param {{client: string, name: string, segment: string | null}} where @returns {Promise<null>} */
  present: (id, where) => call("PUT", `/articles/${enc(id)}/presence`, { body: where }),
  /** @param {string} id @param {string} assignee nobody, where it is empty @returns {Promise<Wire.Article>} */
  assign: (id, assignee) => call("PATCH", `/articles/${enc(id)}`, { body: { assignee } }),
  /** @param {string} id @returns {Promise<Wire.Comment[]>} */
  comments: (id) => call("GET", `/articles/${enc(id)}/comments`).then((answer) => answer.comments),
  /** @param {string} id @param {number} comment @param {{settled: boolean, name: string}} body @returns {Promise<Wire.Comment>} */
  settle: (id, comment, body) => call("PUT", `/articles/${enc(id)}/comments/${comment}`, { body }),
  /** @param {string} id @returns {Promise<Wire.ArticleWithText>} */
  get: (id) => call("GET", `/articles/${enc(id)}`),
  /** @param {string} id @returns {Promise<Wire.Segment[]>} */
  segments: (id) => call("GET", `/articles/${enc(id)}/segments`).then((answer) => answer.segments),
  /** @param {string} id @param {number} block @param {string} role @returns {Promise<Wire.Segments>} */
  setRole: (id, block, role) => call("PUT", `/articles/${enc(id)}/blocks/${block}`, { body: { role } }),
  /** @param {string} id @param {string} format */
  exportUrl: (id, format) => `${BASE}/articles/${enc(id)}/export?format=${format}`,
};

/** A page that is left is still seen when it hears of it. */
let leaving = false;
for (const event of ["pagehide", "pageshow"]) globalThis.addEventListener?.(event, () => { leaving = event === "pagehide"; });

/** @param {string} article @param {string} segment */
const at = (article, segment) => `/articles/${enc(article)}/segments/${enc(segment)}`;

export const segments = {
  /** @param {string} article @param {string} id @param {Wire.SegmentEdit} draft @param {number} revision @param {string} key @returns {Promise<Wire.Saved>} */
  save: (article, id, draft, revision, key) =>
    // keepalive lets a save that starts while the tab closes reach the server; browsers allow it 64 KiB for all requests together.
    call("PUT", at(article, id), { body: draft, revision, key, keepalive: (leaving || document.hidden) && draft.target.length < 15000 }),
  /** @param {string} article @param {string} id @param {number} place in code points of the article @param {number} revision @returns {Promise<Wire.Segments>} */
  split: (article, id, place, revision) => call("POST", `${at(article, id)}/split`, { body: { at: place }, revision }),
  /** @param {string} article @param {string} id @param {number} revision @returns {Promise<Wire.Merged>} */
  merge: (article, id, revision) => call("POST", `${at(article, id)}/merge`, { body: {}, revision }),
  /** Takes back what confirming it filled elsewhere. @param {string} article @param {string} id @returns {Promise<Wire.Segment[]>} */
  putBack: (article, id) => call("DELETE", `${at(article, id)}/repetitions`).then((answer) => answer.segments),
  /** @param {string} article @param {string} id @param {AbortSignal} [signal] @returns {Promise<Wire.Proposals>} */
  proposals: (article, id, signal) => call("GET", `${at(article, id)}/proposals`, { signal }),
  /** @param {string} article @param {string} id @param {{text: string, name: string}} body @returns {Promise<Wire.Comment>} */
  comment: (article, id, body) => call("POST", `${at(article, id)}/comments`, { body }),
  /** @param {string} article @param {string} id @returns {Promise<Wire.Revision[]>} */
  history: (article, id) => call("GET", `${at(article, id)}/history`).then((answer) => answer.revisions),
};

/**
 * @param {string} memory @param {{q: string, side?: string, mode?: string, spelling?: string, rendering?: string, who?: string,
 *   since?: string, until?: string, limit?: number, after?: string | null}} asked
 * @returns {Promise<Wire.Hits>}
 */
export const concordance = (memory, asked) => call("GET", `/memories/${enc(memory)}/concordance${query(asked)}`);

export const units = {
  /** Refused where the unit is no longer as it was seen. @param {Wire.UnitOrigin} seen @param {string} target @returns {Promise<Wire.UnitOrigin>} */
  set: ({ memory, unit_id, at }, target) => call("PUT", `/memories/${enc(memory)}/units/${enc(unit_id)}`, { body: { target }, revision: at }),
  /** @param {string} memory @param {Wire.DeletionRequest} request @returns {Promise<Wire.DeletionDone>} */
  remove: (memory, request) => call("POST", `/memories/${enc(memory)}/deletions`, { body: request }),
  /** @param {string} memory @param {number} deletion @returns {Promise<Wire.Restored>} */
  restore: (memory, deletion) => call("DELETE", `/memories/${enc(memory)}/deletions/${deletion}`),
};

/** @param {string} glossary @param {Wire.ConceptDraft} concept @returns {Promise<Wire.Concept>} */
export const addConcept = (glossary, concept) => call("POST", `/glossaries/${enc(glossary)}/concepts`, { body: concept });

/**
 * @param {{article: string, segment: {id: string, source: string}}} place @param {{before: string, after: string}} english what stands before and behind the caret
 * @param {boolean} ahead also behind the next key @param {AbortSignal} signal @returns {Promise<Wire.Completions>}
 */
export const complete = ({ article, segment: { id, source } }, { before, after }, ahead, signal) =>
  call("POST", "/complete?offsets=utf16", { body: { article, segment: id, source, target_prefix: before, target_suffix: after, ahead }, signal });

export const checks = {
  /** @param {string} article @param {{id: string, source: string}} segment @param {string} target @param {AbortSignal} signal @returns {Promise<Wire.Finding[]>} */
  segment: (article, { id, source }, target, signal) =>
    call("POST", "/check", { body: { article, segment: id, source, target }, signal }).then((answer) => answer.findings),
  /** @param {string} article @returns {Promise<Wire.ArticleFindings>} */
  article: (article) => call("GET", `/articles/${enc(article)}/checks`),
  /** @param {string} article @param {{on: string[], off: string[]}} kinds those that are not as by default @returns {Promise<Wire.CheckSwitches>} */
  switch: (article, kinds) => call("PUT", `/articles/${enc(article)}/checks`, { body: kinds }),
  /** @param {string} article @param {string} segment @param {string} fingerprint @param {boolean} ignored @returns {Promise<null>} */
  ignore: (article, segment, fingerprint, ignored) =>
    call(ignored ? "PUT" : "DELETE", `${at(article, segment)}/ignored/${enc(fingerprint)}`),
};
