import { make } from './score.js';

/**
 * What a printer gets: every page on a sheet of its own, as large as it is, whatever is on the
 * screen.
 *
 * The sheets are made when printing begins, and no sooner: hundreds of pages would fill a phone.
 * Ctrl-P and our buttons have all of them fetched before the browser's dialog opens
 * (`printing.js`). The browser's own menu gives no time for that. Chromium then waits for the
 * pictures that it is shown in `beforeprint`; where one doesn't come, its sheet says so, for nobody
 * counts the sheets that a printer puts out.
 *
 * @import { Reader } from './reader.js'
 * @import { Say, Score, Size } from './score.js'
 * @typedef {{element: HTMLElement, image: HTMLImageElement, page: number}} Leaf
 */

/** How long sheets are kept after they were printed: some browsers tell too early that they were. */
const KEPT = 60_000;

export class Print {
  /** @type {Map<string, string>} names of page sizes */
  #sizes = new Map();
  #root = make('div', {id: 'print', hidden: true});
  #prepared = false;
  #timer = 0;

  /**
   * @param {Reader} reader
   * @param {Say} say
   */
  constructor(reader, say) {
    this.reader = reader;
    this.say = say;
    addEventListener('beforeprint', () => {
      clearTimeout(this.#timer);
      if (!this.#prepared) {
        this.#lay(reader.notation?.isThere ? this.#notation() : this.#pages());
      }
    });
    addEventListener('afterprint', () => this.#clearLater());
  }

  /**
   * Puts sheets there that are to be printed now.
   *
   * @param {HTMLElement[]} sheets
   */
  prepare(sheets) {
    clearTimeout(this.#timer);
    this.#prepared = true;
    this.#lay(sheets);
  }

  /** From now on, what is printed is what is there by then. */
  finish() {
    this.#prepared = false;
    this.#clearLater();
  }

  /**
   * Sheets for all pages, whose pictures nobody has asked for yet.
   *
   * @returns {Leaf[]}
   */
  leaves() {
    const {score: {pages, sheets}} = this.reader;
    return sheets.map((size, at) => {
      const page = at + 1;
      const values = {page, pages: pages.length};
      const image = make('img', {alt: this.say('page', values)});
      const element = this.leaf(size, image, missing(this.say('notPrinted', values)));
      image.onload = () => element.classList.add('come');
      return {element, image, page};
    });
  }

  /**
   * @param {Size} size in points
   * @param {Node[]} content
   */
  leaf([width, height], ...content) {
    const leaf = make('section', {class: 'leaf'}, ...content);
    leaf.style.width = `${width}pt`;
    leaf.style.height = `${height}pt`;
    leaf.style.setProperty('page', this.#named(`${width}pt ${height}pt`));
    return leaf;
  }

  #pages() {
    return this.leaves().map(({element, image, page}) => {
      image.src = this.reader.pictures.base + page;
      element.classList.toggle('come', image.complete && image.naturalWidth > 0);
      return element;
    });
  }

  #notation() {
    const {notation, score: {sheets: [size = [595, 842]]}} = this.reader;
    const engraved = notation?.engraved() ?? [missing(this.say('notEngraved'))];
    return engraved.map((music) => this.leaf(size, music));
  }

  /** @param {HTMLElement[]} sheets */
  #lay(sheets) {
    this.#root.replaceChildren(...sheets);
    document.body.append(this.#root);
    document.body.classList.add('printing');
  }

  #clearLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#prepared) {
        this.#root.remove();
        this.#root.replaceChildren();
        document.body.classList.remove('printing');
      }
    }, KEPT);
  }

  /**
   * A page of a size has to have a name, by a rule that is made by script: the policy lets no
   * element have a style sheet of its own.
   *
   * @param {string} size
   */
  #named(size) {
    const name = this.#sizes.get(size) ?? `size-${this.#sizes.size + 1}`;
    if (!this.#sizes.has(size)) {
      this.#sizes.set(size, name);
      const link = /** @type {HTMLLinkElement | null} */ (
        document.querySelector('link[media="print"]'));
      link?.sheet?.insertRule(`@page ${name} {size: ${size}; margin: 0}`, 0);
    }
    return name;
  }
}

/** @param {string} words */
function missing(words) {
  return make('p', {class: 'missing'}, words);
}

/** @type {Print | undefined} */
let printer;

/**
 * The one of this page, which listens for the browser's printing from now on.
 *
 * @param {Reader} reader
 * @param {Say} say
 */
export function printerOf(reader, say) {
  return printer ??= new Print(reader, say);
}

/**
 * For how many copies the buyer has paid.
 *
 * @param {Score} score
 * @param {Say} say
 */
export function licence({copies}, say) {
  return copies === 1 ? say('licensedOne') : say('licensed', {copies});
}
