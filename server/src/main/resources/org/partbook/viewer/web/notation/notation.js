// Live notation: the score engraved for this screen, in any key, and played.
//
// Everything here is loaded only when the reader asks for it.

import { Controls } from './controls.js';
import { Cursor, indexAt } from './cursor.js';
import { element, speaker } from './dom.js';
import { Engraver } from './engraver.js';
import { interval, intervalName, moved, nearest, targets } from './keys.js';
import { fetchMusic, MusicError } from './music-file.js';
import { Pages } from './pages.js';
import { Player } from './player.js';
import { measureId, Score } from './score.js';
import { timeline } from './timeline.js';

/** @typedef {import('./keys.js').Key} Key */
/** @typedef {import('./timeline.js').Timeline} Timeline */

/**
 * @typedef {object} Opening
 * @property {string} url of the MusicXML
 * @property {HTMLElement} host that the notation is shown in; emptied again when it is closed
 * @property {Record<string, string>} words all that begin with `notation.`
 * @property {string} paper `white`, `sepia` or `dark`
 * @property {() => void} [onClose] the reader wants the engraved pages back
 */

const SMALLEST = 0.5;
const LARGEST = 2.5;
const ZOOM = 1.15;
/** How long the music's own scrolling rests after the reader has scrolled. In ms. */
const HANDS_OFF = 4000;
const FARTHEST = 12;
/** Of a long score the beginning is shown first: so many measures fill a screen. */
const BEGINNING = 48;

/**
 * @param {Opening} opening
 * @returns {Promise<{close(): void, setPaper(paper: string): void}>} when there is something to see
 */
export async function open(opening) {
  const notation = new Notation(opening);
  await notation.start();
  return notation;
}

class Notation {
  #opening;
  #say;
  #panel;
  #controls;
  #scroller;
  #sheet = element('div', { class: 'notation-pages' });
  #message = element('div', { class: 'notation-message', role: 'alert' });
  #status = element('p', { class: 'notation-status', role: 'status' });
  #engraver = new Engraver();
  #pages;
  #cursor;
  #player;
  #ended = new AbortController();
  #resized;

  /** @type {Score | undefined} */
  #score;
  /** @type {Timeline} */
  #line = { sounds: [], marks: [], bars: [], end: 0 };
  /** @type {boolean[]} */
  #shown = [];
  /** @type {number[]} */
  #volumes = [];
  /** Keys that it can be moved to, in fifths. @type {number[]} */
  #choice = [];
  #key = { fifths: 0, semitones: 0 };
  #zoom = 1;
  /** @type {number[]} */
  #pageOfMeasure = [];
  #laidOut = 0;
  #width = 0;
  #frame = 0;
  #scrolledAt = -HANDS_OFF;

