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
    return this.#place(current, marks[index + 1], position);
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
   * @param {Mark[]} current the latest first
   * @param {Mark | undefined} next
   * @param {number} position
   */
  #place(current, next, position) {
    const latest = current[0];
    const from = latest && drawn(latest.id);
    const system = from?.closest('g.system');
    if (!latest || !from || !system) {
      this.#band.hidden = true;
      return undefined;
    }
    const sheet = this.#sheet.getBoundingClientRect();
    const box = system.getBoundingClientRect();
    const left = head(from).left;
    const to = next && drawn(next.id);
    const right = to && to.closest('g.system') === system ? head(to).left : left;
    const part = next ? (position - latest.time) / Math.max(0.001, next.time - latest.time) : 0;
    const x = right > left ? left + (right - left) * Math.min(1, part) : left;
    if (this.#band.parentElement !== this.#sheet) {
      this.#sheet.append(this.#band);
    }
    this.#band.style.height = `${box.height}px`;
    this.#band.style.transform = `translate(${x - sheet.left}px, ${box.top - sheet.top}px)`;
    this.#band.hidden = false;
    return this.#band;
  }
}

/** @param {string} id @returns {Element | null} */
function drawn(id) {
  return document.getElementById(id);
}

/** The note's head, without accidentals and stem. @param {Element} note */
function head(note) {
  return (note.querySelector('g.notehead') ?? note).getBoundingClientRect();
}
