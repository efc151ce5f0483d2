import { make } from './score.js';

/**
 * What a printer gets: every page on a sheet of its own, as large as it is, whatever is on the
 * screen.
 *
 * The leaves are made when printing begins, and no sooner: hundreds of pages would fill a phone.
 * Ctrl-P and our buttons have all of them fetched before the browser's dialog opens
 * (`printing.js`). The browser's own menu gives no time for that. Chromium then waits for the
 * pictures that it is shown in `beforeprint`, for some seconds; where one doesn't come, its leaf
 * says so, for nobody counts the sheets that a printer puts out, and our dialog opens when the
 * browser's is closed.
 *
 * @import { Reader } from './reader.js'
 * @import { Say, Score, Size } from './score.js'
 * @typedef {{element: HTMLElement, image: HTMLImageElement, page: number}} Leaf
 */

/** How long leaves are kept after they were printed: some browsers tell too early that they were. */
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
   * @param {() => void} again opens the dialog that has everything fetched
   */
  constructor(reader, say, again) {
    this.reader = reader;
    this.say = say;
    addEventListener('beforeprint', () => {
      clearTimeout(this.#timer);
      if (!this.#prepared) {
        this.#lay(reader.notation?.isThere ? this.#notation() : this.#pages());
      }
    });
    addEventListener('afterprint', () => {
      this.#clearLater();
      if (this.#root.querySelector('.leaf:not(.come)')) {
        again();
      }
    });
  }

  /**
   * Puts leaves there that are to be printed now.
   *
   * @param {HTMLElement[]} leaves
   */
  prepare(leaves) {
    clearTimeout(this.#timer);
    this.#prepared = true;
    this.#lay(leaves);
  }

  /** From now on, what is printed is what is there by then. */
  finish() {
    this.#prepared = false;
    this.#clearLater();
  }

  /**
   * Leaves for all pages, whose pictures nobody has asked for yet.
   *
   * @returns {Leaf[]}
   */
  leaves() {
    const {score: {pages, leaves}} = this.reader;
    return leaves.map((size, at) => {
      const page = at + 1;
      const values = {page, pages: pages.length};
      const image = make('img', {alt: this.say('page', values)});
      const element = this.leaf(size, missing(this.say('notPrinted', values)), image);
      element.classList.remove('come');
      image.onload = () => element.classList.add('come');
      return {element, image, page};
    });
  }

  /**
   * @param {Size} size in points
   * @param {Node[]} content
   */
  leaf([width, height], ...content) {
    const leaf = make('section', {class: 'leaf come'}, ...content);
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
    const {notation, score: {leaves: [size = [595, 842]]}} = this.reader;
    const engraved = notation?.engraved();
    if (engraved) {
      return engraved.map((music) => this.leaf(size, music));
    }
    const leaf = this.leaf(size, missing(this.say('notEngraved')));
    leaf.classList.remove('come');
    return [leaf];
  }

  /** @param {HTMLElement[]} leaves */
  #lay(leaves) {
    this.#root.replaceChildren(...leaves);
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
    const sheet = paper()?.sheet;
    if (sheet && !this.#sizes.has(size)) {
      this.#sizes.set(size, name);
      sheet.insertRule(`@page ${name} {size: ${size}; margin: 0}`, 0);
    }
    return name;
  }
}

/** The style sheet of what is printed. */
function paper() {
  return /** @type {HTMLLinkElement | null} */ (document.querySelector('link[media="print"]'));
}

/**
 * Waits for the style sheet of what is printed: browsers take their time for it, and without it
 * leaves have no size. Where it hasn't come, it is asked for anew.
 */
export async function paperIsThere() {
  const link = paper();
  if (!link || link.sheet) {
    return;
  }
  const again = /** @type {HTMLLinkElement} */ (link.cloneNode());
  await new Promise((come, fail) => {
    again.onload = come;
    again.onerror = fail;
    link.replaceWith(again);
  });
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
 * @param {() => void} again opens the dialog that has everything fetched
 */
export function printerOf(reader, say, again = () => {}) {
  return printer ??= new Print(reader, say, again);
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
