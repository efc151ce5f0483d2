// What sounds when: the score as it is played, at its own tempo.

import { playingOrder } from './order.js';
import { childNumber, childText } from './xml-score.js';

/** @typedef {import('./xml-score.js').Part} Part */

/**
 * @typedef {object} Sound
 * @property {number} time in seconds
 * @property {number} duration in seconds
 * @property {number} pitch as MIDI counts, before any transposition by the reader
 * @property {boolean} drum has no pitch
 * @property {number} part its index
 * @property {number} loudness 0 to 1
 */

/**
 * A note or rest on the page, while it is its turn.
 *
 * @typedef {object} Mark
 * @property {string} id
 * @property {number} time in seconds
 * @property {number} end in seconds
 * @property {number} part its index
 * @property {boolean} rest
 */

/**
 * @typedef {object} Bar
 * @property {number} time in seconds
 * @property {number} end in seconds
 * @property {number} measure its index on the page
 * @property {number} tempo quarters per minute, at its beginning
 */

/**
 * @typedef {object} Timeline
 * @property {Sound[]} sounds by time
 * @property {Mark[]} marks by time
 * @property {Bar[]} bars by time
 * @property {number} end in seconds
 */

/**
 * What a measure of a part says, with times in quarters from its beginning.
 *
 * @typedef {object} Written
 * @property {string} id
 * @property {number} at
 * @property {number} length
 * @property {number | undefined} pitch nothing for a rest
 * @property {boolean} drum
 * @property {boolean} tiedFrom
 * @property {number} part
 * @property {number} loudness
 */

/** @typedef {{at: number, tempo: number}} Tempo */
/** @typedef {{notes: Written[], tempos: Tempo[], length: number, tempo: number}} Column */

const DEFAULT_TEMPO = 96;
/** What the usual words mean where no number says it, in quarters per minute. */
const TEMPOS = /** @type {Record<string, number>} */ ({
  grave: 40, largo: 48, lento: 54, lent: 54, larghetto: 60, adagio: 66, andante: 76, andantino: 84,
  moderato: 100, allegretto: 112, allegro: 132, vivace: 152, presto: 176, prestissimo: 192,
});
const TEMPO_WORD = new RegExp(`^(?:(?:poco|molto|più|assai) )*(${Object.keys(TEMPOS).join('|')})\\b`, 'i');
const GRACE = 0.125;
const STEPS = /** @type {Record<string, number>} */ ({ C: 0, D: 2, E: 4, F: 5, G: 7, A: 9, B: 11 });
const LOUDNESS = /** @type {Record<string, number>} */ ({
  ppp: 0.25, pp: 0.33, p: 0.45, mp: 0.56, mf: 0.68, f: 0.82, ff: 0.93, fff: 1,
});
const QUARTERS = /** @type {Record<string, number>} */ ({
  whole: 4, half: 2, quarter: 1, eighth: 0.5, '16th': 0.25,
});

/** Reads the measures of a part, one after the other. */
class PartReader {
  #part;
  #divisions = 1;
  #transpose = 0;
  #loudness = LOUDNESS['mf'] ?? 0.7;
  #at = 0;
  #previous = 0;
  /** @type {Written[]} */
  #graces = [];

  /** @param {number} part its index */
  constructor(part) {
    this.#part = part;
  }

  /** @param {Element} measure @param {Column} column */
  read(measure, column) {
    this.#at = 0;
    for (const child of measure.children) {
      switch (child.localName) {
        case 'attributes':
          this.#attributes(child);
          break;
        case 'note':
          this.#note(child, column);
          break;
        case 'backup':
          this.#at = Math.max(0, this.#at - this.#duration(child));
          break;
        case 'forward':
          this.#at += this.#duration(child);
          break;
        case 'direction':
        case 'sound':
          this.#direction(child, column);
          break;
      }
      column.length = Math.max(column.length, this.#at);
    }
    this.#graces = [];
  }

  /** @param {Element} element */
  #duration(element) {
    return childNumber(element, 'duration') / this.#divisions;
  }

