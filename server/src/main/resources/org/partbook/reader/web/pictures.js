import { make, sizeOf } from './score.js';

/**
 * The pictures of the pages.
 *
 * Each page has one `<img>`, made when it is first wanted and kept: a browser must ask before it
 * shows a picture from its cache, so the element is the only thing that still has a page when the
 * link has expired or the net is gone.
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
/** How many pages are fetched for somebody who has but opened the score, and may only look at it. */
const AT_FIRST = 10;
/** After so long a look they will play. */
const STAYS = 30_000;
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** Why a page will not come. */
export class Unavailable extends Error {}

/** Dispatches `trouble` (with a {@link Trouble}) and `recovered`. */
export class Pictures extends EventTarget {
  /** @type {Map<number, Picture>} */
  #pictures = new Map();
  /**
   * Pages that didn't come: `failed` ones may, if they are tried again; of `lost` ones the server has
   * said that they won't; `tried` ones are on their way once more.
   *
   * @type {Map<number, 'failed' | 'lost' | 'tried'>}
   */
  #missing = new Map();
  #wait = FIRST_WAIT;
  #timer = 0;
  #ahead = 0;
  /** The page that was opened, until it is clear that more than a few are wanted. */
  #opened = 0;
  #stays = false;

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
    if (this.#missing.get(page) === 'lost') {
      this.#tryAgain(page);
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
   * Fetches the pages around one: what the next turns need first, then the rest, one at a time. Of a
   * long score that nobody has turned yet, these are the nearest few.
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
    let left = this.#wanted(page, near);
    for (let n = 1; n < Math.min(all, KEPT) && turn === this.#ahead; n++) {
      for (const next of [page + n, page - n]) {
        if (next < 1 || next > all || --left < 0 || this.has(next) || turn !== this.#ahead) {
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

  /**
   * @param {number} page that is seen last
   * @param {number} near
   * @returns {number} of pages to fetch around it
   */
  #wanted(page, near) {
    if (this.#opened === 0) {
      this.#opened = page;
      setTimeout(() => {
        if (!this.#stays) {
          this.#stays = true;
          this.lookAhead(page, near);
        }
      }, STAYS);
    }
    this.#stays ||= page !== this.#opened;
    return this.#stays ? KEPT : AT_FIRST - 1;
  }

  /** Tries all again that failed. */
  retry() {
    clearTimeout(this.#timer);
    for (const [page, state] of this.#missing) {
      if (state !== 'tried') {
        this.#tryAgain(page);
      }
    }
  }

  /**
   * The picture of a lost page is settled, so that it is taken anew; whoever waits for a failed one
   * waits on.
   *
   * @param {number} page
   */
  #tryAgain(page) {
    const {image} = this.#picture(page);
    image.src = this.base + page;
    if (this.#missing.get(page) === 'lost') {
      this.#take(page, image);
    }
    this.#missing.set(page, 'tried');
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
    image.onload = () => this.#arrived(page, picture);
    image.onerror = () => this.#explain(page, picture);
    if (isThere(image)) {
      this.#arrived(page, picture);
    } else if (image.complete && image.src) {
      this.#explain(page, picture);
    }
    return picture;
  }

  /**
   * @param {number} page
   * @param {Picture} picture
   */
  #arrived(page, picture) {
    picture.settle.resolve();
    this.#wait = FIRST_WAIT;
    const missed = this.#missing.delete(page);
    if (missed && [...this.#missing.values()].every((state) => state === 'lost')) {
      this.dispatchEvent(new Event('recovered'));
    }
  }

  /**
   * @param {number} page
   * @param {Picture} picture
   */
  async #explain(page, picture) {
    const trouble = await askWhy(this.base + page);
    if (isThere(picture.image) || picture !== this.#pictures.get(page)) {
      return;
    }
    if (trouble === 'busy' || trouble === 'offline') {
      this.#missing.set(page, 'failed');
      this.#retryLater();
    } else {
      this.#missing.set(page, 'lost');
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
      this.#missing.delete(extra);
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
export async function askWhy(url) {
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
