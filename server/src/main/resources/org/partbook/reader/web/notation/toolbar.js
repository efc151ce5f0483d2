// The bar above the music. It knows nothing of music: it shows what it is told, and tells what the
// reader wants.

import { element, icon } from './dom.js';

/** @typedef {ReturnType<typeof import('./dom.js').speaker>} Say */
/** @typedef {import('./keys.js').NamedKey} NamedKey */

/**
 * @typedef {object} Wishes
 * @property {() => void} back to the engraved pages
 * @property {() => void} toggle playing
 * @property {() => void} stop
 * @property {(rate: number) => void} tempo
 * @property {(fifths: number) => void} key
 * @property {(by: number) => void} semitones
 * @property {() => void} original key
 * @property {(shown: boolean[]) => void} parts
 * @property {(part: number, heard: boolean) => void} heard
 * @property {(part: number, volume: number) => void} volume
 * @property {() => void} print
 * @property {(by: 1 | -1) => void} zoom
 */

const ICONS = {
  back: 'M15 5l-7 7 7 7',
  play: 'M7 4.5v15l12-7.5z',
  pause: 'M8 5v14M16 5v14',
  stop: 'M6 6h12v12H6z',
  larger: 'M12 5v14M5 12h14',
  smaller: 'M5 12h14',
  heard: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11',
  muted: 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM16 9.5l5 5M21 9.5l-5 5',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
};

/**
 * @typedef {object} PartRow
 * @property {string} name
 * @property {boolean} shown
 * @property {number} volume 0 to 1
 */

export class Toolbar {
  element = element('div', { class: 'notation-bar', role: 'toolbar' });
  #say;
  #wishes;
  #play;
  #stop;
  #tempo = element('input', { type: 'range', min: '25', max: '200', step: '5', value: '100' });
  #tempoShown = element('output', { class: 'notation-tempo' });
  #keyName = element('span');
  #keys = element('select');
  #semitones = element('output', { class: 'notation-semitones' });
  #parts = element('div', { class: 'notation-parts' });
  #partsMenu;
  #keyMenu;