  /** @param {Element} attributes */
  #attributes(attributes) {
    this.#divisions = childNumber(attributes, 'divisions', this.#divisions) || 1;
    const transpose = attributes.querySelector(':scope > transpose');
    if (transpose !== null) {
      this.#transpose =
        childNumber(transpose, 'chromatic') + 12 * childNumber(transpose, 'octave-change');
    }
  }

  /** @param {Element} element @param {Column} column */
  #note(element, column) {
    const says = new Map([...element.children].map((child) => [child.localName, child]));
    const length = Number(says.get('duration')?.textContent ?? 0) / this.#divisions;
    const isChord = says.has('chord');
    const at = isChord ? this.#previous : this.#at;
    const note = this.#written(element, says, at, length);
    if (says.has('grace')) {
      this.#graces.push(note);
    } else {
      this.#playGraces(at, length);
      this.#previous = at;
      this.#at = isChord ? this.#at : at + length;
    }
    column.notes.push(note);
  }

  /**
   * @param {Element} element @param {Map<string, Element>} says @param {number} at
   * @param {number} length
   * @returns {Written}
   */
  #written(element, says, at, length) {
    const drum = says.has('unpitched');
    return {
      id: element.id,
      at,
      length,
      pitch: drum ? 60 : this.#pitch(says.get('pitch')),
      drum,
      tiedFrom: says.has('tie') && element.querySelector(':scope > tie[type="stop"]') !== null,
      part: this.#part,
      loudness: this.#loudness,
    };
  }

  /** Grace notes come before the note that they adorn, and at the very beginning, with it. */
  #playGraces(/** @type {number} */ at, /** @type {number} */ length) {
    const step = Math.min(GRACE, length / (2 * this.#graces.length || 1)) || GRACE;
    this.#graces.forEach((grace, i) => {
      grace.at = Math.max(0, at - step * (this.#graces.length - i));
      grace.length = step;
    });
    this.#graces = [];
  }

  /** @param {Element | undefined} pitch */
  #pitch(pitch) {
    if (pitch === undefined) {
      return undefined;
    }
    const says = new Map([...pitch.children].map(({ localName, textContent }) =>
      [localName, textContent?.trim() ?? '']));
    return (STEPS[says.get('step') ?? ''] ?? 0) + Number(says.get('alter') ?? 0)
      + 12 * (Number(says.get('octave') ?? 4) + 1) + this.#transpose;
  }

  /** @param {Element} element @param {Column} column */
  #direction(element, column) {
    const sound = element.localName === 'sound' ? element : element.querySelector(':scope > sound');
    const offset = childNumber(element, 'offset') / this.#divisions;
    const tempo = Number(sound?.getAttribute('tempo') ?? 0) || metronome(element) || word(element);
    if (tempo > 0) {
      column.tempos.push({ at: Math.max(0, this.#at + offset), tempo });
    }
    const mark = element.querySelector(':scope > direction-type > dynamics')?.firstElementChild;
    this.#loudness = LOUDNESS[mark?.localName ?? ''] ?? this.#loudness;
  }
}

/** @param {Element} direction @returns {number} quarters per minute; 0 if it doesn't say */
function metronome(direction) {
  const mark = direction.querySelector('direction-type > metronome');
  if (mark === null) {
    return 0;
  }
  const dotted = mark.querySelector('beat-unit-dot') !== null ? 1.5 : 1;
  const perMinute = /[\d.]+/.exec(childText(mark, 'per-minute'))?.[0] ?? '0';
  return Number(perMinute) * (QUARTERS[childText(mark, 'beat-unit')] ?? 1) * dotted;
}

/** @param {Element} direction @returns {number} quarters per minute; 0 if it doesn't say */
function word(direction) {
  const words = direction.querySelector(':scope > direction-type > words')?.textContent?.trim() ?? '';
  return TEMPOS[TEMPO_WORD.exec(words)?.[1]?.toLowerCase() ?? ''] ?? 0;
}

/** @param {Part[]} parts @returns {Column[]} */
function columns(parts) {
  const count = Math.max(...parts.map(({ measures }) => measures.length));
  /** @type {Column[]} */
  const all = Array.from({ length: count }, () =>
    ({ notes: [], tempos: [], length: 0, tempo: DEFAULT_TEMPO }));
  parts.forEach(({ measures }, index) => {
    const reader = new PartReader(index);
    measures.forEach((measure, i) => reader.read(measure, /** @type {Column} */ (all[i])));
  });
  let tempo = DEFAULT_TEMPO;
  for (const column of all) {
    column.tempos.sort((a, b) => a.at - b.at);
    column.notes.sort((a, b) => a.at - b.at);
    column.tempo = tempo;
    tempo = column.tempos.at(-1)?.tempo ?? tempo;
  }
  return all;
}

/** Seconds from a measure's beginning to a place in it. @param {Column} column @param {number} at */
function seconds(column, at) {
  let [time, from, tempo] = [0, 0, column.tempo];
  for (const change of column.tempos) {
    if (change.at >= at) {
      break;
    }
    time += ((change.at - from) * 60) / tempo;
    [from, tempo] = [change.at, change.tempo];
  }
  return time + ((at - from) * 60) / tempo;
}

/** @param {Column} column */
function tempoAtStart(column) {
  const first = column.tempos[0];
  return first !== undefined && first.at === 0 ? first.tempo : column.tempo;
}

/** @param {Part[]} parts @returns {Timeline} */
export function timeline(parts) {
  const all = columns(parts);
  const order = playingOrder(
    all.map((_, i) => parts.flatMap(({ measures }) => measures[i] ?? [])));
  const line = /** @type {Timeline} */ ({ sounds: [], marks: [], bars: [], end: 0 });
  /** @type {Map<string, Sound>} */
  const sounding = new Map();
  for (const measure of order) {
    const column = /** @type {Column} */ (all[measure]);
    const end = line.end + seconds(column, column.length);
    for (const note of column.notes) {
      const time = line.end + seconds(column, note.at);
      play(line, sounding, note, time, line.end + seconds(column, note.at + note.length));
    }
    line.bars.push({ time: line.end, end, measure, tempo: tempoAtStart(column) });
    line.end = end;
  }
  line.sounds.sort((a, b) => a.time - b.time);
  line.marks.sort((a, b) => a.time - b.time);
  return line;
}

/**
 * @param {Timeline} line
 * @param {Map<string, Sound>} sounding the latest of each part and pitch, which a tie makes longer
 * @param {Written} note
 * @param {number} time
 * @param {number} end
 */
function play(line, sounding, note, time, end) {
  const { id, part, pitch, drum, loudness } = note;
  line.marks.push({ id, time, end, part, rest: pitch === undefined });
  if (pitch === undefined) {
    return;
  }
  const voice = `${part} ${pitch}`;
  const before = sounding.get(voice);
  if (note.tiedFrom && before && Math.abs(before.time + before.duration - time) < 0.01) {
    before.duration = end - before.time;
  } else {
    const sound = { time, duration: end - time, pitch, drum, part, loudness };
    line.sounds.push(sound);
    sounding.set(voice, sound);
  }
}
