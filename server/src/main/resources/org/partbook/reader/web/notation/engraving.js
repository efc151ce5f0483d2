// The engraved music on its scroller: laid out for the screen, and laid out anew when that changes.

import { element } from './dom.js';
import { Engraver } from './engraver.js';
import { Pages } from './pages.js';
import { measureId } from './xml-score.js';

/**
 * @typedef {object} Wishes what others have to do
 * @property {() => void} laid all pages are new
 * @property {() => void} drawn one page more can be seen
 * @property {(error: unknown) => void} failed
 */

const SMALLEST = 0.5;
const LARGEST = 2.5;
const REST = 200;

export class Engraving {
  sheet = element('div', { class: 'notation-pages' });
  #panel;
  #scroller;
  #wishes;
  #engraver = new Engraver();
  #pages;
  #resized;
  #closed = false;
  #measures = 0;
  #zoom = 1;
  /** @type {number[]} */
  #pageOfMeasure = [];
  #laidOut = 0;
  #width = 0;

  /**
   * @param {HTMLElement} panel that is busy while music is laid out
   * @param {HTMLElement} scroller
   * @param {Wishes} wishes
   */
  constructor(panel, scroller, wishes) {
    this.#panel = panel;
    this.#scroller = scroller;
    this.#wishes = wishes;
    scroller.append(this.sheet);
    this.#pages = new Pages(this.#engraver, this.sheet, wishes.drawn, wishes.failed);
    this.#resized = new ResizeObserver(() => this.#resize());
  }

  /** From now on, what is shown fits the screen. */
  fit() {
    if (!this.#closed) {
      this.#resized.observe(this.#scroller);
    }
  }

  close() {
    this.#closed = true;
    this.#resized.disconnect();
    this.#pages.close();
    this.#engraver.close();
  }

  /** Whether it is known where each measure is. */
  get isFound() {
    return this.#pageOfMeasure.length > 0;
  }

  /**
   * Engraves a score.
   *
   * @param {string} xml
   * @param {number} measures that it has
   * @param {string} interval to transpose by
   * @returns {Promise<boolean>} whether it is one
   */
  load(xml, measures, interval) {
    this.#measures = measures;
    return this.#lay((layout) => this.#engraver.load(xml, layout, interval));
  }

  /** @param {number} by */
  zoom(by) {
    this.#zoom = Math.min(LARGEST, Math.max(SMALLEST, this.#zoom * by));
    this.#again();
  }

  /** @returns {import('./engraver.js').Layout} */
  #layout() {
    const { clientWidth, clientHeight } = this.#scroller;
    this.#width = clientWidth;
    const scale = this.#zoom * (clientWidth < 600 ? 0.85 : clientWidth < 1100 ? 1 : 1.15);
    return { width: clientWidth, height: Math.max(clientHeight, 500), scale };
  }

  /**
   * Lays the music out anew; what was at the top of the screen stays there.
   *
   * @param {(layout: import('./engraver.js').Layout) => Promise<number>} engrave
   */
  async #lay(engrave) {
    const turn = ++this.#laidOut;
    const place = this.#topMeasure();
    this.#panel.setAttribute('aria-busy', 'true');
    const layout = this.#layout();
    const count = await engrave(layout);
    if (turn !== this.#laidOut || count === 0) {
      return count > 0;
    }
    this.#pageOfMeasure = [];
    this.#wishes.laid();
    await this.#pages.show(count, layout.height, 1);
    if (place > 0 && turn === this.#laidOut) {
      await this.find();
      await this.reveal(place, 0);
    }
    this.#panel.removeAttribute('aria-busy');
    return true;
  }

  /** Learns which page each measure is on. */
  async find() {
    const turn = this.#laidOut;
    const measures = Array.from({ length: this.#measures }, (_, i) => measureId(i));
    const pages = await this.#engraver.pagesOf(measures);
    if (turn === this.#laidOut) {
      this.#pageOfMeasure = pages;
    }
  }

  /** @returns {number} the index of the first measure on the screen */
  #topMeasure() {
    const top = this.#scroller.getBoundingClientRect().top;
    for (const measure of this.sheet.querySelectorAll('g.measure')) {
      if (measure.getBoundingClientRect().bottom > top) {
        return Number(measure.id.split('-')[1]) - 1;
      }
    }
    return 0;
  }

  /**
   * Scrolls a measure into sight.
   *
   * @param {number} measure
   * @param {number} below how far under the screen's top, as a part of its height
   */
  async reveal(measure, below) {
    await this.#pages.draw(this.#pageOfMeasure[measure] ?? 1);
    const system = document.getElementById(measureId(measure))?.closest('g.system');
    if (system) {
      this.scrollTo(system, below, 'instant');
    }
  }

  /** @param {Element} target @param {number} below @param {ScrollBehavior} behavior */
  scrollTo(target, below, behavior) {
    const { top, height } = this.#scroller.getBoundingClientRect();
    this.#scroller.scrollBy({
      top: target.getBoundingClientRect().top - top - below * height, behavior,
    });
  }

  #resize() {
    if (Math.abs(this.#scroller.clientWidth - this.#width) < 2 || this.#measures === 0) {
      return;
    }
    const turn = this.#laidOut;
    setTimeout(() => {
      if (turn === this.#laidOut && !this.#closed) {
        this.#again();
      }
    }, REST);
  }

  #again() {
    this.#lay((layout) => this.#engraver.layOut(layout))
      .then(() => this.find())
      .catch(this.#wishes.failed);
  }
}