  /** @param {Say} say @param {Wishes} wishes */
  constructor(say, wishes) {
    this.#say = say;
    this.#wishes = wishes;
    this.#play = this.#button('play', 'play', wishes.toggle);
    this.#stop = this.#button('stop', 'stop', wishes.stop);
    this.#keyName.textContent = say('key');
    this.#keyMenu = menu([this.#keyName], this.#keyControls());
    this.#partsMenu = menu([say('parts')], [this.#parts]);
    this.element.setAttribute('aria-label', say('controls'));
    const back = this.#button('back', 'back', wishes.back);
    back.classList.add('notation-back');
    back.append(element('span', {}, say('back')));
    this.element.append(
      back,
      group(this.#play, this.#stop),
      this.#tempoControl(),
      group(this.#keyMenu, this.#partsMenu),
      group(
        this.#button('smaller', 'zoom.out', () => wishes.zoom(-1)),
        this.#button('larger', 'zoom.in', () => wishes.zoom(1)),
        this.#button('print', 'print', wishes.print)),
    );
    this.element.addEventListener('keydown', (event) => this.#closeMenus(event));
    this.element.addEventListener('focusout', (event) => this.#left(event));
    this.enable(false);
  }

  /** @param {boolean} enabled whether there is music */
  enable(enabled) {
    for (const control of this.element.querySelectorAll('button, input, select')) {
      /** @type {HTMLButtonElement} */ (control).disabled =
        !enabled && !control.classList.contains('notation-back');
    }
    this.element.toggleAttribute('data-waiting', !enabled);
  }

  /** @param {boolean} playing */
  setPlaying(playing) {
    this.#play.replaceChildren(icon(playing ? ICONS.pause : ICONS.play));
    this.#play.setAttribute('aria-label', this.#say(playing ? 'pause' : 'play'));
    this.#play.title = this.#say(playing ? 'pause' : 'play');
    this.#play.classList.toggle('notation-pause', playing);
  }

  /** @param {number} rate @param {number} tempo in quarters per minute */
  setTempo(rate, tempo) {
    const percent = Math.round(rate * 100);
    this.#tempo.value = String(percent);
    this.#tempo.setAttribute('aria-valuetext',
      this.#say('tempo.value', { percent, tempo: Math.round(tempo) }));
    this.#tempoShown.textContent = `♩ = ${Math.round(tempo)}`;
  }

  /**
   * @param {NamedKey} key
   * @param {number} semitones from the written one
   * @param {number[]} choice of keys, in fifths
   */
  setKey(key, semitones, choice) {
    this.#keys.replaceChildren(...choice.map((fifths) =>
      element('option', { value: String(fifths) }, keyName(this.#say, { ...key, fifths }))));
    this.#keys.value = String(key.fifths);
    this.#keyName.textContent = keyName(this.#say, key);
    this.#semitones.textContent =
      semitones === 0 ? '0' : (semitones > 0 ? '+' : '−') + Math.abs(semitones);
  }

  /** @param {PartRow[]} parts */
  setParts(parts) {
    const several = parts.length > 1;
    this.#parts.replaceChildren(...parts.map((part, i) => this.#partRow(part, i, several)));
    this.#partsMenu.firstElementChild?.replaceChildren(
      this.#say(several ? 'parts' : 'sound'));
  }

  /**
   * Whether a part is seen and whether it is heard are two things: who plays along sees their own
   * and hears the others.
   *
   * @param {PartRow} part
   * @param {number} i
   * @param {boolean} several
   */
  #partRow({ name, shown, volume }, i, several) {
    const part = name || this.#say('part', { number: i + 1 });
    const box = element('input', {
      type: 'checkbox', 'aria-label': this.#say('part.show', { part }),
    });
    box.checked = shown;
    box.hidden = !several;
    box.onchange = () => this.#choose(box);
    const hear = this.#button('heard', 'part.hear', () => {
      const heard = hear.getAttribute('aria-pressed') !== 'true';
      showHeard(heard);
      this.#wishes.heard(i, heard);
    }, { part });
    hear.classList.add('notation-hear');
    hear.hidden = !several;
    const showHeard = /** @param {boolean} heard */ (heard) => {
      hear.setAttribute('aria-pressed', String(heard));
      hear.replaceChildren(icon(heard ? ICONS.heard : ICONS.muted));
    };
    showHeard(true);
    const slider = element('input', {
      type: 'range', min: '0', max: '100', step: '5', value: String(volume * 100),
      'aria-label': this.#say('volume', { part }),
    });
    slider.oninput = () => {
      showHeard(true);
      this.#wishes.volume(i, Number(slider.value) / 100);
    };
    return element('div', { class: 'notation-part' },
      element('label', {}, box, part), hear, slider);
  }

  /** One part at least is shown. @param {HTMLInputElement} changed */
  #choose(changed) {
    const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (
      this.#parts.querySelectorAll('input[type=checkbox]'));
    const shown = [...boxes].map(({ checked }) => checked);
    if (shown.includes(true)) {
      this.#wishes.parts(shown);
    } else {
      changed.checked = true;
    }
  }

  #tempoControl() {
    const tempo = this.#tempo;
    tempo.setAttribute('aria-label', this.#say('tempo'));
    tempo.oninput = () => this.#wishes.tempo(Number(tempo.value) / 100);
    return element('div', { class: 'notation-group notation-tempos' }, tempo, this.#tempoShown);
  }

  #keyControls() {
    this.#keys.onchange = () => this.#wishes.key(Number(this.#keys.value));
    this.#semitones.setAttribute('aria-label', this.#say('semitones'));
    const original = element('button', { type: 'button', class: 'notation-wide' },
      this.#say('key.original'));
    original.onclick = () => this.#wishes.original();
    return [
      element('label', { class: 'notation-row' }, this.#say('key'), this.#keys),
      element('div', { class: 'notation-row' },
        element('span', {}, this.#say('semitones')),
        this.#button('smaller', 'semitone.down', () => this.#wishes.semitones(-1)),
        this.#semitones,
        this.#button('larger', 'semitone.up', () => this.#wishes.semitones(1))),
      original,
    ];
  }

  /**
   * @param {keyof typeof ICONS} image
   * @param {string} key of its name
   * @param {() => void} act
   * @param {Record<string, string>} [values] in its name
   */
  #button(image, key, act, values = {}) {
    const name = this.#say(key, values);
    const button = element('button', { type: 'button', 'aria-label': name, title: name },
      icon(ICONS[image]));
    button.onclick = act;
    return button;
  }

  /** @param {KeyboardEvent} event */
  #closeMenus(event) {
    const menu = /** @type {Element} */ (event.target).closest('details[open]');
    if (event.key === 'Escape' && menu) {
      menu.removeAttribute('open');
      menu.querySelector('summary')?.focus();
      event.stopPropagation();
    }
  }

  /** @param {FocusEvent} event */
  #left({ target, relatedTarget }) {
    const menu = /** @type {Element} */ (target).closest('details[open]');
    const next = /** @type {Element | null} */ (relatedTarget);
    if (menu && next && !menu.contains(next) && !next.closest('dialog')) {
      menu.removeAttribute('open');
    }
  }
}

/**
 * @param {Say} say
 * @param {NamedKey} key
 */
export function keyName(say, { fifths, mode, sounding }) {
  const key = say(`key.${mode}.${fifths}`);
  return sounding ? say('key.sounding', { key }) : key;
}

/** @param {Node[]} children */
function group(...children) {
  return element('div', { class: 'notation-group' }, ...children);
}

/** @param {(Node | string)[]} name @param {Node[]} content */
function menu(name, content) {
  return element('details', { class: 'notation-menu' },
    element('summary', {}, ...name),
    element('div', { class: 'notation-sheet' }, ...content));
}
