/**
 * WHERE IS THE OFFER SEEN? Grey text behind the caret, and in the middle of a line below it: a copy of the field lies over it, of which only the offer
 * is to be seen. It takes no key and no click, moves nothing, and says nothing to a screen reader.
 */

export class Ghost {
  offer = "";
  /** Whether there is text behind the caret on its line. */
  inMiddle = false;
  /** @type {HTMLElement | null} */
  #layer = null;
  #place = 0;

  /** @param {HTMLTextAreaElement} field @param {string} offer "" takes it away */
  show(field, offer) {
    if (!offer) return this.hide();
    this.offer = offer;
    this.#place = field.selectionStart;
    if (!this.#layer || this.#layer.previousElementSibling !== field) {
      this.#layer?.remove();
      this.#layer = document.createElement("div");
      this.#layer.className = "ghost field";
      this.#layer.setAttribute("aria-hidden", "true");
      this.#layer.lang = "en";
      this.#layer.dir = "ltr";
      field.after(this.#layer);
    }
    const shown = document.createElement("span");
    shown.textContent = offer;
    this.inMiddle = isInMiddle(field);
    if (this.inMiddle) shown.className = "below";
    this.#layer.replaceChildren(field.value.slice(0, field.selectionStart), shown);
  }

  /** Whether the caret is where the offer was made. @param {HTMLTextAreaElement} field */
  isAt(field) {
    return field.selectionStart === this.#place && field.selectionEnd === this.#place;
  }

  hide() {
    this.offer = "";
    this.#layer?.remove();
    this.#layer = null;
  }
}

/** @param {HTMLTextAreaElement} field @returns {boolean} whether there is text behind the caret on its line */
function isInMiddle({ value, selectionEnd }) {
  return /^[^\n]/u.test(value.slice(selectionEnd));
}
