/** WHAT IS ASKED OF ALL ARTICLES? On the first page. */

import { call, enc, query } from "../api.js";
import { utcOffset } from "../dates.js";

export const articles = {
  /** @param {{q?: string, stage?: string | null, archived?: boolean | null, assignee?: string | null, after?: string | null, limit?: number}} [filter] @returns {Promise<Wire.Articles>} */
  list: (filter = {}) => call("GET", `/articles${query(filter)}`),
  /** @param {{title?: string, text: string}} article @returns {Promise<Wire.NewArticle>} */
  create: (article) => call("POST", "/articles", { body: article }),
  /**
   * Sends the bytes of a file as they are: the server finds out the character set (Windows-1256, UTF-16, UTF-8).
   * @param {Blob} file @param {string} type as `mediaType` says
   * @returns {Promise<Wire.NewArticle>}
   */
  upload: (file, type) => call("POST", "/articles", { raw: file, type }),
  /** @returns {Promise<Wire.Sample>} */
  sample: () => call("GET", "/sample"),
  /** @param {string} id @param {boolean} archived @returns {Promise<Wire.Article>} */
  archive: (id, archived) => call("PATCH", `/articles/${enc(id)}`, { body: { archived } }),
  /** What was confirmed on each of the last days, as they are here. @param {number} days @returns {Promise<Wire.WorkDone>} */
  workDone: (days) => call("GET", `/work-done${query({ days, utc_offset: utcOffset() })}`),
  /** How an article came along. @param {string} id @returns {Promise<Wire.Course>} */
  course: (id) => call("GET", `/articles/${enc(id)}/progress${query({ utc_offset: utcOffset() })}`),
};
