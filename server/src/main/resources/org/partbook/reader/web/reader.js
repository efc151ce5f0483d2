import { quietCut } from './cut.js';
import { oneUnderTheOther, openings, sideBySide, suiting } from './layout.js';
import { rememberedHabits, rememberedPage, rememberHabits, rememberPage } from './place.js';
import { sizeOf } from './score.js';

/**
 * Reading: which pages are seen, and what a turn leads to.
 *
 * A turn is seen when its pages can be shown whole, so that pages never flash. Three quick steps on
 * a pedal are three turns while the pages are there. Where one is missing, turns don't pile up: one
 * waits at most, and the next counts from the page that is seen. Who asks again for what is coming
 * anyway doesn't turn past it when it comes.
 *
 * @import { Layout, Place, Room } from './layout.js'
 * @import { Habits } from './place.js'
 * @import { Pictures } from './pictures.js'
 * @import { Notation } from './music.js'
 * @import { Score } from './score.js'
 * @import { Spot, Stage } from './stage.js'
 * @typedef {{at: number, half: boolean}} Position an opening, and whether the upper half of the
 *   next one is seen already
 */

const CLOSEST = 6;
/** For so long a tap may be on its way that was to hurry the page that has just come. */
const HURRY = 400;
/** @type {Room} */
const NOTHING = {above: 0, below: 0};

/**
 * Dispatches `change` when other pages are seen, `wait` while a turn waits, `end` at a turn beyond
 * the last page, `habits`.
 */
export class Reader extends EventTarget {
  habits = rememberedHabits();
  zoom = 1;
  /** @type {Notation | undefined} that lies over the pages */
  notation;
  /** @type {Position} */
  #seen = {at: 0, half: false};
  /** @type {Position} */
  #aim = {at: 0, half: false};
  /**
   * Where turns count from: what is seen, or will be as soon as it is painted.
   *
   * @type {Position}
   */
  #sure = {at: 0, half: false};
  /** Whether the turn that waits has been asked for again, and which way; and for how long. */
  #hurried = {direction: 0, until: 0};
  #turns = 0;
  #ended = false;
  /** As much as the bars took when the pages last fitted the screen; a zoom is told from there. */
  #fitted = NOTHING;
  /** @returns {Room & {shown: boolean}} what the bars take, and whether they do so now */
  #bars = () => ({...NOTHING, shown: false});
  /** @type {number[][]} */
  #openings = [];
  /** @type {Layout} */
  #layout = 'single';

  /**
   * @param {Score} score
   * @param {Stage} stage
   * @param {Pictures} pictures
   */
  constructor(score, stage, pictures) {
    super();
    this.score = score;
    this.stage = stage;
    this.pictures = pictures;
    this.count = score.pages.length;
    this.#lay();
    this.#arrange();
    stage.element.addEventListener('scroll', () => this.#scrolled(), {passive: true});
    this.#watchSize();
  }

  /** Opens the score where it was left. */
  open() {
    const page = rememberedPage(this.score.key, this.count);
    if (page === 1) {
      this.#told();
    }
    this.go(page);
  }

  /** A screen that is turned, a window that is drawn larger, a frame that is shown at last. */
  #watchSize() {
    let {width, height} = this.stage.view;
    new ResizeObserver(() => {
      const {view} = this.stage;
      if (view.width > 0 && (view.width !== width || view.height !== height)) {
        ({width, height} = view);
        this.refit();
      }
    }).observe(this.stage.element);
  }

  get layout() {
    return this.#layout;
  }

  /** @returns {number[]} the pages that are seen */
  get pages() {
    return this.#openings[this.#seen.at] ?? [1];
  }

  /** The first page that is seen. */
  get page() {
    return this.pages[0] ?? 1;
  }

  /** @returns {number | undefined} the page whose upper half is seen over this one's lower half */
  get nextHalf() {
    return this.#seen.half ? this.page + 1 : undefined;
  }

  get waits() {
    return !isSame(this.#aim, this.#seen);
  }

  /** @returns {number | undefined} the page that has to come before a turn is seen */
  get awaited() {
    return this.waits ? this.#seenAt(this.#aim).find((n) => !this.pictures.has(n)) : undefined;
  }

  /** Whether the last page is seen, or in a scroll its end. */
  get ended() {
    return this.pages.at(-1) === this.count
      || this.#layout === 'scroll' && this.stage.isAtEnd;
  }

  /** One turn, half turn or screen onwards, or back. */
  next() {
    this.#step(1);
  }

  previous() {
    this.#step(-1);
  }

  /** @param {1 | -1} direction */
  #step(direction) {
    if (this.#layout === 'scroll' || this.zoom > 1) {
      const smoothly = !matchMedia('(prefers-reduced-motion: reduce)').matches;
      if (this.stage.advance(direction, smoothly)) {
        return;
      }
      if (this.#layout === 'scroll') {
        this.#toldEnd(direction);
        return;
      }
    }
    const to = this.#limited(this.#after(this.#sure, direction));
    const {direction: way, until} = this.#hurried;
    if (isSame(to, this.#sure)) {
      this.#toldEnd(direction);
    }
    if (!isSame(this.#aim, this.#sure) && isSame(to, this.#aim)) {
      this.#hurried = {direction, until: Infinity};
      this.dispatchEvent(new Event('wait'));
    } else if (direction !== way || performance.now() > until) {
      this.#turnTo(to);
    }
  }

  /** @param {1 | -1} direction of a turn to where there is nothing */
  #toldEnd(direction) {
    if (direction > 0) {
      this.dispatchEvent(new Event('end'));
    }
  }

  /**
   * @param {Position} position
   * @param {1 | -1} direction
   * @returns {Position}
   */
  #after({at, half}, direction) {
    if (!this.habits.half || this.#layout !== 'single' || this.zoom > 1) {
      return {at: at + direction, half: false};
    }
    return half === direction > 0
      ? {at: at + (half ? 1 : -1), half: !half}
      : {at, half: !half};
  }

