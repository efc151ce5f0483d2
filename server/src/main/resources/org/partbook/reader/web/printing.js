import { openDialog } from './dialog.js';
import { askWhy } from './pictures.js';
import { licence, paperIsThere, printerOf } from './print.js';
import { make } from './score.js';

/**
 * The dialog before printing: it says how many copies the buyer may make, and fetches or engraves
 * what isn't there yet. Nothing is printed unless all of it is.
 *
 * @import { Trouble } from './pictures.js'
 * @import { Leaf, Print } from './print.js'
 * @import { Reader } from './reader.js'
 * @import { Say } from './score.js'
 * @typedef {(done: number, all: number) => void} Progress
 */

const AT_ONCE = 6;
/** How long a page that didn't come is waited for before it is asked for again, in milliseconds. */
const WAITS = [500, 1500, 3000];

class Missing extends Error {
  /**
   * @param {number} page
   * @param {Trouble} trouble
   */
  constructor(page, trouble) {
    super(`page ${page} is ${trouble}`);
    this.page = page;
    this.trouble = trouble;
  }
}

/** @type {(() => void) | undefined} prints what the open dialog is about */
let printOpen;

/**
 * @param {Reader} reader
 * @param {Say} say
 * @param {boolean} atOnce whether to print as soon as everything is there
 */
export async function openPrinting(reader, say, atOnce) {
  if (printOpen) {
    printOpen();
    return;
  }
  const notation = reader.notation?.isThere ? reader.notation : undefined;
  const paper = printerOf(reader, say);
  const left = new AbortController();
  const bar = make('progress', {'aria-label': say('print')});
  const told = make('p', {role: 'status'});
  const go = make('button', {type: 'button', class: 'plain', autofocus: true}, say('print'));
  const again = make('button', {type: 'button', class: 'plain', hidden: true}, say('retry'));
  let wanted = atOnce;
  /** @type {HTMLElement[] | undefined} */
  let ready;

  /** @type {Progress} */
  const progress = (done, all) => {
    bar.max = all;
    bar.value = done;
    told.textContent = done < all ? say('printing', {page: done + 1, pages: all}) : '';
  };

  async function get() {
    go.hidden = false;
    again.hidden = true;
    bar.hidden = false;
    try {
      await paperIsThere();
      ready = notation
        ? await engraved(notation, paper, progress)
        : await fetched(reader, paper, left.signal, progress);
      bar.hidden = true;
      told.textContent = '';
      if (wanted && !left.signal.aborted) {
        print();
      }
    } catch (failure) {
      if (!left.signal.aborted) {
        wanted = false;
        bar.hidden = true;
        go.hidden = true;
        again.hidden = false;
        again.focus();
        told.textContent = why(say, failure);
      }
    }
  }

  function print() {
    wanted = true;
    if (ready) {
      wanted = false;
      paper.prepare(ready);
      addEventListener('afterprint', () => dialog.close(), {once: true, signal: left.signal});
      window.print();
    }
  }

  go.addEventListener('click', print);
  again.addEventListener('click', () => {
    wanted = true;
    get();
  });
  const dialog = await openDialog(say, 'print', say('print'),
      make('p', {class: 'licence'}, licence(reader.score, say)),
      make('p', {}, say(notation ? 'printMusic' : 'printHelp')),
      bar, told, make('p', {class: 'does'}, again, go));
  printOpen = () => again.hidden ? print() : again.click();
  dialog.addEventListener('close', () => {
    printOpen = undefined;
    left.abort();
    paper.finish();
  });
  get();
}

/**
 * @param {Say} say
 * @param {unknown} failure
 */
function why(say, failure) {
  return failure instanceof Missing
    ? `${say('printMissing', {page: failure.page})} ${say(failure.trouble)}`
    : say('notation.error.library');
}

/**
 * @param {NonNullable<Reader['notation']>} notation
 * @param {Print} paper
 * @param {Progress} progress
 */
async function engraved(notation, paper, progress) {
  const music = await notation.engrave(progress);
  const [size = [595, 842]] = paper.reader.score.leaves;
  return music.map((page) => paper.leaf(size, page));
}

/**
 * @param {Reader} reader
 * @param {Print} paper
 * @param {AbortSignal} signal
 * @param {Progress} progress
 */
async function fetched(reader, paper, signal, progress) {
  const leaves = paper.leaves();
  const waiting = leaves.values();
  const ended = new AbortController();
  signal.addEventListener('abort', () => ended.abort());
  let done = 0;
  progress(done, leaves.length);
  const fetchSome = async () => {
    for (const leaf of waiting) {
      await fetchPage(reader.pictures.base + leaf.page, leaf, ended.signal);
      progress(++done, leaves.length);
    }
  };
  try {
    await Promise.all(Array.from({length: AT_ONCE}, fetchSome));
  } finally {
    ended.abort();
  }
  return leaves.map(({element}) => element);
}

/**
 * @param {string} url
 * @param {Leaf} leaf
 * @param {AbortSignal} signal
 */
async function fetchPage(url, {image, page}, signal) {
  for (const wait of [...WAITS, undefined]) {
    signal.throwIfAborted();
    if (await comes(image, url, signal)) {
      return;
    }
    const trouble = await askWhy(url);
    if (wait === undefined || trouble !== 'busy' && trouble !== 'offline') {
      throw new Missing(page, trouble);
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

/**
 * @param {HTMLImageElement} image
 * @param {string} url
 * @param {AbortSignal} signal that it isn't wanted any more
 * @returns {Promise<boolean>} whether it has come
 */
function comes(image, url, signal) {
  return new Promise((resolve, reject) => {
    image.addEventListener('load', () => resolve(image.naturalWidth > 0), {once: true});
    image.addEventListener('error', () => resolve(false), {once: true});
    signal.addEventListener('abort', () => {
      if (!image.complete) {
        image.removeAttribute('src');
      }
      reject(signal.reason);
    });
    image.src = url;
  });
}