  /** @param {Opening} opening */
  constructor(opening) {
    this.#opening = opening;
    this.#say = speaker(opening.words);
    this.#controls = new Controls(this.#say, {
      back: () => this.#leave(),
      toggle: () => this.#toggle(),
      stop: () => this.#player.stop(),
      tempo: (rate) => this.#setTempo(rate),
      key: (fifths) => this.#transpose(nearest(this.#written.fifths, fifths), fifths),
      semitones: (by) => this.#transpose(this.#key.semitones + by),
      original: () => this.#transpose(0),
      parts: (shown) => this.#showParts(shown),
      volume: (part, volume) => this.#setVolume(part, volume),
      zoom: (by) => this.#setZoom(this.#zoom * ZOOM ** by),
    });
    this.#scroller = element('div', {
      class: 'notation-scroller', tabindex: '0', role: 'region', 'aria-label': this.#say('music'),
    }, this.#sheet);
    this.#panel = element('section', { class: 'notation-panel', 'aria-label': this.#say('title') },
      this.#controls.element, this.#scroller, this.#message, this.#status);
    this.#message.hidden = true;
    this.#pages = new Pages(this.#engraver, this.#sheet, () => this.#drawn(),
      (error) => this.#fail(error));
    this.#cursor = new Cursor(this.#sheet);
    this.#player = new Player((state) => this.#played(state));
    this.#resized = new ResizeObserver(() => this.#resize());
  }

  async start() {
    addStylesheet();
    this.setPaper(this.#opening.paper);
    this.#opening.host.append(this.#panel);
    this.#panel.addEventListener('keydown', (event) => this.#pressed(event));
    this.#sheet.addEventListener('click', (event) => this.#clicked(event));
    for (const hand of ['wheel', 'touchmove']) {
      this.#scroller.addEventListener(hand, () => (this.#scrolledAt = performance.now()),
        { passive: true });
    }
    await this.#load();
    if (!this.#ended.signal.aborted) {
      this.#resized.observe(this.#scroller);
    }
  }

  /** @param {string} paper */
  setPaper(paper) {
    this.#panel.dataset['paper'] = paper;
  }

  close() {
    this.#ended.abort();
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    this.#pages.close();
    this.#player.close();
    this.#engraver.close();
    this.#panel.remove();
  }

  #leave() {
    this.close();
    this.#opening.onClose?.();
  }

  // --- The score ---------------------------------------------------------------------------------

  async #load() {
    this.#message.hidden = true;
    this.#scroller.focus({ preventScroll: true });
    this.#panel.setAttribute('aria-busy', 'true');
    this.#announce(this.#say('loading'));
    try {
      const score = new Score(await fetchMusic(this.#opening.url, this.#ended.signal));
      this.#score = score;
      this.#shown = score.parts.map(() => true);
      this.#volumes = score.parts.map(() => 1);
      this.#choice = targets(score.keys(score.parts));
      this.#key = { fifths: this.#written.fifths, semitones: 0 };
      if (score.measures > 2 * BEGINNING) {
        await this.#lay((layout) => this.#engraver.load(score.beginning(BEGINNING), layout, ''));
      }
      if (!(await this.#engrave())) {
        throw new MusicError('unreadable');
      }
      this.#line = timeline(score.parts);
      this.#player.load(this.#line, score.parts.map(({ program }) => program));
      this.#cursor.load(this.#line);
      this.#controls.setParts(this.#partRows());
      this.#controls.enable(true);
      this.#showKey();
      this.#setTempo(1);
      this.#announce('');
      await this.#find();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    if (this.#ended.signal.aborted) {
      return;
    }
    this.#announce('');
    this.#panel.removeAttribute('aria-busy');
    this.#player.stop();
    const reason = error instanceof MusicError ? error.reason : 'library';
    /** @param {string} words @param {() => void} act */
    const button = (words, act) => {
      const made = element('button', { type: 'button' }, this.#say(words));
      made.onclick = act;
      return made;
    };
    const again = ['offline', 'busy'].includes(reason) && [button('retry', () => this.#load())];
    const choices = [...(again || []), button('back', () => this.#leave())];
    this.#message.replaceChildren(element('p', {}, this.#say(`error.${reason}`)), ...choices);
    this.#message.hidden = false;
    choices[0]?.focus();
  }

  /** The key as it is written in the file. @returns {Key} */
  get #written() {
    return this.#score?.key(this.#score.parts) ?? { fifths: 0, mode: 'major' };
  }

  // --- Engraving ---------------------------------------------------------------------------------

  /** @returns {import('./engraver.js').Layout} */
  #layout() {
    const { clientWidth, clientHeight } = this.#scroller;
    this.#width = clientWidth;
    const scale = this.#zoom * (clientWidth < 600 ? 0.85 : clientWidth < 1100 ? 1 : 1.15);
    return { width: clientWidth, height: Math.max(clientHeight, 500), scale };
  }

  /** Engraves the shown parts in the chosen key. @returns {Promise<boolean>} */
  async #engrave() {
    const score = /** @type {Score} */ (this.#score);
    const parts = score.parts.filter((_, i) => this.#shown[i]);
    const { fifths, semitones } = this.#key;
    const by = intervalName(interval(this.#written.fifths, fifths, semitones));
    return this.#lay((layout) => this.#engraver.load(score.withParts(parts), layout, by));
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
    this.#cursor.hide();
    await this.#pages.show(count, layout.height, 1);
    if (place > 0 && turn === this.#laidOut) {
      await this.#find();
      await this.#reveal(place, 0);
    }
    this.#panel.removeAttribute('aria-busy');
    return true;
  }

  /** Learns which page each measure is on. */
  async #find() {
    const turn = this.#laidOut;
    const measures = Array.from({ length: this.#score?.measures ?? 0 }, (_, i) => measureId(i));
    const pages = await this.#engraver.pagesOf(measures);
    if (turn === this.#laidOut) {
      this.#pageOfMeasure = pages;
    }
  }

  /** @returns {number} the index of the first measure on the screen */
  #topMeasure() {
    const top = this.#scroller.getBoundingClientRect().top;
    for (const measure of this.#sheet.querySelectorAll('g.measure')) {
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
  async #reveal(measure, below) {
    await this.#pages.draw(this.#pageOfMeasure[measure] ?? 1);
    const system = document.getElementById(measureId(measure))?.closest('g.system');
    if (system) {
      this.#scrollTo(system, below, 'instant');
    }
  }

  /** @param {Element} target @param {number} below @param {ScrollBehavior} behavior */
  #scrollTo(target, below, behavior) {
    const { top, height } = this.#scroller.getBoundingClientRect();
    this.#scroller.scrollBy({
      top: target.getBoundingClientRect().top - top - below * height, behavior,
    });
  }

  #drawn() {
    if (this.#player.state !== 'stopped') {
      this.#cursor.show(this.#player.heard);
    }
  }

  #resize() {
    if (Math.abs(this.#scroller.clientWidth - this.#width) < 2 || this.#score === undefined) {
      return;
    }
    const turn = this.#laidOut;
    setTimeout(() => {
      if (turn === this.#laidOut && !this.#ended.signal.aborted) {
        this.#again();
      }
    }, 200);
  }

  #again() {
    this.#lay((layout) => this.#engraver.layOut(layout))
      .then(() => this.#find())
      .catch((error) => this.#fail(error));
  }

  /** @param {number} zoom */
  #setZoom(zoom) {
    this.#zoom = Math.min(LARGEST, Math.max(SMALLEST, zoom));
    this.#again();
  }

  /** @param {number} semitones @param {number} [fifths] of the key, where there are two */
  #transpose(semitones, fifths = moved(this.#written.fifths, semitones, this.#choice)) {
    if (Math.abs(semitones) > FARTHEST) {
      return;
    }
    this.#key = { fifths, semitones };
    this.#player.setTransposition(semitones);
    this.#showKey();
    this.#engraveAgain(this.#say('key.now', { key: this.#keyName() }));
  }

  /** @param {boolean[]} shown */
  #showParts(shown) {
    this.#shown = shown;
    this.#volumes.forEach((volume, i) => this.#player.setVolume(i, shown[i] ? volume : 0));
    this.#cursor.load({ ...this.#line, marks: this.#line.marks.filter(({ part }) => shown[part]) });
    this.#engraveAgain('');
  }

  /** @param {string} said when it is done */
  #engraveAgain(said) {
    this.#engrave()
      .then(() => this.#find())
      .then(() => this.#announce(said))
      .catch((error) => this.#fail(error));
  }

  // --- Playing -----------------------------------------------------------------------------------

  #toggle() {
    if (this.#player.state === 'playing') {
      this.#player.pause();
    } else {
      this.#player.play().catch((error) => this.#fail(error));
    }
  }

  /** @param {import('./player.js').State} state */
  #played(state) {
    this.#controls.setPlaying(state === 'playing');
    this.#panel.dataset['state'] = state;
    this.#announce(this.#say(`state.${state}`));
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
    this.#panel.dataset['position'] = position.toFixed(3);
    this.#showTempo();
    if (performance.now() - this.#scrolledAt > HANDS_OFF) {
      this.#keepInSight(band, position);
    }
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #revealing = false;

  /** @param {Element | undefined} band @param {number} position */
  #keepInSight(band, position) {
    if (band === undefined) {
      const bar = this.#line.bars[indexAt(this.#line.bars, position)];
      if (bar && !this.#revealing && this.#pageOfMeasure.length > 0) {
        this.#revealing = true;
        this.#reveal(bar.measure, 0.15)
          .catch((error) => this.#fail(error))
          .finally(() => (this.#revealing = false));
      }
      return;
    }
    const screen = this.#scroller.getBoundingClientRect();
    const place = band.getBoundingClientRect();
    if (place.bottom > screen.bottom - 8 || place.top < screen.top) {
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.#scrollTo(band, 0.12, still ? 'instant' : 'smooth');
      this.#scrolledAt = performance.now() - HANDS_OFF + 700;
    }
  }

  /** @param {number} rate */
  #setTempo(rate) {
    this.#player.setRate(rate);
    this.#showTempo();
  }

  #showTempo() {
    const { bars } = this.#line;
    const bar = bars[Math.max(0, indexAt(bars, this.#player.position))];
    this.#controls.setTempo(this.#player.rate, (bar?.tempo ?? 120) * this.#player.rate);
  }

  /** @param {number} part @param {number} volume */
  #setVolume(part, volume) {
    this.#volumes[part] = volume;
    if (this.#shown[part]) {
      this.#player.setVolume(part, volume);
    }
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const time = this.#timeAt(event);
    if (time === undefined) {
      return;
    }
    this.#player.seek(time);
    if (this.#player.state !== 'playing') {
      this.#player.play().catch((error) => this.#fail(error));
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
  #moveBars(by) {
    const { bars } = this.#line;
    const now = Math.max(0, indexAt(bars, this.#player.position + 0.001));
    const bar = bars[Math.min(bars.length - 1, Math.max(0, now + by))];
    if (bar !== undefined) {
      this.#player.seek(bar.time);
      const band = this.#cursor.show(bar.time + 0.001);
      this.#keepInSight(band, bar.time);
    }
  }

  // --- Talking -----------------------------------------------------------------------------------

  /** Keys that mean something here don't turn the engraved pages too. @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    event.stopPropagation();
    if (event.key === 'Escape') {
      this.#leave();
      return;
    }
    const control = /** @type {Element} */ (event.target).closest('button, input, select, summary');
    const act = control === null ? this.#keyboard[event.key] : undefined;
    if (act !== undefined && this.#line.end > 0) {
      event.preventDefault();
      act();
    }
  }

  /** @type {Record<string, () => void>} */
  #keyboard = {
    ' ': () => this.#toggle(),
    ArrowLeft: () => this.#moveBars(-1),
    ArrowRight: () => this.#moveBars(1),
    '+': () => this.#setZoom(this.#zoom * ZOOM),
    '-': () => this.#setZoom(this.#zoom / ZOOM),
  };

  #keyName() {
    return this.#say(`key.${this.#written.mode}.${this.#key.fifths}`);
  }

  #showKey() {
    const { fifths, semitones } = this.#key;
    this.#controls.setKey({ mode: this.#written.mode, fifths }, semitones, this.#choice);
  }

  #partRows() {
    return (this.#score?.parts ?? []).map(({ name }, i) =>
      ({ name, shown: this.#shown[i] ?? true, volume: this.#volumes[i] ?? 1 }));
  }

  /** @param {string} words */
  #announce(words) {
    this.#status.textContent = words;
  }
}

function addStylesheet() {
  const href = new URL('./notation.css', import.meta.url).href;
  if (document.querySelector(`link[href="${CSS.escape(href)}"]`) === null) {
    document.head.append(element('link', { rel: 'stylesheet', href }));
  }
}