  /** @param {number} page */
  go(page) {
    const wanted = Math.min(Math.max(page, 1), this.count);
    this.#turnTo({at: this.#openingOf(wanted), half: false});
  }

  /** @param {Position} position which may lie beyond the score */
  #limited(position) {
    const last = this.#openings.length - 1;
    const at = Math.min(Math.max(position.at, 0), last);
    return {at, half: position.half && position.at === at && at < last};
  }

  /**
   * @param {Position} position
   * @returns {number[]} the pages that are seen there
   */
  #seenAt({at, half}) {
    return [...(this.#openings[at] ?? []), ...(half ? this.#openings[at + 1] ?? [] : [])];
  }

  /** @param {Position} position which may lie beyond the score */
  async #turnTo(position) {
    const aim = this.#limited(position);
    this.#aim = aim;
    this.#hurried = {direction: 0, until: 0};
    const turn = ++this.#turns;
    if (this.#layout === 'scroll') {
      this.#stayAt(aim);
      this.#scrollTo(this.page);
      this.#told();
      return;
    }
    const wanted = this.#seenAt(aim);
    if (wanted.every((page) => this.pictures.has(page))) {
      this.#sure = aim;
    } else if (this.waits) {
      this.dispatchEvent(new Event('wait'));
    }
    try {
      await Promise.all(wanted.map((page) => this.pictures.ready(page)));
    } catch {
      if (turn === this.#turns) {
        this.#aim = this.#sure;
        this.#hurried.until = 0;
        this.dispatchEvent(new Event('change'));
      }
      return;
    }
    // What could be shown at once is, also when a turn came after it that has to wait.
    if (turn !== this.#turns && aim !== this.#sure) {
      return;
    }
    const turns = !isSame(aim, this.#seen);
    this.#seen = aim;
    if (turn === this.#turns) {
      this.#sure = aim;
      if (this.#hurried.until) {
        this.#hurried.until = performance.now() + HURRY;
      }
    }
    this.#arrange();
    if (turns) {
      const {above, shown} = this.#bars();
      this.stage.element.scrollTo({top: shown ? 0 : above, behavior: 'instant'});
    }
    this.#told();
  }

  /** @param {Position} position that is seen, and no other is waited for */
  #stayAt(position) {
    this.#seen = position;
    this.#sure = position;
    this.#aim = position;
  }

  #told() {
    this.#ended = this.ended;
    rememberPage(this.score.key, this.page, this.#ended);
    this.dispatchEvent(new Event('change'));
    const last = this.pages.at(-1) ?? 1;
    this.pictures.lookAhead(last, this.#layout === 'spread' ? 3 : 2);
  }

  /**
   * Takes up other habits, and remembers them.
   *
   * @param {Partial<Habits>} habits
   */
  adopt(habits) {
    this.habits = {...this.habits, ...habits};
    rememberHabits(this.habits);
    this.dispatchEvent(new Event('habits'));
    if ('layout' in habits || 'alone' in habits) {
      this.zoom = 1;
    }
    this.refit();
  }

  /** Lays the pages anew: the screen or the layout has changed. The place stays, and the aim. */
  refit() {
    const {waits} = this;
    const middle = this.zoom > 1 ? this.stage.middle() : undefined;
    const page = middle?.page ?? this.page;
    const aim = this.#openings[this.#aim.at]?.[0] ?? page;
    const spot = this.stage.spot(0, 0);
    const before = this.#layout;
    this.#lay();
    this.zoom = this.limited(this.zoom);
    const half = this.#seen.half && this.#layout === 'single' && this.habits.half;
    this.#seen = {at: this.#openingOf(page), half};
    this.#sure = this.#seen;
    if (this.#layout === 'scroll') {
      this.#arrange();
      if (middle) {
        this.#center(middle);
      } else if (before === 'scroll' && spot) {
        this.stage.bring(spot, 0, 0);
      } else {
        this.#scrollTo(page);
      }
    } else if (this.pages.every((n) => this.pictures.has(n))) {
      this.#arrange();
      this.#center(middle);
    }
    if (waits) {
      this.go(aim);
    } else if (this.#layout === 'scroll') {
      this.#stayAt(this.#seen);
      this.#told();
    } else {
      this.#turnTo(this.#seen);
    }
  }

  /** @param {Spot | undefined} spot that comes to lie in the middle of the screen */
  #center(spot) {
    const {width, height} = this.stage.view;
    if (spot) {
      this.stage.bring(spot, width / 2, height / 2);
    }
  }

  /** @param {number} page */
  #openingOf(page) {
    return this.#openings.findIndex((pages) => pages.includes(page));
  }

  /** Decides on the layout and on what is seen together. */
  #lay() {
    const {layout, alone} = this.habits;
    this.#layout = layout === 'automatic'
      ? suiting(this.stage.view, sizeOf(this.score.pages, 1))
      : layout;
    this.#openings = openings(this.#layout, this.count, alone && this.count > 2);
    document.documentElement.dataset['layout'] = this.#layout;
  }

  /**
   * Lays the pages so that no bar covers them. What is scrolled, or moved by hand, has as much room
   * before its beginning and after its end whether the bars are seen or not: it must not jump under
   * a finger.
   *
   * @param {() => Room & {shown: boolean}} bars
   */
  keepClearOf(bars) {
    this.#bars = bars;
    this.#arrange();
  }

  /** The bars have come or gone. */
  makeRoom() {
    const moves = this.#layout === 'scroll' || this.zoom > 1;
    if (!moves && this.pages.every((page) => this.pictures.has(page))) {
      this.#arrange();
    }
  }

  #arrange() {
    const {view} = this.stage;
    const bars = this.#bars();
    const room = bars.shown || this.#layout === 'scroll' || this.zoom > 1 ? bars : NOTHING;
    const {pages} = this.score;
    const zoomed = this.zoom !== 1;
    if (!zoomed) {
      this.#fitted = room;
    }
    document.documentElement.classList.toggle('zoomed', zoomed);
    if (this.#layout === 'scroll') {
      const arrangement = oneUnderTheOther(pages, view, this.zoom, room);
      this.stage.show(arrangement, (place) => this.#isNear(place) ? 'whole' : undefined);
      return;
    }
    const next = this.nextHalf;
    if (next === undefined) {
      this.stage.show(sideBySide(this.pages, pages, view, this.zoom, room, this.#fitted));
      return;
    }
    const [lower, upper] = [this.page, next].map((n) => sideBySide([n], pages, view, 1, room));
    this.stage.show(
        {...view, places: [...(upper?.places ?? []), ...(lower?.places ?? [])]},
        ({page}) => page === next ? 'top' : 'bottom',
        quietCut([this.page, next].map((page) => this.pictures.image(page))));
  }

  /**
   * Whether a page of a scroll is on the screen, or two screens away at most.
   *
   * @param {Place} place
   */
  #isNear(place) {
    const {scrollTop, clientHeight} = this.stage.element;
    return place.top + place.height > scrollTop - 2 * clientHeight
      && place.top < scrollTop + 3 * clientHeight;
  }

  /** @param {number} page */
  #scrollTo(page) {
    const {above, shown} = this.#bars();
    this.stage.bring(
        {page, across: 0, down: 0}, this.stage.element.scrollLeft, shown ? above : 0);
    this.#arrange();
  }

  #scrolled() {
    // On a screen that was just turned, `refit` comes next and still asks for the old places.
    if (this.#layout !== 'scroll' || !this.stage.fits) {
      return;
    }
    this.#arrange();
    const {height} = this.stage.view;
    const page = this.stage.spot(0, height / 3)?.page ?? 1;
    const turned = page !== this.page;
    if (turned) {
      this.#stayAt({at: page - 1, half: false});
    }
    if (turned || this.ended !== this.#ended) {
      this.#told();
    }
  }

  /**
   * Zooms so that what is under a point of the screen stays there.
   *
   * @param {number} zoom 1 fits the screen
   * @param {number} x from the stage's left edge
   * @param {number} y
   * @param {Spot | undefined} spot that comes to lie there
   */
  zoomTo(zoom, x, y, spot = this.stage.spot(x, y)) {
    const wanted = this.limited(zoom);
    if (wanted > 1 && this.#seen.half) {
      this.#stayAt({at: this.#seen.at, half: false});
    }
    this.zoom = wanted;
    this.#arrange();
    if (spot) {
      this.stage.bring(spot, x, y);
    }
    this.dispatchEvent(new Event('change'));
  }

  /** @param {number} factor */
  zoomBy(factor) {
    const {width, height} = this.stage.view;
    this.zoomTo(this.zoom * factor, width / 2, height / 2);
  }

  fit() {
    this.zoomBy(1 / this.zoom);
  }

  /** @param {number} zoom */
  limited(zoom) {
    const least = this.#layout === 'scroll' ? 0.4 : 1;
    const rounded = Math.abs(zoom - 1) < 0.04 ? 1 : zoom;
    return Math.min(Math.max(rounded, least), CLOSEST);
  }
}

/**
 * @param {Position} one
 * @param {Position} other
 */
function isSame(one, other) {
  return one.at === other.at && one.half === other.half;
}
