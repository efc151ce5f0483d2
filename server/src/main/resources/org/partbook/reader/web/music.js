import { element, make } from './score.js';

/**
 * Opens live notation over the pages, which can't be reached meanwhile. Its modules are fetched
 * now; until they have come, there is a word of it and a way back.
 *
 * @import { Reader } from './reader.js'
 * @import { Say } from './score.js'
 * @typedef {{
 *   close: () => void,
 *   setPaper: (paper: string) => void,
 *   isThere: boolean,
 *   engraved: () => HTMLElement[] | undefined,
 *   engrave: (progress: (done: number, all: number) => void) => Promise<HTMLElement[]>,
 * }} Notation
 * @param {Reader} reader
 * @param {Say} say
 * @param {() => void} print
 * @returns {Promise<void>} when it is there, or left already
 */
export async function openMusic(reader, say, print) {
  const {music, words, leaves: [[width, height] = [595, 842]]} = reader.score;
  if (!music) {
    return;
  }
  const before = document.activeElement;
  const behind = ['bar', 'turns', 'shop', 'stage'].map(element);
  const back = make('button', {type: 'button', class: 'plain'}, words['notation.back'] ?? '');
  const wait = make('div', {class: 'coming'},
      make('p', {role: 'status'}, words['notation.loading'] ?? ''), back);
  const host = make('div', {class: 'notation'}, wait);
  const left = new AbortController();
  /** @type {Notation | undefined} */
  let opened;
  const setPaper = () => opened?.setPaper(reader.habits.paper);

  function leave() {
    left.abort();
    reader.removeEventListener('habits', setPaper);
    reader.notation = undefined;
    behind.forEach((part) => part.inert = false);
    host.remove();
    if (before instanceof HTMLElement) {
      before.focus();
    }
  }

  async function open() {
    // Named by a variable, for the type-checker: a program may be built without live notation.
    const module = './notation/notation.js';
    const notation = await import(module);
    if (left.signal.aborted) {
      return;
    }
    wait.remove();
    const {paper} = reader.habits;
    const url = new URL(music ?? '', location.href).href;
    const [title = '', composer = ''] =
      ['.work h1', '.work p'].map((part) => document.querySelector(part)?.textContent ?? '');
    /** @param {number} page @param {number} pages */
    const number = (page, pages) => say('page', {page, pages});
    const sheet = {width, height, title, composer, number};
    /** @param {Notation} shown */
    const onShown = (shown) => {
      if (!left.signal.aborted) {
        reader.notation = shown;
      }
    };
    opened = await notation.open(
        {url, host, words, paper, sheet, onShown, onPrint: print, onClose: leave});
    if (!left.signal.aborted) {
      reader.addEventListener('habits', setPaper);
    }
  }

  back.addEventListener('click', leave);
  wait.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      leave();
    }
  });
  behind.forEach((part) => part.inert = true);
  document.body.append(host);
  back.focus();
  const away = new Promise((resolve) => left.signal.addEventListener('abort', resolve));
  try {
    await Promise.race([open(), away]);
  } catch (failure) {
    if (!left.signal.aborted) {
      leave();
      throw failure;
    }
  }
}
