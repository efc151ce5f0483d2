// The engraving library, as the page sees it: asked for things, it answers some time later.

/**
 * How the music is laid out.
 *
 * @typedef {object} Layout
 * @property {number} width of the screen's music, in CSS px
 * @property {number} height of a page; the last system may leave some of it over, which is cut
 * @property {number} scale 1 is the size that a desk's screen gets
 */

/** The library's percentage at scale 1: staves 29 px high. */
const PERCENT = 40;

/** @param {Layout} layout */
function options({ width, height, scale }) {
  const percent = PERCENT * scale;
  return {
    scale: Math.round(percent),
    pageWidth: Math.round((width * 100) / percent),
    pageHeight: Math.round((height * 100) / percent),
    pageMarginLeft: 40,
    pageMarginRight: 40,
    pageMarginTop: 30,
    pageMarginBottom: 60,
    adjustPageHeight: true,
    breaks: 'auto',
    header: 'none',
    footer: 'none',
    expandNever: true,
    svgViewBox: true,
    svgRemoveXlink: true,
    svgFormatRaw: true,
  };
}

export class Engraver {
  #worker;
  #last = 0;
  /** @type {Map<number, {resolve: (value: any) => void, reject: (reason: Error) => void}>} */
  #waiting = new Map();
  /** @type {Error | undefined} why nothing will be answered any more */
  #failure;

  constructor() {
    this.#worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }) => this.#answer(data);
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(new Error('the engraving library could not be loaded'));
    };
  }

  /**
   * Takes a score.
   *
   * @param {string} xml
   * @param {Layout} layout
   * @param {string} interval to transpose by, such as `-m3`; empty for none
   * @returns {Promise<number>} of pages; 0 if that is no score
   */
  load(xml, layout, interval) {
    return this.#ask('load', xml, { ...options(layout), transpose: interval });
  }

  /** @param {Layout} layout @returns {Promise<number>} of pages */
  layOut(layout) {
    return this.#ask('layOut', options(layout));
  }

  /** @param {number} number from 1 @returns {Promise<string>} SVG */
  page(number) {
    return this.#ask('page', number);
  }

  /**
   * @param {string[]} measures ids, in order
   * @returns {Promise<number[]>} the page that each is on
   */
  pagesOf(measures) {
    return measures.length === 0 ? Promise.resolve([]) : this.#ask('pagesOf', measures);
  }

  close() {
    this.#worker.terminate();
    this.#fail(new Error('closed'));
  }

  /** @param {string} task @param {any[]} args @returns {Promise<any>} */
  #ask(task, ...args) {
    if (this.#failure !== undefined) {
      return Promise.reject(this.#failure);
    }
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, task, args });
    });
  }

  /** @param {{id: number, result?: unknown, error?: string}} answer */
  #answer({ id, result, error }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) {
      waiting?.resolve(result);
    } else {
      waiting?.reject(new Error(error));
    }
  }

  /** @param {Error} error */
  #fail(error) {
    this.#failure ??= error;
    this.#waiting.forEach(({ reject }) => reject(error));
    this.#waiting.clear();
  }
}
