import { make } from './score.js';

/** How long a smooth movement may take, in milliseconds. */
const GLIDE = 400;

/**
 * The part of the screen that pages lie on. It puts sheets where an arrangement says, and keeps
 * every sheet that it has made, hidden while it isn't seen.
 *
 * @import { Arrangement, Box, Place } from './layout.js'
 * @import { Pictures } from './pictures.js'
 * @typedef {'whole' | 'top' | 'bottom'} Part
 * @typedef {{page: number, across: number, down: number}} Spot a point on a page, in fractions
 */

export class Stage {
  /** @type {Map<number, HTMLElement>} */
  #sheets = new Map();
  /** Where a smooth movement leads, for steps that come before its end. */
  #glide = {to: 0, until: 0};
  /** @type {Arrangement} */
  #arrangement = {width: 0, height: 0, places: []};
  /** @type {Box} as it was when the pages were laid */
  #laidFor = {width: 0, height: 0};

  /**
   * @param {HTMLElement} element whose first sheet the server has put there
   * @param {Pictures} pictures
   */
  constructor(element, pictures) {
    this.element = element;
    this.pictures = pictures;
    this.ground = make('div', {class: 'ground'});
    this.divider = make('div', {class: 'divider', hidden: true});
    const first = element.querySelector('.sheet');
    element.querySelectorAll('.paper, noscript').forEach((served) => served.remove());
    if (first instanceof HTMLElement) {
      this.#sheets.set(1, first);
      this.ground.append(first);
    }
    this.ground.append(this.divider);
    element.append(this.ground);
    element.classList.add('arranged');
  }

  /** @returns {Box} */
  get view() {
    return {width: this.element.clientWidth, height: this.element.clientHeight};
  }

  /** Whether the pages lie as the screen's size asks; just after a change of it they don't. */
  get fits() {
    const {width, height} = this.view;
    return width === this.#laidFor.width && height === this.#laidFor.height;
  }

  /** Whether there is nothing left to scroll down to. */
  get isAtEnd() {
    const {scrollTop, scrollHeight, clientHeight} = this.element;
    return scrollHeight - clientHeight - scrollTop < 2;
  }

  get places() {
    return this.#arrangement.places;
  }

  /**
   * Shows some pages, and nothing else.
   *
   * @param {Arrangement} arrangement
   * @param {(place: Place) => Part | undefined} part that is seen of a page
   * @param {number} cut between the parts, as a fraction of the height
   */
  show(arrangement, part = () => 'whole', cut = 0.5) {
    this.#arrangement = arrangement;
    this.#laidFor = this.view;
    this.ground.style.width = `${arrangement.width}px`;
    this.ground.style.height = `${arrangement.height}px`;
    this.ground.style.transform = '';
    /** @type {Set<HTMLElement>} */
    const seen = new Set();
    for (const place of arrangement.places) {
      const seenPart = part(place);
      if (seenPart) {
        seen.add(this.#put(place, seenPart));
      }
    }
    for (const sheet of this.#sheets.values()) {
      sheet.hidden = !seen.has(sheet);
    }
    this.#divide([...seen].some((sheet) => sheet.dataset['part'] === 'top'), cut);
  }

  /**
   * @param {Place} place
   * @param {Part} part
   */
  #put(place, part) {
    const sheet = this.#sheet(place.page);
    sheet.dataset['part'] = part;
    Object.assign(sheet.style, {
      left: `${place.left}px`,
      top: `${place.top}px`,
      width: `${place.width}px`,
      height: `${place.height}px`,
    });
    return sheet;
  }

  /** @param {number} page */
  #sheet(page) {
    const sheet = this.#sheets.get(page) ?? make('div', {class: 'sheet', 'data-page': page});
    const image = this.pictures.image(page);
    if (image.parentNode !== sheet) {
      sheet.replaceChildren(image);
    }
    if (!this.#sheets.has(page)) {
      this.#sheets.set(page, sheet);
      this.ground.insertBefore(sheet, this.divider);
    }
    return sheet;
  }

  /**
   * @param {boolean} halves whether two halves are seen
   * @param {number} cut
   */
  #divide(halves, cut) {
    this.divider.hidden = !halves;
    const place = this.#arrangement.places[0];
    if (halves && place) {
      this.ground.style.setProperty('--cut', `${100 * cut}%`);
      this.divider.style.top = `${place.top + cut * place.height}px`;
    }
  }

  /**
   * Where on the pages a point of the screen is.
   *
   * @param {number} x from the stage's left edge
   * @param {number} y
   * @returns {Spot | undefined}
   */
  spot(x, y) {
    const left = this.element.scrollLeft + x;
    const top = this.element.scrollTop + y;
    let nearest;
    let distance = Infinity;
    for (const place of this.places) {
      const away = Math.max(place.top - top, top - place.top - place.height, 0)
        + Math.max(place.left - left, left - place.left - place.width, 0);
      if (away < distance) {
        distance = away;
        nearest = place;
      }
    }
    return nearest && {
      page: nearest.page,
      across: (left - nearest.left) / nearest.width,
      down: (top - nearest.top) / nearest.height,
    };
  }

  /** What was in the middle of the screen, which may have another size by now. */
  middle() {
    return this.spot(this.#laidFor.width / 2, this.#laidFor.height / 2);
  }

  /**
   * Scrolls so that a point of a page comes to lie under a point of the screen.
   *
   * @param {Spot} spot
   * @param {number} x
   * @param {number} y
   */
  bring(spot, x, y) {
    const place = this.places.find(({page}) => page === spot.page);
    if (place) {
      this.element.scrollTo({
        left: place.left + spot.across * place.width - x,
        top: place.top + spot.down * place.height - y,
        behavior: 'instant',
      });
    }
  }

  /**
   * Scrolls by most of a screen.
   *
   * @param {1 | -1} direction
   * @param {boolean} smoothly
   * @returns {boolean} whether there was anything left in that direction
   */
  advance(direction, smoothly) {
    const {scrollTop, scrollHeight, clientHeight} = this.element;
    const from = performance.now() < this.#glide.until ? this.#glide.to : scrollTop;
    const left = direction > 0 ? scrollHeight - clientHeight - from : from;
    if (left < 2) {
      return false;
    }
    const to = from + direction * Math.min(left, Math.round(0.85 * clientHeight));
    this.#glide = {to, until: performance.now() + GLIDE};
    this.element.scrollTo({top: to, behavior: smoothly ? 'smooth' : 'instant'});
    return true;
  }
}
