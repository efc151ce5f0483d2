// Shows where the music is: the notes that sound, and a band over the place in their system.

/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {import('./timeline.js').Mark} Mark */

/**
 * The last in an ordered list that has begun.
 *
 * @param {{time: number}[]} list
 * @param {number} position
 * @returns {number} its index; -1 if none has
 */
export function indexAt(list, position) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (/** @type {{time: number}} */ (list[middle]).time <= position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/** So far back can a mark have begun that still holds. In marks. */
const LOOK_BACK = 400;

export class Cursor {
  #sheet;
  #band = document.createElement('div');
  /** @type {Set<Element>} */
  #lit = new Set();
  /** @type {Timeline | undefined} */
  #line;

  /** @param {HTMLElement} sheet that the pages lie on */
  constructor(sheet) {
    this.#sheet = sheet;
    this.#band.className = 'notation-cursor';
    this.#band.hidden = true;
  }

  /** @param {Timeline} line */
  load(line) {
    this.#line = line;
  }

  hide() {
    this.#light([]);
    this.#band.hidden = true;
  }

  /**
   * @param {number} position in seconds
   * @returns {Element | undefined} the band, if the place is drawn
   */
  show(position) {
    const marks = this.#line?.marks ?? [];
    const index = indexAt(marks, position);
    /** @type {Mark[]} */
    const current = [];
    for (let i = index; i >= 0 && i > index - LOOK_BACK; i--) {
      const mark = /** @type {Mark} */ (marks[i]);
      if (mark.end > position) {
        current.push(mark);
      }
    }
    this.#light(current.filter(({ rest }) => !rest));
    return this.#place(index, position);
  }

  /** @param {Mark[]} marks */
  #light(marks) {
    /** @type {Set<Element>} */
    const now = new Set(marks.flatMap(({ id }) => drawn(id) ?? []));
    this.#lit.forEach((element) => element.classList.toggle('sounding', now.has(element)));
    now.forEach((element) => element.classList.add('sounding'));
    this.#lit = now;
  }

  /**
   * Puts the band between the notes that began last and those that come next.
   *
   * @param {number} index of the last mark that has begun
   * @param {number} position
   */
  #place(index, position) {
    const marks = this.#line?.marks ?? [];
    const [latest, next] = [marks[index], marks[index + 1]];
    const from = this.#column(index, -1);
    if (latest === undefined || from === undefined) {
      this.#band.hidden = true;
      return undefined;
    }
    const sheet = this.#sheet.getBoundingClientRect();
    const box = from.system.getBoundingClientRect();
    const to = next && this.#column(index + 1, 1);
    const right = to?.system === from.system ? Math.max(from.left, to.left) : from.left;
    const part = next ? (position - latest.time) / Math.max(0.001, next.time - latest.time) : 0;
    const x = from.left + (right - from.left) * Math.min(1, part);
    if (this.#band.parentElement !== this.#sheet) {
      this.#sheet.append(this.#band);
    }
    this.#band.style.height = `${box.height}px`;
    this.#band.style.transform = `translate(${x - sheet.left}px, ${box.top - sheet.top}px)`;
    this.#band.hidden = false;
    return this.#band;
  }

  /**
   * Where the notes stand that begin together. A rest of a whole measure stands in its middle, and
   * says so only where nothing else does.
   *
   * @param {number} index of the first of them
   * @param {1 | -1} step to the next of them
   */
  #column(index, step) {
    const marks = this.#line?.marks ?? [];
    const time = marks[index]?.time;
    /** @type {{left: number, system: Element, whole: boolean} | undefined} */
    let found;
    for (let i = index; marks[i] !== undefined && marks[i]?.time === time; i += step) {
      const element = drawn(marks[i]?.id ?? '');
      const system = element?.closest('g.system');
      if (element && system) {
        const whole = element.classList.contains('mRest');
        const { left } = place(element);
        if (!found || (found.whole && !whole) || (found.whole === whole && left < found.left)) {
          found = { left, system, whole };
        }
      }
    }
    return found;
  }
}

/** @param {string} id @returns {Element | null} */
function drawn(id) {
  return document.getElementById(id);
}

/** The note's head, without accidentals and stem. @param {Element} element */
function place(element) {
  if (element.classList.contains('mRest')) {
    return (element.closest('g.measure') ?? element).querySelector('g.staff > path')
      ?.getBoundingClientRect() ?? element.getBoundingClientRect();
  }
  return (element.querySelector('g.notehead') ?? element).getBoundingClientRect();
}
