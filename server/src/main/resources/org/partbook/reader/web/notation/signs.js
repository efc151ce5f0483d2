// Reads what measures say about the order in which they are played: repeats, endings, and the signs
// and words of jumps.

import { meanings } from './jump-words.js';

/** @typedef {import('./jump-words.js').Back} Back */
/** @typedef {import('./jump-words.js').Meaning} Meaning */
/** @typedef {import('./jump-words.js').Toward} Toward */
/** With the name of the segno. @typedef {Back & {name: string}} Jump */

/**
 * A place to go to, or to go away from.
 *
 * @typedef {object} Place
 * @property {string} name by which the file tells it from others; empty if it doesn't
 * @property {number} which of several, from 1; 0 if it doesn't say
 * @property {boolean} atEnd it stands at the end of its measure
 */

/**
 * @typedef {object} Signs
 * @property {boolean} forward a repeat begins here
 * @property {{times: number, afterJump: boolean} | undefined} backward a repeat ends here; `times` is
 *   0 if it doesn't say
 * @property {number[] | undefined} ending an ending begins here, of these times
 * @property {boolean} endingStops
 * @property {Place[]} segnos
 * @property {Place[]} codas
 * @property {Place[]} toCodas
 * @property {boolean} fine
 * @property {Jump | undefined} back
 * @property {Toward[]} towards
 */

/** No more than that is played of one repeat, whatever its file says. */
export const MOST_TIMES = 64;

/** @returns {Signs} */
function nothing() {
  return {
    forward: false, backward: undefined, ending: undefined, endingStops: false,
    segnos: [], codas: [], toCodas: [], fine: false, back: undefined, towards: [],
  };
}

/**
 * @param {Element[][]} columns the measures that sound together
 * @returns {Signs[]}
 */
export function readSigns(columns) {
  const all = columns.map(nothing);
  columns.forEach((measures, i) => {
    const here = /** @type {Signs} */ (all[i]);
    for (const measure of measures) {
      new MeasureReader(here, all[i - 1], all[i + 1]).read(measure);
    }
  });
  return all;
}

class MeasureReader {
  #here;
  #before;
  #after;
  #at = 0;
  #end = 0;

  /** @param {Signs} here @param {Signs | undefined} before @param {Signs | undefined} after */
  constructor(here, before, after) {
    this.#here = here;
    this.#before = before;
    this.#after = after;
  }

