// The music engraved for paper: in the key and with the parts that are on the screen, for the width
// of a sheet, with the work above and the licence below on each.
//
// It has a library of its own, in a thread of its own, so that the music on the screen stays as it
// is. A browser's own menu leaves no time to engrave, so music that is soon done is engraved ahead,
// when nothing has been changed for a while.

import { element } from './dom.js';
import { Engraver } from './engraver.js';
import { drawing } from './svg.js';

/**
 * @typedef {object} Music
 * @property {string} xml
 * @property {string} interval to transpose by
 * @property {number} measures of all parts together
 * @property {string[]} rights that its file speaks of, the buyer's licence among them
 *
 * @typedef {object} Sheet
 * @property {number} width in points
 * @property {number} height
 * @property {string} title
 * @property {string} composer
 * @property {(page: number, pages: number) => string} number of a page, in words
 *
 * @typedef {(done: number, all: number) => void} Progress
 */

const PX = 96 / 72;
const MM = 96 / 25.4;
/** What `print.css` leaves free beside the music, and takes above and below. */
const BESIDE = 24 * MM;
const ABOVE_AND_BELOW = (10 + 18 + 12 + 8) * MM;
/** Staves 6.5 mm high. */
const SCALE = 0.85;
/** Engraved ahead is what has no more measures, when nothing has changed for so many ms. */
const SOON_DONE = 600;
const REST = 2500;

export class Paper {
  #music;
  #sheet;
  /** @type {{drawings: Promise<string[]>, progress: Set<Progress>, ended: AbortController} | undefined} */
  #job;
  /** @type {string[] | undefined} */
  #drawings;
  #timer = 0;

  /**
   * @param {() => Music} music as it is on the screen
   * @param {Sheet} sheet
   */
  constructor(music, sheet) {
    this.#music = music;
    this.#sheet = sheet;
  }

  /** What was engraved so far is another key, or other parts. */
  changed() {
    this.close();
    this.#timer = setTimeout(() => {
      if (this.#music().measures <= SOON_DONE) {
        this.engrave(() => {}).catch(() => {
          // Whoever prints will be told.
        });
      }
    }, REST);
  }

  close() {
    clearTimeout(this.#timer);
    this.#job?.ended.abort();
    this.#job = undefined;
    this.#drawings = undefined;
  }

  /** What stands on the sheets, if it is ready. @returns {HTMLElement[] | undefined} */
  get ready() {
    return this.#drawings && this.#laid(this.#drawings);
  }

  /**
   * What stands on the sheets.
   *
   * @param {Progress} progress
   * @returns {Promise<HTMLElement[]>}
   */
  async engrave(progress) {
    this.#job ??= this.#begin();
    const { drawings, progress: told } = this.#job;
    told.add(progress);
    try {
      return this.#laid(await drawings);
    } finally {
      told.delete(progress);
    }
  }

  #begin() {
    const ended = new AbortController();
    /** @type {Set<Progress>} */
    const progress = new Set();
    const drawings = this.#engrave(ended.signal, (done, all) =>
      progress.forEach((tell) => tell(done, all)));
    drawings.then(
      (done) => (this.#drawings = ended.signal.aborted ? this.#drawings : done),
      () => (this.#job = ended.signal.aborted ? this.#job : undefined));
    return { drawings, progress, ended };
  }

  /** @param {AbortSignal} signal @param {Progress} progress */
  async #engrave(signal, progress) {
    const { xml, interval } = this.#music();
    const width = Math.max(200, this.#sheet.width * PX - BESIDE);
    const height = Math.max(100, this.#sheet.height * PX - ABOVE_AND_BELOW);
    const engraver = new Engraver();
    signal.addEventListener('abort', () => engraver.close());
    try {
      const first = await draw(SCALE);
      // A system that is higher than the sheet, of an orchestra, needs smaller staves.
      const tallest = Math.max(...first.map((svg) => heightOf(svg, width)));
      return tallest <= height ? first : await draw(SCALE * Math.max(0.3, height / tallest));
    } finally {
      engraver.close();
    }

    /** @param {number} scale */
    async function draw(scale) {
      const count = await engraver.load(xml, { width, height, scale }, interval);
      if (count === 0) {
        throw new Error('there is nothing to engrave');
      }
      const drawings = [];
      for (let page = 1; page <= count; page++) {
        progress(page - 1, count);
        drawings.push(await engraver.page(page));
      }
      progress(count, count);
      return drawings;
    }
  }

  /** @param {string[]} drawings */
  #laid(drawings) {
    const { title, composer, number } = this.#sheet;
    const licence = this.#music().rights.join(' · ');
    return drawings.map((svg, i) => {
      const header = i > 0 ? element('header') : element('header', {},
        element('h1', { dir: 'auto' }, title), element('p', { dir: 'auto' }, composer));
      return element('article', { class: 'engraved' },
        header,
        element('div', { class: 'notation-page' }, nameless(drawing(svg))),
        element('footer', {},
          element('p', { dir: 'auto' }, licence),
          element('span', {}, number(i + 1, drawings.length))));
    });
  }
}

/** @param {string} svg @param {number} width that it is drawn in */
function heightOf(svg, width) {
  const [, , across = 1, down = 1] =
    (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  return (down / across) * width;
}

/**
 * Notes and measures on the screen are found by their ids, which they must have alone; glyphs are
 * referred to by theirs.
 *
 * @param {SVGSVGElement} drawing
 */
function nameless(drawing) {
  for (const named of drawing.querySelectorAll('[id]:not(defs [id])')) {
    named.removeAttribute('id');
  }
  drawing.removeAttribute('id');
  return drawing;
}
