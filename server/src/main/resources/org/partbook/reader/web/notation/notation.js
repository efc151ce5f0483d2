// Live notation: the score engraved for this screen, in any key, and played.
//
// Everything here is loaded only when the reader asks for it.

import { element, speaker } from './dom.js';
import { Engraving } from './engraving.js';
import { interval, intervalName, moved, nearest, targets } from './keys.js';
import { fetchMusic, MusicError } from './music-file.js';
import { Paper } from './paper.js';
import { Playing } from './playing.js';
import { timeline } from './timeline.js';
import { keyName, Toolbar } from './toolbar.js';
import { XmlScore } from './xml-score.js';

/** @typedef {import('./keys.js').NamedKey} NamedKey */

/**
 * @typedef {object} Opening
 * @property {string} url of the MusicXML
 * @property {HTMLElement} host that the notation is shown in; emptied again when it is closed
 * @property {Record<string, string>} words all that begin with `notation.`
 * @property {string} paper `white`, `sepia` or `dark`
 * @property {import('./paper.js').Sheet} sheet that is printed on
 * @property {() => void} onPrint the reader wants it on paper
 * @property {(notation: Notation) => void} onShown there is music that can be printed
 * @property {() => void} [onClose] the reader wants the engraved pages back
 */

const ZOOM = 1.15;
const FARTHEST = 12;
/** Of a long score the beginning is shown first: so many measures fill a screen. */
const BEGINNING = 48;