  /** @param {Element} measure */
  read(measure) {
    this.#walk(measure, () => undefined);
    this.#end = this.#at;
    this.#walk(measure, (child) => {
      switch (child.localName) {
        case 'barline':
          this.#barline(child);
          break;
        case 'direction':
        case 'sound':
          this.#direction(child);
          break;
      }
    });
  }

  /**
   * Goes through it in the time of its notes.
   *
   * @param {Element} measure
   * @param {(child: Element) => void} look
   */
  #walk(measure, look) {
    let [at, end] = [0, 0];
    for (const child of measure.children) {
      this.#at = at;
      look(child);
      at = Math.max(0, at + length(child));
      end = Math.max(end, at);
    }
    this.#at = end;
  }

  get #atEnd() {
    return this.#at > 0 && this.#at >= this.#end;
  }

  // --- Barlines ----------------------------------------------------------------------------------

  /** @param {Element} barline */
  #barline(barline) {
    const side = barline.getAttribute('location') ?? 'right';
    for (const child of barline.children) {
      switch (child.localName) {
        case 'repeat':
          this.#repeat(child, side);
          break;
        case 'ending':
          this.#ending(child);
          break;
        case 'segno':
        case 'coda': {
          const name = barline.getAttribute(child.localName) ?? '';
          const places = child.localName === 'segno' ? this.#here.segnos : this.#here.codas;
          places.push({ name, which: 0, atEnd: side === 'right' });
          break;
        }
      }
    }
  }

  /**
   * Some programs write it at the other side of the same line.
   *
   * @param {Element} repeat
   * @param {string} side
   */
  #repeat(repeat, side) {
    const direction = repeat.getAttribute('direction');
    if (direction === 'forward') {
      const begins = side === 'right' ? this.#after : this.#here;
      if (begins !== undefined) {
        begins.forward = true;
      }
    } else if (direction === 'backward') {
      const ends = side === 'left' ? this.#before : this.#here;
      if (ends !== undefined) {
        const times = Number(repeat.getAttribute('times') ?? 0);
        ends.backward ??= {
          times: times > 0 ? Math.min(MOST_TIMES, Math.floor(times)) : 0,
          afterJump: repeat.getAttribute('after-jump') === 'yes',
        };
      }
    }
  }

  /** @param {Element} ending */
  #ending(ending) {
    if (ending.getAttribute('type') === 'start') {
      this.#here.ending ??= numbers(ending.getAttribute('number') ?? '', ending.textContent ?? '');
    } else {
      this.#here.endingStops = true;
    }
  }

  // --- Jumps -------------------------------------------------------------------------------------

  /** @param {Element} direction or a sound that stands alone */
  #direction(direction) {
    const sound = direction.localName === 'sound'
      ? direction : direction.querySelector(':scope > sound');
    const said = meanings(direction);
    if (sound !== null) {
      this.#sound(sound, said);
    }
    said.forEach((each) => this.#take(each, ''));
  }

  /**
   * What is to be played names places, and is surer than what is to be read.
   *
   * @param {Element} sound
   * @param {Meaning[]} said what stands beside it; what is taken by this is removed
   */
  #sound(sound, said) {
    const take = /** @param {(each: Meaning) => boolean} is */ (is) => {
      const index = said.findIndex(is);
      return index < 0 ? undefined : said.splice(index, 1)[0];
    };
    const toCoda = sound.getAttribute('tocoda');
    if (toCoda !== null) {
      const sign = take((each) => each.kind === 'coda' || each.kind === 'toward');
      const which = sign?.kind === 'coda' ? sign.which : sign?.kind === 'toward' ? sign.coda : 0;
      this.#here.toCodas.push(this.#place(toCoda, which));
    }
    for (const kind of /** @type {const} */ (['segno', 'coda'])) {
      const name = sound.getAttribute(kind);
      if (name !== null) {
        this.#take(take((each) => each.kind === kind) ?? { kind, which: 0 }, name);
      }
    }
    const segno = sound.getAttribute('dalsegno');
    if (segno !== null || sound.getAttribute('dacapo') === 'yes') {
      this.#take(plainBack(segno === null ? 'capo' : 'segno'), segno ?? '');
    }
    if (!['no', null].includes(sound.getAttribute('fine'))) {
      this.#here.fine = true;
    }
    if (sound.getAttribute('forward-repeat') === 'yes') {
      const begins = this.#atEnd ? this.#after : this.#here;
      if (begins !== undefined) {
        begins.forward = true;
      }
    }
  }

  /** @param {string} name @param {number} which @returns {Place} */
  #place(name, which) {
    return { name, which, atEnd: this.#atEnd };
  }

  /** @param {Meaning} meaning @param {string} name */
  #take(meaning, name) {
    switch (meaning.kind) {
      case 'back':
        this.#here.back = merged(this.#here.back, { ...meaning, name });
        break;
      case 'toward':
        this.#here.towards.push(meaning);
        break;
      case 'coda':
        this.#here.codas.push(this.#place(name, meaning.which));
        break;
      case 'segno':
        this.#here.segnos.push(this.#place(name, meaning.which));
        break;
      case 'fine':
        this.#here.fine = true;
        break;
    }
  }
}

/** @param {Element} child of a measure @returns {number} in divisions */
function length(child) {
  const duration = () => Number(child.querySelector(':scope > duration')?.textContent ?? 0) || 0;
  switch (child.localName) {
    case 'note':
      return child.querySelector(':scope > chord') === null ? duration() : 0;
    case 'forward':
      return duration();
    case 'backup':
      return -duration();
    default:
      return 0;
  }
}

/**
 * The times of an ending, such as `1, 2` or `1-3`; what stands above it helps where the number of the
 * file doesn't say it all.
 *
 * @param {string} number
 * @param {string} text
 * @returns {number[]}
 */
function numbers(number, text) {
  const read = /** @param {string} list */ (list) =>
    [...list.matchAll(/(\d+)(?:[\s.]*[-–—][\s.]*(\d+))?/g)].flatMap(([, from, to]) => {
      const begin = Math.min(Number(from), MOST_TIMES);
      const end = Math.min(Number(to ?? from), MOST_TIMES);
      return Array.from({ length: Math.max(1, end - begin + 1) }, (_, i) => begin + i);
    });
  const above = /^[\d\s.,;–—-]+$/.test(text) ? read(text) : [];
  const found = read(number);
  return above.length > found.length && found.every((each) => above.includes(each)) ? above : found;
}

/** @param {'capo' | 'segno'} to @returns {Back} */
export function plainBack(to) {
  return { kind: 'back', to, which: 0, until: '', coda: 0, thenCoda: false, repeats: false };
}

/**
 * The same da capo stands above several parts, and as a sound and as words.
 *
 * @param {Jump | undefined} one
 * @param {Jump} other
 * @returns {Jump}
 */
function merged(one, other) {
  return one === undefined ? other : {
    kind: 'back',
    to: one.to,
    name: one.name || other.name,
    which: one.which || other.which,
    until: one.until || other.until,
    coda: one.coda || other.coda,
    thenCoda: one.thenCoda || other.thenCoda,
    repeats: one.repeats || other.repeats,
  };
}
