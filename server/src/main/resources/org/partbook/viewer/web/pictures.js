import { make, sizeOf } from './score.js';

/**
 * The pictures of the pages.
 *
 * Each page has one `<img>`, made when it is first wanted and kept: the link forbids all caches, so
 * the element is the only thing that still has a page when the link has expired or the net is gone.
 *
 * A picture that fails says nothing of the reason, so the server is asked for the page's head. What
 * can pass (busy, offline) is tried again by itself; what can't ends the waiting.
 *
 * @import { Score, Say } from './score.js'
 * @typedef {'expired' | 'cancelled' | 'gone' | 'busy' | 'offline'} Trouble
 * @typedef {{image: HTMLImageElement, loaded: Promise<void>, settle: Settle}} Picture
 * @typedef {{resolve: () => void, reject: (reason: unknown) => void}} Settle
 */

/** How many pages are kept. Enough for a folio; a hymnal would fill a phone's memory. */
const KEPT = 200;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** Why a page will not come. */
export class Unavailable extends Error {}

/** Dispatches `trouble` (with a {@link Trouble}) and `recovered`. */
export class Pictures extends EventTarget {
  /** @type {Map<number, Picture>} */
  #pictures = new Map();
  /** @type {Set<number>} pages that may come if they are tried again */
  #failed = new Set();
  /** @type {Set<number>} */
  #lost = new Set();
  #wait = FIRST_WAIT;
  #timer = 0;
  #ahead = 0;

  /**
   * @param {Score} score
   * @param {Say} say
   * @param {HTMLImageElement} first that is in the document already
   */
  constructor(score, say, first) {
    super();
    this.score = score;
    this.say = say;
    this.base = first.src.replace(/1$/, '');
    this.#take(1, first);
    addEventListener('online', () => this.retry());
  }

  /**
   * @param {number} page
   * @returns {HTMLImageElement} which may still be loading
   */
  image(page) {
    return this.#picture(page).image;
  }

  /**
   * Waits until a page can be shown without a blank moment.
   *
   * @param {number} page
   * @throws {Unavailable} if it will never come
   */
  async ready(page) {
    if (this.#lost.has(page)) {
      this.#forget(page);
    }
    const {image, loaded} = this.#picture(page);
    await loaded;
    await image.decode().catch(() => {});
  }

  /** @param {number} page */
  has(page) {
    const picture = this.#pictures.get(page);
    return picture !== undefined && isThere(picture.image);
  }

  /**
   * Fetches the pages around one: what the next turns need first, then the rest, one at a time.
   *
   * @param {number} page
   * @param {number} near how many pages the next turn needs
   */
  async lookAhead(page, near) {
    const turn = ++this.#ahead;
    const all = this.score.pages.length;
    for (let n = 1; n <= near; n++) {
      for (const next of [page + n, page - n].filter((p) => p >= 1 && p <= all)) {
        this.image(next);
      }
    }
    if (savesData()) {
      return;
    }
    for (let n = 1; n < Math.min(all, KEPT) && turn === this.#ahead; n++) {
      for (const next of [page + n, page - n]) {
        if (next < 1 || next > all || this.has(next) || turn !== this.#ahead) {
          continue;
        }
        await idle();
        try {
          await this.#picture(next, 'low').loaded;
        } catch {
          return;
        }
      }
    }
    this.#thin(page);
  }

  /** Tries all again that failed. */
  retry() {
    clearTimeout(this.#timer);
    for (const page of this.#failed) {
      const image = this.image(page);
      image.src = this.base + page;
    }
    this.#failed.clear();
    for (const page of this.#lost) {
      this.#forget(page);
    }
  }

  /** @param {number} page */
  #forget(page) {
    this.#lost.delete(page);
    const image = this.#pictures.get(page)?.image;
    this.#pictures.delete(page);
    if (image) {
      this.#take(page, image);
      image.src = this.base + page;
    }
  }

  /**
   * @param {number} page
   * @param {'auto' | 'low'} priority
   * @returns {Picture}
   */
  #picture(page, priority = 'auto') {
    return this.#pictures.get(page) ?? this.#take(page, this.#ask(page, priority));
  }

  /**
   * @param {number} page
   * @param {'auto' | 'low'} priority
   */
  #ask(page, priority) {
    const [width, height] = sizeOf(this.score.pages, page);
    const image = make('img', {
      width, height, alt: this.say('page', {page, pages: this.score.pages.length}),
    });
    image.decoding = 'sync';
    image.fetchPriority = priority;
    image.src = this.base + page;
    return image;
  }

  /**
   * @param {number} page
   * @param {HTMLImageElement} image
   * @returns {Picture}
   */
  #take(page, image) {
    /** @type {Settle} */
    const settle = {resolve: () => {}, reject: () => {}};
    /** @type {Promise<void>} */
    const loaded = new Promise((resolve, reject) => Object.assign(settle, {resolve, reject}));
    loaded.catch(() => {});
    const picture = {image, loaded, settle};
    this.#pictures.set(page, picture);
    image.onload = () => this.#arrived(picture);
    image.onerror = () => this.#explain(page, picture);
    if (isThere(image)) {
      this.#arrived(picture);
    } else if (image.complete && image.src) {
      this.#explain(page, picture);
    }
    return picture;
  }

  /** @param {Picture} picture */
  #arrived(picture) {
    picture.settle.resolve();
    this.#wait = FIRST_WAIT;
    if (this.#failed.size === 0 && this.#lost.size === 0) {
      this.dispatchEvent(new Event('recovered'));
    }
  }

  /**
   * @param {number} page
   * @param {Picture} picture
   */
  async #explain(page, picture) {
    const trouble = await askWhy(this.base + page);
    if (isThere(picture.image)) {
      return;
    }
    if (trouble === 'busy' || trouble === 'offline') {
      this.#failed.add(page);
      this.#retryLater();
    } else {
      this.#lost.add(page);
      picture.settle.reject(new Unavailable(trouble));
    }
    this.dispatchEvent(new CustomEvent('trouble', {detail: trouble}));
  }

  #retryLater() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.retry(), this.#wait);
    this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT);
  }

  /** @param {number} page around which pages are kept */
  #thin(page) {
    const far = [...this.#pictures.keys()].sort((a, b) => Math.abs(a - page) - Math.abs(b - page));
    for (const extra of far.slice(KEPT)) {
      this.#pictures.get(extra)?.image.remove();
      this.#pictures.delete(extra);
    }
  }
}

/** @param {HTMLImageElement} image */
function isThere(image) {
  return image.complete && image.naturalWidth > 0;
}

/** As the server's errors are numbered. */
const CANCELLED = 41002;

/**
 * @param {string} url
 * @returns {Promise<Trouble>}
 */
async function askWhy(url) {
  try {
    const {status} = await fetch(url, {method: 'HEAD'});
    if (status === 410) {
      const refusal = await fetch(url, {headers: {accept: 'application/json'}});
      return (await refusal.json()).code === CANCELLED ? 'cancelled' : 'expired';
    }
    return status === 404 ? 'gone' : 'busy';
  } catch {
    return 'offline';
  }
}

function savesData() {
  const connection = /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection;
  return connection?.saveData === true;
}

/** Waits for a quiet moment. */
function idle() {
  return new Promise((resolve) =>
    'requestIdleCallback' in window ? requestIdleCallback(resolve) : setTimeout(resolve, 50));
}
