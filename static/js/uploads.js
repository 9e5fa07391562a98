/** WHAT IS THIS FILE? Which of the files that somebody brings can be read as an article, and as what. Pure. */

export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** What the button that chooses files offers. */
export const ACCEPTED = `.txt,.html,.htm,.docx,text/plain,text/html,${DOCX}`;

/**
 * @param {{name: string, type: string}} file
 * @returns {string | null} the media type to send it as; null for what cannot be read
 */
export function mediaType({ name, type }) {
  const ending = /\.([a-z]+)$/u.exec(name.toLowerCase())?.[1] ?? "";
  if (["html", "htm", "xhtml"].includes(ending) || type === "text/html") return "text/html";
  if (ending === "docx" || type === DOCX) return DOCX;
  if (["txt", "text"].includes(ending) || type.startsWith("text/")) return "text/plain";
  return null;
}
