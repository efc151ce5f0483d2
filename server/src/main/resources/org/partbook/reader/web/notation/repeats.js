// Which measures are repeated, and how often: repeats within repeats, and endings.

import { MOST_TIMES } from './signs.js';

/** @typedef {import('./signs.js').Signs} Signs */

/**
 * @typedef {object} Ending
 * @property {Set<number>} numbers the times that it is played
 * @property {number} from its first measure
 * @property {number} to its last measure
 */

/**
 * @typedef {object} Repeat
 * @property {number} from its first measure
 * @property {number} to its last measure, that of the last ending
 * @property {number} times that it is played
 * @property {boolean} leadsBack it has a sign that does
 * @property {boolean} afterJump even after a da capo
 * @property {Ending[]} endings
 */

/**
 * What repeats mean for a measure.
 *
 * @typedef {object} Place
 * @property {Repeat[]} within the repeats that it belongs to
 * @property {Repeat | undefined} ends the repeat whose sign is at its end
 * @property {{repeat: Repeat, ending: Ending} | undefined} ending that it belongs to
 */

/**
 * @param {Signs[]} signs
 * @param {unknown[]} backs by measure, what is there if a da capo is
 * @returns {Place[]} by measure
 */
export function repeatsOf(signs, backs) {
  return new Matcher(signs, backs).places;
}

/** Finds the beginning of each repeat, as one finds that of a bracket. */
class Matcher {
  /** @type {Place[]} */
  places;
  /** Those that have begun and haven't ended; the innermost one is the last. @type {Repeat[]} */
  #open = [];
  /** Where one begins that has no sign for that: where the last one ended, or after a da capo. */
  #free = 0;
  /** That whose endings we are among. @type {Repeat | undefined} */
  #group;
  /** @type {Ending | undefined} */
  #ending;
  /** @type {Set<Repeat>} */
  #found = new Set();

  /** @param {Signs[]} signs @param {unknown[]} backs */
  constructor(signs, backs) {
    this.places = signs.map(() => ({ within: [], ends: undefined, ending: undefined }));
    signs.forEach((each, i) => {
      this.#measure(each, i);
      if (backs[i] !== undefined && this.#open.length === 0) {
        this.#free = i + 1;
      }
    });
    this.#closeLast();
    for (const repeat of this.#found) {
      this.#count(repeat);
      for (let i = repeat.from; i <= repeat.to; i++) {
        this.places[i]?.within.push(repeat);
      }
    }
  }

  /** @param {Signs} signs @param {number} i */
  #measure(signs, i) {
    const place = /** @type {Place} */ (this.places[i]);
    if (this.#group !== undefined && this.#ending === undefined && signs.ending === undefined) {
      this.#leave(i);
    }
    const isFurther = this.#group !== undefined && signs.ending !== undefined;
    if (signs.forward && !isFurther) {
      this.#open.push(repeatFrom(i));
    }
    if (signs.ending !== undefined) {
      this.#begin(signs.ending, i);
    }
    if (signs.forward && isFurther) {
      this.#open.push(repeatFrom(i));
    }
    if (this.#group !== undefined && this.#ending !== undefined) {
      this.#ending.to = i;
      this.#group.to = i;
      place.ending = { repeat: this.#group, ending: this.#ending };
    }
    if (signs.backward !== undefined) {
      place.ends = this.#end(signs.backward, i);
    }
    if (signs.endingStops) {
      this.#ending = undefined;
    }
  }

  /** An ending begins. @param {number[]} numbers @param {number} i */
  #begin(numbers, i) {
    if (this.#group === undefined) {
      this.#group = this.#open.at(-1) ?? repeatFrom(this.#free);
      this.#found.add(this.#group);
    }
    // What began within the ending before and didn't end is none.
    this.#open.length = Math.max(0, this.#open.indexOf(this.#group));
    this.#open.push(this.#group);
    this.#ending = { numbers: new Set(numbers), from: i, to: i };
    this.#group.endings.push(this.#ending);
  }

  /** The endings are over. @param {number} i */
  #leave(i) {
    this.#open.length = Math.max(0, this.#open.indexOf(/** @type {Repeat} */ (this.#group)));
    this.#group = undefined;
    this.#free = i;
  }

  /** @param {{times: number, afterJump: boolean}} sign @param {number} i @returns {Repeat} */
  #end({ times, afterJump }, i) {
    const innermost = this.#open.at(-1);
    if (this.#ending !== undefined && innermost === this.#group && innermost !== undefined) {
      innermost.afterJump ||= afterJump;
      innermost.leadsBack = true;
      innermost.times = Math.max(innermost.times, times);
      // There are files that say where an ending begins only.
      this.#ending = undefined;
      return innermost;
    }
    const repeat = this.#open.pop() ?? repeatFrom(this.#free);
    Object.assign(repeat, { to: i, times: times || 2, leadsBack: true, afterJump });
    this.#found.add(repeat);
    this.#free = i + 1;
    return repeat;
  }

  /** Nothing says where the last ending ends: after its first measure it doesn't matter. */
  #closeLast() {
    if (this.#group !== undefined && this.#ending !== undefined) {
      const { from } = this.#ending;
      this.#group.to = from;
      this.#ending.to = from;
      this.places.forEach((place, i) => (place.ending = i > from ? undefined : place.ending));
    }
  }

  /** How often it is played, by the numbers of its endings. @param {Repeat} repeat */
  #count(repeat) {
    const { endings, times } = repeat;
    if (endings.length === 0) {
      return;
    }
    let last = 0;
    for (const { numbers } of endings) {
      if (numbers.size === 0) {
        numbers.add(last + 1);
      }
      last = Math.max(last, ...numbers);
    }
    // After a single ending that leads back, it goes on without that.
    const goesOn = endings.length === 1 && repeat.leadsBack;
    const most = goesOn ? Math.max(last, times > 1 ? times : last + 1) : last;
    repeat.times = Math.min(MOST_TIMES, most);
  }
}

/** @param {number} from @returns {Repeat} */
function repeatFrom(from) {
  return { from, to: from, times: 1, leadsBack: false, afterJump: false, endings: [] };
}

/**
 * The ending that is played at a time; where the numbers have a gap, it is the one before.
 *
 * @param {Repeat} repeat
 * @param {number} time from 1
 * @returns {Ending | undefined} nothing where it goes on without one
 */
export function endingAt({ endings }, time) {
  const fits = endings.find(({ numbers }) => numbers.has(time));
  const isFirstAlone = endings.length === 1 && endings[0]?.numbers.has(1);
  if (fits !== undefined || isFirstAlone) {
    return fits;
  }
  return endings.findLast(({ numbers }) => Math.min(...numbers) < time) ?? endings[0];
}
