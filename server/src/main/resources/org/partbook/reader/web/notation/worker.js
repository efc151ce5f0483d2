// Engraves in a thread of its own, so that a long score never keeps the page from answering.
//
// This script is served with a policy that allows WebAssembly; the page's own doesn't.

import createVerovioModule from './verovio/verovio-module.mjs';
import { VerovioToolkit, enableLog, LOG_OFF } from './verovio/verovio.mjs';

/**
 * @typedef {object} Request
 * @property {number} id of the answer
 * @property {keyof typeof tasks} task
 * @property {any[]} args
 */

/** @type {VerovioToolkit} */
let toolkit;

const ready = createVerovioModule().then((module) => {
  enableLog(LOG_OFF, module);
  toolkit = new VerovioToolkit(module);
});

/**
 * The page that each of the measures is on. They are in order, so few of them have to be looked up.
 *
 * @param {string[]} measures
 * @returns {number[]}
 */
function pagesOf(measures) {
  /** @type {number[]} */
  const pages = new Array(measures.length).fill(1);
  /** @param {number} from @param {number} to */
  const fill = (from, to) => {
    const [first, last] = [pages[from] ?? 1, pages[to] ?? 1];
    if (first === last) {
      pages.fill(first, from, to + 1);
    } else if (to - from > 1) {
      const middle = (from + to) >> 1;
      pages[middle] = toolkit.getPageWithElement(measures[middle] ?? '');
      fill(from, middle);
      fill(middle, to);
    }
  };
  const last = measures.length - 1;
  pages[last] = toolkit.getPageWithElement(measures[last] ?? '');
  fill(0, last);
  return pages;
}

const tasks = {
  /**
   * @param {string} xml
   * @param {object} options
   * @returns {number} of pages; 0 if that is no score
   */
  load(xml, options) {
    toolkit.setOptions(options);
    return toolkit.loadData(xml) ? toolkit.getPageCount() : 0;
  },

  /**
   * @param {object} options
   * @returns {number} of pages
   */
  layOut(options) {
    toolkit.setOptions(options);
    toolkit.redoLayout();
    return toolkit.getPageCount();
  },

  /** @param {number} number @returns {string} SVG */
  page(number) {
    return toolkit.renderToSVG(number);
  },

  pagesOf,
};

self.onmessage = async (/** @type {MessageEvent<Request>} */ { data: { id, task, args } }) => {
  try {
    await ready;
    const run = /** @type {(...args: any[]) => unknown} */ (tasks[task]);
    self.postMessage({ id, result: run(...args) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
};
