// The engraved pages, one under the other. Only those near the screen are drawn.

import { drawing } from './svg.js';

/** @typedef {import('./engraver.js').Engraver} Engraver */

/** How far from the screen a page is drawn already. */
const NEAR = '60% 0px';

class Page {
  element = document.createElement('div');
  /** @type {Promise<void> | undefined} */
  drawn;

  /** @param {number} number from 1 @param {number} height */
  constructor(number, height) {
    this.number = number;
    this.element.className = 'notation-page';
    this.element.style.height = `${height}px`;
    this.element.dataset['page'] = String(number);
  }

  /** @param {string} svg */
  show(svg) {
    const image = drawing(svg);
    const [, , width = 1, height = 1] = (image.getAttribute('viewBox') ?? '').split(' ').map(Number);
    image.setAttribute('aria-hidden', 'true');
    this.element.style.height = '';
    this.element.style.aspectRatio = `${width} / ${height}`;
    this.element.replaceChildren(image);
  }

  clear() {
    if (this.drawn !== undefined) {
      this.drawn = undefined;
      this.element.replaceChildren();
    }
  }
}

export class Pages {
  #engraver;
  #element;
  /** @type {Page[]} */
  #pages = [];
  #observer;
  #onDrawn;
  #onError;

  /**
   * @param {Engraver} engraver
   * @param {HTMLElement} element
   * @param {() => void} onDrawn after each page that was drawn
   * @param {(error: unknown) => void} onError
   */
  constructor(engraver, element, onDrawn, onError) {
    this.#engraver = engraver;
    this.#element = element;
    this.#onDrawn = onDrawn;
    this.#onError = onError;
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), {
      root: element.parentElement,
      rootMargin: NEAR,
    });
  }

  /**
   * Shows a new layout. The first pages are there when this is done.
   *
   * @param {number} count
   * @param {number} height that a page has until it has been drawn
   * @param {number} first page that is to be seen
   */
  async show(count, height, first) {
    const pages = Array.from({ length: count }, (_, i) => new Page(i + 1, height));
    this.#observer.disconnect();
    this.#pages = pages;
    await this.draw(first);
    if (this.#pages === pages) {
      this.#element.replaceChildren(...pages.map(({ element }) => element));
      pages.forEach(({ element }) => this.#observer.observe(element));
    }
  }

  /** @param {number} number from 1 @returns {Promise<void>} done when the page is drawn */
  draw(number) {
    const page = this.#pages[number - 1];
    if (page === undefined) {
      return Promise.resolve();
    }
    return (page.drawn ??= this.#draw(page));
  }

  close() {
    this.#observer.disconnect();
  }

  /** @param {Page} page */
  async #draw(page) {
    const svg = await this.#engraver.page(page.number);
    if (this.#pages[page.number - 1] === page && page.drawn !== undefined) {
      page.show(svg);
      this.#onDrawn();
    }
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #moved(entries) {
    for (const { target, isIntersecting } of entries) {
      const number = Number(/** @type {HTMLElement} */ (target).dataset['page']);
      if (isIntersecting) {
        this.draw(number).catch(this.#onError);
      } else {
        this.#pages[number - 1]?.clear();
      }
    }
  }
}
