// Keys, and the intervals between them, counted in fifths: C is 0, G is 1, F is -1.

/**
 * @typedef {object} Key
 * @property {number} fifths the signature: sharps, or flats below zero
 * @property {'major' | 'minor'} mode
 */

/**
 * How far music is moved: a number of semitones alone doesn't tell how the notes are spelt.
 *
 * @typedef {object} Interval
 * @property {number} steps of the scale, down below zero
 * @property {number} semitones
 */

/**
 * What a score's key is called.
 *
 * @typedef {Key & {sounding: boolean}} NamedKey `sounding` where what is written has several keys
 */

/** Signatures have up to seven sharps or flats. */
const FIFTHS = Array.from({ length: 15 }, (_, i) => i - 7);

const SEMITONES = [0, 2, 4, 5, 7, 9, 11];

/** @param {number} a @param {number} b */
const modulo = (a, b) => ((a % b) + b) % b;

/**
 * The nearest way from one key to another, up or down.
 *
 * @param {number} from in fifths
 * @param {number} to in fifths
 * @returns {number} semitones, from -5 to 6
 */
export function nearest(from, to) {
  return modulo(7 * (to - from) + 5, 12) - 5;
}

/**
 * The keys that music can be moved to: of two spellings of the same key, those in which no signature
 * on the way needs more than seven accidentals.
 *
 * @param {number[]} keys all that the music has, in fifths, the first one first
 * @returns {number[]} in fifths, from flats to sharps
 */
export function targets(keys) {
  const from = keys[0] ?? 0;
  const fits = /** @param {number} to */ (to) =>
    keys.every((key) => Math.abs(key + to - from) <= 7);
  return FIFTHS.filter((to) => {
    const others = FIFTHS.filter((other) => modulo(other - to, 12) === 0 && other !== to);
    return fits(to) || !others.some(fits);
  });
}

/**
 * The key that is so many semitones away, in the spelling with the fewest accidentals.
 *
 * @param {number} from in fifths
 * @param {number} semitones
 * @param {number[]} choice of keys, in fifths
 * @returns {number} in fifths
 */
export function moved(from, semitones, choice) {
  const same = choice.filter((to) => modulo(7 * (to - from) - semitones, 12) === 0);
  const odd = /** @param {number} to */ (to) => Math.abs(to) + Math.abs(to - from) / 100;
  return same.includes(from) ? from : same.sort((a, b) => odd(a) - odd(b))[0] ?? from;
}

/**
 * @param {number} from in fifths
 * @param {number} to in fifths
 * @param {number} semitones one of the ways between them
 * @returns {Interval}
 */
export function interval(from, to, semitones) {
  const fifths = to - from;
  const octaves = (7 * fifths - semitones) / 12;
  return { steps: 4 * fifths - 7 * octaves, semitones };
}

/**
 * How many fifths the key of what sounds is above the written one: -2 for a clarinet in B flat.
 *
 * @param {Interval} transposition from what is written to what sounds
 */
export function soundingFifths({ steps, semitones }) {
  const fifths = 7 * semitones - 12 * steps;
  // Not all files say the steps.
  return Math.abs(fifths) <= 7 ? fifths : modulo(7 * semitones + 5, 12) - 5;
}

/**
 * The same key, spelt with as many sharps or flats as there can be.
 *
 * @param {number} fifths
 */
export function signature(fifths) {
  return Math.abs(fifths) <= 7 ? fifths : modulo(fifths + 5, 12) - 5;
}

/**
 * The interval as the engraving library reads it: `m3`, `-P5`, `A1`.
 *
 * @param {Interval} interval
 * @returns {string} empty for none
 */
export function intervalName({ steps, semitones }) {
  if (steps === 0 && semitones === 0) {
    return '';
  }
  const down = steps < 0 || (steps === 0 && semitones < 0);
  const size = Math.abs(steps);
  const octaves = Math.floor(size / 7);
  const natural = (SEMITONES[size % 7] ?? 0) + 12 * octaves;
  return (down ? '-' : '') + quality(size % 7, (down ? -semitones : semitones) - natural) + (size + 1);
}

/**
 * @param {number} step within the octave
 * @param {number} over how many semitones the interval is wider than the major or perfect one
 */
function quality(step, over) {
  if (over > 0) {
    return 'A'.repeat(over);
  }
  if ([0, 3, 4].includes(step)) {
    return over === 0 ? 'P' : 'd'.repeat(-over);
  }
  return over === 0 ? 'M' : over === -1 ? 'm' : 'd'.repeat(-over - 1);
}
