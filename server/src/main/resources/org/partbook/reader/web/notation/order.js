// In which order measures are played: repeats, first and second endings, da capo and dal segno.

import { Jumps } from './jumps.js';
import { endingAt, repeatsOf } from './repeats.js';
import { readSigns } from './signs.js';

/** @typedef {import('./repeats.js').Repeat} Repeat */
/** @typedef {import('./signs.js').Jump} Jump */
/** @typedef {import('./signs.js').Signs} Signs */

/** Signs that contradict each other could lead round and round. So many measures more are played. */
const MOST = 10_000;

/**
 * @param {Element[][]} columns the measures that sound together
 * @returns {number[]} of measures, from 0
 */
export function playingOrder(columns) {
  return new Walk(readSigns(columns)).order;
}

/** Goes through the measures as a player does. */
class Walk {
  /** @type {number[]} */
  order = [];
  #signs;
  #repeats;
  #jumps;
  /** Which time of a repeat it is, if it isn't the first. @type {Map<Repeat, number>} */
  #times = new Map();
  /** Each da capo is obeyed once. @type {Set<number>} */
  #obeyed = new Set();
  /** The da capo after which we are, and its measure. @type {Jump | undefined} */
  #back;
  #backAt = -1;
  /** Where it ends, if that is a measure. @type {number | undefined} */
  #stop;
  #inCoda = false;
  /** The measure with the sign that was jumped to. */
  #sign = -1;
  /** Measures from which it went to a coda. @type {Set<number>} */
  #left = new Set();

  /** @param {Signs[]} signs */
  constructor(signs) {
    this.#signs = signs;
    this.#jumps = new Jumps(signs);
    this.#repeats = repeatsOf(signs, this.#jumps.backs);
    for (let i = 0; i < signs.length && this.order.length < signs.length + MOST;) {
      const after = this.#withoutEnding(i);
      if (after === i) {
        this.order.push(i);
        i = this.#next(i);
      } else {
        i = after;
      }
    }
  }

