// The music as it sounds: played from the notes that are tapped, followed by a cursor, kept in sight.

import { Cursor, indexAt } from './cursor.js';
import { Player } from './player.js';

/** @typedef {import('./engraving.js').Engraving} Engraving */
/** @typedef {import('./player.js').State} State */
/** @typedef {import('./timeline.js').Timeline} Timeline */

/**
 * @typedef {object} Wishes what others have to do
 * @property {(state: State) => void} played
 * @property {(position: number) => void} moved in seconds
 * @property {(rate: number, tempo: number) => void} tempo in quarters per minute
 * @property {(error: unknown) => void} failed
 */

/** How long the music's own scrolling rests after the reader has scrolled. In ms. */
const HANDS_OFF = 4000;

export class Playing {
  #engraving;
  #scroller;
  #wishes;
  #cursor;
  #player = new Player((state) => this.#played(state));
  /** @type {Timeline} */
  #line = { sounds: [], marks: [], bars: [], end: 0 };
  #frame = 0;
  #scrolledAt = -HANDS_OFF;
  #revealing = false;

  /**
   * @param {Engraving} engraving
   * @param {HTMLElement} scroller
   * @param {Wishes} wishes
   */
  constructor(engraving, scroller, wishes) {
    this.#engraving = engraving;
    this.#scroller = scroller;
    this.#wishes = wishes;
    this.#cursor = new Cursor(engraving.sheet);
    engraving.sheet.addEventListener('click', (event) => this.#clicked(event));
    for (const hand of ['wheel', 'touchmove']) {
      scroller.addEventListener(hand, () => (this.#scrolledAt = performance.now()),
        { passive: true });
    }
  }

  /**
   * @param {Timeline} line
   * @param {number[]} programs the parts' instruments
   */
  load(line, programs) {
    this.#line = line;
    this.#player.load(line, programs);
    this.#cursor.load(line);
    this.setTempo(1);
  }

  /** Whether there is anything to play. */
  get isLoaded() {
    return this.#line.end > 0;
  }

  /** Other parts are seen, and marked. @param {boolean[]} parts */
  mark(parts) {
    const marks = this.#line.marks.filter(({ part }) => parts[part]);
    this.#cursor.load({ ...this.#line, marks });
  }

  /** @param {number} semitones */
  transpose(semitones) {
    this.#player.setTransposition(semitones);
  }

  /** @param {number} part @param {number} volume */
  setVolume(part, volume) {
    this.#player.setVolume(part, volume);
  }

  /** All pages are new. */
  laid() {
    this.#cursor.hide();
  }

  /** A page more can be seen. */
  drawn() {
    if (this.#player.state !== 'stopped') {
      this.#cursor.show(this.#player.heard);
    }
  }

  stop() {
    this.#player.stop();
  }

  close() {
    cancelAnimationFrame(this.#frame);
    this.#player.close();
  }

  toggle() {
    if (this.#player.state === 'playing') {
      this.#player.pause();
    } else {
      this.#player.play().catch(this.#wishes.failed);
    }
  }

  /** @param {State} state */
  #played(state) {
    this.#wishes.played(state);
    cancelAnimationFrame(this.#frame);
    if (state === 'playing') {
      this.#scrolledAt = -HANDS_OFF;
      this.#follow();
    } else if (state === 'stopped') {
      this.#cursor.hide();
      this.#showTempo();
    }
  }

  #follow() {
    const position = this.#player.heard;
    const band = this.#cursor.show(position);
    this.#wishes.moved(position);
    this.#showTempo();
    if (performance.now() - this.#scrolledAt > HANDS_OFF) {
      this.#keepInSight(band, position);
    }
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  /** @param {Element | undefined} band @param {number} position */
  #keepInSight(band, position) {
    if (band === undefined) {
      const bar = this.#line.bars[indexAt(this.#line.bars, position)];
      if (bar && !this.#revealing && this.#engraving.isFound) {
        this.#revealing = true;
        this.#engraving.reveal(bar.measure, 0.15)
          .catch(this.#wishes.failed)
          .finally(() => (this.#revealing = false));
      }
      return;
    }
    const screen = this.#scroller.getBoundingClientRect();
    const place = band.getBoundingClientRect();
    if (place.bottom > screen.bottom - 8 || place.top < screen.top) {
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.#engraving.scrollTo(band, 0.12, still ? 'instant' : 'smooth');
      this.#scrolledAt = performance.now() - HANDS_OFF + 700;
    }
  }

  /** @param {number} rate */
  setTempo(rate) {
    this.#player.setRate(rate);
    this.#showTempo();
  }

  #showTempo() {
    const { bars } = this.#line;
    const bar = bars[Math.max(0, indexAt(bars, this.#player.position))];
    this.#wishes.tempo(this.#player.rate, (bar?.tempo ?? 120) * this.#player.rate);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const time = this.#timeAt(event);
    if (time === undefined) {
      return;
    }
    this.#player.seek(time);
    if (this.#player.state !== 'playing') {
      this.#player.play().catch(this.#wishes.failed);
    }
  }

  /**
   * The note that was meant: it is small, and a fingertip is large.
   *
   * @param {MouseEvent} event
   * @returns {number | undefined} in seconds
   */
  #timeAt({ target, clientX, clientY }) {
    const page = /** @type {Element} */ (target).closest('.notation-page');
    const measure = [...(page?.querySelectorAll('g.measure') ?? [])].find((each) => {
      const box = each.getBoundingClientRect();
      return clientX >= box.left && clientX <= box.right
        && clientY >= box.top - 12 && clientY <= box.bottom + 12;
    });
    let [found, least] = ['', Infinity];
    for (const note of measure?.querySelectorAll('g.note, g.rest, g.mRest') ?? []) {
      const box = (note.querySelector('g.notehead') ?? note).getBoundingClientRect();
      const distance = Math.hypot(
        box.left + box.width / 2 - clientX, (box.top + box.height / 2 - clientY) / 4);
      if (distance < least) {
        [found, least] = [note.id, distance];
      }
    }
    return this.#nearestTurn(found);
  }

  /** Of what is repeated, the turn that is nearest to where we are. @param {string} id */
  #nearestTurn(id) {
    const turns = this.#line.marks.filter((mark) => mark.id === id).map(({ time }) => time);
    const now = this.#player.position;
    turns.sort((a, b) => Math.abs(a - now) - Math.abs(b - now));
    return turns[0];
  }

  /** @param {number} by */
  moveBars(by) {
    const { bars } = this.#line;
    const now = Math.max(0, indexAt(bars, this.#player.position + 0.001));
    const bar = bars[Math.min(bars.length - 1, Math.max(0, now + by))];
    if (bar !== undefined) {
      this.#player.seek(bar.time);
      const band = this.#cursor.show(bar.time + 0.001);
      this.#keepInSight(band, bar.time);
    }
  }
}