/**
 * @param {Opening} opening
 * @returns {Promise<Notation>} when there is something to see
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
  #toolbar;
  #scroller;
  #message = element('div', { class: 'notation-message', role: 'alert' });
  #status = element('p', { class: 'notation-status', role: 'status' });
  #engraving;
  #playing;
  #paper;
  #ended = new AbortController();

  /** @type {XmlScore | undefined} */
  #score;
  /** @type {boolean[]} */
  #shown = [];
  /** @type {number[]} */
  #volumes = [];
  /** Keys that it can be moved to, in fifths. @type {number[]} */
  #choice = [];
  #key = { fifths: 0, semitones: 0 };
  /** The key of the parts that are seen, as the file has it. @type {NamedKey} */
  #written = { fifths: 0, mode: 'major', sounding: false };

  /** @param {Opening} opening */
  constructor(opening) {
    this.#opening = opening;
    this.#paper = new Paper(() => this.#toEngrave(), opening.sheet);
    this.#say = speaker(opening.words);
    this.#toolbar = new Toolbar(this.#say, {
      back: () => this.#leave(),
      toggle: () => this.#playing.toggle(),
      stop: () => this.#playing.stop(),
      tempo: (rate) => this.#playing.setTempo(rate),
      key: (fifths) => this.#transpose(nearest(this.#written.fifths, fifths), fifths),
      semitones: (by) => this.#transpose(this.#key.semitones + by),
      original: () => this.#transpose(0),
      parts: (shown) => this.#showParts(shown),
      heard: (part, heard) => this.#hear(part, heard),
      volume: (part, volume) => this.#setVolume(part, volume),
      print: opening.onPrint,
      zoom: (by) => this.#engraving.zoom(ZOOM ** by),
    });
    this.#scroller = element('div', {
      class: 'notation-scroller', tabindex: '0', role: 'region', 'aria-label': this.#say('music'),
    });
    this.#panel = element('section', { class: 'notation-panel', 'aria-label': this.#say('title') },
      this.#toolbar.element, this.#scroller, this.#message, this.#status);
    this.#message.hidden = true;
    const failed = /** @param {unknown} error */ (error) => this.#fail(error);
    this.#engraving = new Engraving(this.#panel, this.#scroller, {
      laid: () => this.#playing.laid(),
      drawn: () => this.#playing.drawn(),
      failed,
    });
    this.#playing = new Playing(this.#engraving, this.#scroller, {
      played: (state) => this.#played(state),
      moved: (position) => (this.#panel.dataset['position'] = position.toFixed(3)),
      tempo: (rate, tempo) => this.#toolbar.setTempo(rate, tempo),
      failed,
    });
  }

  async start() {
    addStylesheet();
    this.setPaper(this.#opening.paper);
    this.#opening.host.append(this.#panel);
    this.#panel.addEventListener('keydown', (event) => this.#pressed(event));
    await this.#load();
    this.#engraving.fit();
  }

  /** @param {string} paper */
  setPaper(paper) {
    this.#panel.dataset['paper'] = paper;
  }

  /** Whether there is music on the screen. */
  get isThere() {
    return this.#playing.isLoaded && this.#message.hidden;
  }

  /** What is to stand on paper, if it was engraved for that already. */
  engraved() {
    return this.#paper.ready;
  }

  /**
   * What is to stand on paper.
   *
   * @param {import('./paper.js').Progress} progress
   */
  engrave(progress) {
    return this.#paper.engrave(progress);
  }

  close() {
    this.#ended.abort();
    this.#paper.close();
    this.#playing.close();
    this.#engraving.close();
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
      const score = new XmlScore(await fetchMusic(this.#opening.url, this.#ended.signal));
      this.#score = score;
      this.#shown = score.parts.map(() => true);
      this.#volumes = score.parts.map(() => 1);
      this.#readKey(score, score.parts);
      this.#key = { fifths: this.#written.fifths, semitones: 0 };
      if (score.measures > 2 * BEGINNING) {
        await this.#engraving.load(score.beginning(BEGINNING), score.measures, '');
      }
      if (!(await this.#engrave())) {
        throw new MusicError('unreadable');
      }
      this.#playing.load(timeline(score.parts), score.parts.map(({ program }) => program));
      this.#toolbar.setParts(this.#partRows());
      this.#toolbar.enable(true);
      this.#opening.onShown(this);
      this.#showKey();
      this.#announce('');
      await this.#engraving.find();
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
    this.#playing.stop();
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

  /** @param {XmlScore} score @param {import('./xml-score.js').Part[]} parts that are seen */
  #readKey(score, parts) {
    this.#written = score.key(parts);
    this.#choice = targets(score.keys(parts));
  }

  // --- Engraving ---------------------------------------------------------------------------------

  /** Engraves the shown parts in the chosen key. @returns {Promise<boolean>} */
  async #engrave() {
    const { xml, interval: by } = this.#toEngrave();
    this.#paper.changed();
    return this.#engraving.load(xml, this.#score?.measures ?? 0, by);
  }

  /** @returns {import('./paper.js').Music} */
  #toEngrave() {
    const score = /** @type {XmlScore} */ (this.#score);
    const parts = this.#shownParts(score);
    const { fifths, semitones } = this.#key;
    return {
      xml: score.withParts(parts),
      interval: intervalName(interval(this.#written.fifths, fifths, semitones)),
      measures: score.measures * parts.length,
      rights: score.rights,
    };
  }

  /** @param {XmlScore} score */
  #shownParts({ parts }) {
    return parts.filter((_, i) => this.#shown[i]);
  }

  /** @param {number} semitones @param {number} [fifths] of the key, where there are two */
  #transpose(semitones, fifths = moved(this.#written.fifths, semitones, this.#choice)) {
    if (Math.abs(semitones) > FARTHEST) {
      return;
    }
    this.#key = { fifths, semitones };
    this.#playing.transpose(semitones);
    this.#showKey();
    this.#engraveAgain(this.#say('key.now', { key: this.#keyName() }));
  }

  /** @param {boolean[]} shown */
  #showParts(shown) {
    const score = /** @type {XmlScore} */ (this.#score);
    const before = this.#keyName();
    const by = this.#key.fifths - this.#written.fifths;
    this.#shown = shown;
    this.#readKey(score, this.#shownParts(score));
    this.#spellKey(this.#written.fifths + by);
    this.#showKey();
    this.#playing.mark(shown);
    const name = this.#keyName();
    this.#engraveAgain(name === before ? '' : this.#say('key.now', { key: name }));
  }

  /** Other parts may need another spelling of the key. @param {number} fifths */
  #spellKey(fifths) {
    const { semitones } = this.#key;
    this.#key = {
      fifths: this.#choice.includes(fifths)
        ? fifths : moved(this.#written.fifths, semitones, this.#choice),
      semitones,
    };
  }

  /** @param {string} said when it is done */
  #engraveAgain(said) {
    this.#engrave()
      .then(() => this.#engraving.find())
      .then(() => this.#announce(said))
      .catch((error) => this.#fail(error));
  }

  // --- Playing -----------------------------------------------------------------------------------

  /** @param {import('./player.js').State} state */
  #played(state) {
    this.#toolbar.setPlaying(state === 'playing');
    this.#panel.dataset['state'] = state;
    this.#announce(this.#say(`state.${state}`));
  }

  /** Who moves it wants to hear the part. @param {number} part @param {number} volume */
  #setVolume(part, volume) {
    this.#volumes[part] = volume;
    this.#hear(part, true);
  }

  /** A part that isn't seen can be heard. @param {number} part @param {boolean} heard */
  #hear(part, heard) {
    this.#playing.setVolume(part, heard ? this.#volumes[part] ?? 1 : 0);
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
    if (act !== undefined && this.#playing.isLoaded) {
      event.preventDefault();
      act();
    }
  }

  /** @type {Record<string, () => void>} */
  #keyboard = {
    ' ': () => this.#playing.toggle(),
    ArrowLeft: () => this.#playing.moveBars(-1),
    ArrowRight: () => this.#playing.moveBars(1),
    '+': () => this.#engraving.zoom(ZOOM),
    '-': () => this.#engraving.zoom(1 / ZOOM),
  };

  #keyName() {
    return keyName(this.#say, { ...this.#written, fifths: this.#key.fifths });
  }

  #showKey() {
    const { fifths, semitones } = this.#key;
    this.#toolbar.setKey({ ...this.#written, fifths }, semitones, this.#choice);
  }

  #partRows() {
    return (this.#score?.parts ?? []).map(({ name }, i) => ({
      name,
      shown: this.#shown[i] ?? true,
      volume: this.#volumes[i] ?? 1,
    }));
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