  /** Whether a measure is played again after a da capo. @param {number} i */
  #isAgain(i) {
    return this.#back !== undefined && !this.#inCoda && i <= this.#backAt;
  }

  /** Whether a repeat is taken: after a da capo, mostly not. @param {Repeat} repeat */
  #isTaken(repeat) {
    return !this.#isAgain(repeat.from) || this.#back?.repeats === true || repeat.afterJump;
  }

  /** @param {Repeat} repeat @returns {number} from 1 */
  #time(repeat) {
    return this.#isTaken(repeat) ? this.#times.get(repeat) ?? 1 : repeat.times;
  }

  // --- Endings -----------------------------------------------------------------------------------

  /** An ending whose turn it isn't is left out. @param {number} i @returns {number} a measure */
  #withoutEnding(i) {
    const { repeat, ending } = this.#repeats[i]?.ending ?? {};
    if (repeat === undefined || ending === undefined || ending.from !== i || i === this.#sign) {
      return i;
    }
    const wanted = !this.#isTaken(repeat) && this.#wantedEnding(repeat);
    const played = wanted || endingAt(repeat, this.#time(repeat));
    return played === ending ? i : ending.to + 1;
  }

  /** After a da capo, the ending that leads to where that goes. @param {Repeat} repeat */
  #wantedEnding({ endings }) {
    const until = this.#back?.until;
    return endings.findLast(({ from, to }) => to <= this.#backAt && (
      (until !== 'coda' && this.#signs.slice(from, to + 1).some(({ fine }) => fine))
      || (until !== 'fine' && this.#jumps.leadsToCoda(from, to))));
  }

  // --- From measure to measure -------------------------------------------------------------------

  /** @param {number} i that has been played @returns {number} the next; none if it is over */
  #next(i) {
    this.#sign = -1;
    const isLast = this.#isLastTime(i);
    if (isLast && this.#isEnd(i)) {
      return this.#afterEnd(i);
    }
    const coda = isLast ? this.#coda(i) : undefined;
    if (coda !== undefined) {
      this.#left.add(i);
      return this.#jump(coda, true);
    }
    if (isLast && this.#jumps.backs[i] !== undefined && !this.#obeyed.has(i)) {
      return this.#goBack(i);
    }
    const { ends } = this.#repeats[i] ?? {};
    return ends !== undefined && this.#time(ends) < ends.times ? this.#repeat(ends) : i + 1;
  }

  /** Whether no repeat leads here once more. @param {number} i */
  #isLastTime(i) {
    const { within = [], ending } = this.#repeats[i] ?? {};
    return within.every((repeat) => {
      if (!repeat.leadsBack) {
        return true;
      }
      const time = this.#time(repeat);
      if (ending?.repeat !== repeat) {
        return time >= repeat.times;
      }
      const later = Array.from({ length: repeat.times - time }, (_, more) => time + more + 1);
      return !later.some((each) => endingAt(repeat, each) === ending.ending);
    });
  }

  /** @param {Repeat} repeat */
  #repeat(repeat) {
    const time = this.#time(repeat) + 1;
    for (const other of this.#times.keys()) {
      if (other.from >= repeat.from) {
        this.#times.delete(other);
      }
    }
    this.#times.set(repeat, time);
    return repeat.from;
  }

  /** @param {number} to @param {boolean} inCoda */
  #jump(to, inCoda) {
    this.#inCoda = inCoda;
    this.#sign = to > 0 ? to : -1;
    this.#times.clear();
    // In an ending we are there for its time.
    const { repeat, ending } = this.#repeats[to]?.ending ?? {};
    if (repeat !== undefined && ending !== undefined) {
      this.#times.set(repeat, Math.max(...ending.numbers));
    }
    return to;
  }

  // --- Da capo -----------------------------------------------------------------------------------

  /** @param {number} i its measure */
  #goBack(i) {
    this.#obeyed.add(i);
    const back = /** @type {Jump} */ (this.#jumps.backs[i]);
    const target = this.#jumps.target(i);
    // The end may be that of the coda.
    const isThere = this.#signs.slice(target, i + 1).some(({ fine }) => fine);
    this.#back = back.until === 'fine' && !isThere ? { ...back, until: '' } : back;
    this.#backAt = i;
    this.#stop = back.until === 'segno' ? this.#jumps.segnoAfter(i) : undefined;
    return this.#jump(target, false);
  }

  /** Whether what is played again ends with a measure. @param {number} i */
  #isEnd(i) {
    if (this.#isAgain(i) && this.#stop !== undefined) {
      return i === this.#stop;
    }
    if (this.#back === undefined || this.#signs[i]?.fine !== true) {
      return false;
    }
    if (this.#isAgain(i)) {
      return this.#back.until !== 'coda';
    }
    return !this.#jumps.backs.some((back, at) => back && at >= i && !this.#obeyed.has(at));
  }

  /** @param {number} i @returns {number} a measure */
  #afterEnd(i) {
    const isWanted = !this.#inCoda && (this.#back?.thenCoda || this.#stop === i);
    const coda = isWanted ? this.#jumps.coda(this.#backAt, i) : undefined;
    return coda === undefined ? this.#signs.length : this.#jump(coda, true);
  }

  /** Where the coda begins, if a measure leads there. @param {number} i */
  #coda(i) {
    if (this.#isAgain(i)) {
      const isNextTurn = this.#left.has(i) && this.#jumps.leadsToCoda(i + 1, this.#backAt);
      const goes = this.#back?.until !== 'fine' && this.#stop === undefined && !isNextTurn;
      return goes ? this.#jumps.codaFrom(i, this.#backAt) : undefined;
    }
    // Without a da capo, the last time of a repeat leads there.
    const { within = [] } = this.#repeats[i] ?? {};
    const repeat = within.find(({ leadsBack }) => leadsBack);
    const coda = repeat && !this.#jumps.areThere ? this.#jumps.codaFrom(i, -1) : undefined;
    return coda !== undefined && coda > (repeat?.to ?? 0) ? coda : undefined;
  }
}
