// A MusicXML score: its parts, its key, and as much of it as is to be shown.

import { meanings } from './jump-words.js';
import { signature, soundingFifths } from './keys.js';
import { MusicError, parse } from './music-file.js';

/** @typedef {import('./keys.js').Key} Key */
/** @typedef {import('./keys.js').NamedKey} NamedKey */

/**
 * @typedef {object} Part
 * @property {string} id
 * @property {string} name
 * @property {number} program General MIDI's number of the instrument, from 1
 * @property {Element[]} measures
 */

/** @param {Element} element @param {string} path */
export function childText(element, path) {
  return element.querySelector(`:scope > ${path}`)?.textContent?.trim() ?? '';
}

/** @param {Element} element @param {string} path @param {number} [otherwise] */
export function childNumber(element, path, otherwise = 0) {
  const text = childText(element, path);
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? otherwise : number;
}

export class XmlScore {
  #document;
  /** @type {Part[]} */
  parts;

  /**
   * Gives all notes and measures ids of ours, by which they are found in the drawing.
   *
   * @param {string} xml
   */
  constructor(xml) {
    this.#document = parse(xml);
    if (this.#document.documentElement.localName !== 'score-partwise') {
      throw new MusicError('unreadable');
    }
    this.parts = [...this.#document.querySelectorAll('score-partwise > part')].map((part) =>
      this.#part(part));
    if (this.parts.every(({ measures }) => measures.length === 0)) {
      throw new MusicError('unreadable');
    }
    let notes = 0;
    for (const note of this.#document.querySelectorAll('part > measure > note')) {
      note.setAttribute('id', `note-${++notes}`);
    }
    for (const { measures } of this.parts) {
      measures.forEach((measure, i) => measure.setAttribute('id', measureId(i)));
    }
  }

  get measures() {
    return Math.max(...this.parts.map(({ measures }) => measures.length));
  }

  /** What the file says of whose it is; the buyer's licence stands last. */
  get rights() {
    const found = this.#document.querySelectorAll('score-partwise > identification > rights');
    return [...found].map(({ textContent }) => textContent?.trim() ?? '').filter(Boolean);
  }

  /**
   * The key at the beginning, as it is written in these parts. Instruments that transpose in several
   * ways are written in several keys; then it is the one that sounds.
   *
   * @param {Part[]} parts
   * @returns {NamedKey}
   */
  key(parts) {
    const pitched = parts.filter(({ measures }) =>
      measures.some((measure) => measure.querySelector('pitch') !== null));
    const all = pitched.length > 0 ? pitched : parts;
    const sounding = new Set(all.map(transposition)).size > 1;
    const straight = all.filter((part) => transposition(part) === 0);
    const asked = sounding && straight.length > 0 ? straight : all;
    const part = asked.find((each) => keyOf(each) !== undefined) ?? asked[0];
    const { fifths, mode } = (part && keyOf(part)) ?? { fifths: 0, mode: 'major' };
    const above = sounding && part ? transposition(part) : 0;
    return { fifths: signature(fifths + above), mode, sounding };
  }

  /**
   * All keys, as they are written.
   *
   * @param {Part[]} parts
   * @returns {number[]} in fifths; the first one first, none twice
   */
  keys(parts) {
    const changes = parts.flatMap(({ measures }) =>
      measures.flatMap((measure) => [...measure.querySelectorAll(':scope > attributes > key')]));
    return [...new Set([this.key(parts).fifths, ...changes.map((key) => childNumber(key, 'fifths'))])];
  }

  /**
   * The score with some of its parts.
   *
   * @param {Part[]} parts
   * @returns {string} MusicXML
   */
  withParts(parts) {
    if (parts.length === this.parts.length) {
      return new XMLSerializer().serializeToString(this.#document);
    }
    const copy = /** @type {Document} */ (this.#document.cloneNode(true));
    const kept = new Set(parts.map(({ id }) => id));
    keepDirections(copy, kept);
    for (const part of copy.querySelectorAll('score-part, score-partwise > part')) {
      if (!kept.has(part.id)) {
        part.remove();
      }
    }
    keepGroups(copy.querySelector('part-list'));
    return new XMLSerializer().serializeToString(copy);
  }

  /**
   * The first measures of it.
   *
   * @param {number} count
   * @returns {string} MusicXML
   */
  beginning(count) {
    const document = this.#document.cloneNode(false);
    const root = this.#document.documentElement.cloneNode(false);
    document.appendChild(root);
    for (const child of this.#document.documentElement.children) {
      const part = this.parts.find(({ id }) => child.localName === 'part' && child.id === id);
      const copy = root.appendChild(child.cloneNode(part === undefined));
      part?.measures.slice(0, count).forEach((measure) => copy.appendChild(measure.cloneNode(true)));
    }
    return new XMLSerializer().serializeToString(document);
  }

  /** @param {Element} part @returns {Part} */
  #part(part) {
    const listed = this.#document.querySelector(`score-part[id="${CSS.escape(part.id)}"]`);
    return {
      id: part.id,
      name: (listed && (childText(listed, 'part-name') || childText(listed, 'part-abbreviation'))) ?? '',
      program: listed === null ? 1 : childNumber(listed, 'midi-instrument > midi-program', 1),
      measures: [...part.querySelectorAll(':scope > measure')],
    };
  }
}

/** @param {number} index from 0 */
export function measureId(index) {
  return `measure-${index + 1}`;
}

/** @param {Part} part @returns {Key | undefined} as it is written */
function keyOf({ measures }) {
  const key = measures[0]?.querySelector(':scope > attributes > key');
  if (!key) {
    return undefined;
  }
  const mode = ['minor', 'aeolian'].includes(childText(key, 'mode')) ? 'minor' : 'major';
  return { fifths: childNumber(key, 'fifths'), mode };
}

/** How many fifths higher it sounds than it is written. @param {Part} part */
function transposition(part) {
  const transpose = part.measures[0]?.querySelector(':scope > attributes > transpose');
  return transpose ? soundingFifths({
    steps: childNumber(transpose, 'diatonic'), semitones: childNumber(transpose, 'chromatic'),
  }) : 0;
}

/**
 * What concerns everybody, tempo, rehearsal marks and jumps, is mostly written above the first part
 * only. If that goes, they move to the first of those that stay.
 *
 * @param {Document} copy
 * @param {Set<string>} kept
 */
function keepDirections(copy, kept) {
  const parts = [...copy.querySelectorAll('score-partwise > part')];
  const [first, heir] = [parts[0], parts.find(({ id }) => kept.has(id))];
  if (first === undefined || heir === undefined || first === heir) {
    return;
  }
  const heirs = [...heir.querySelectorAll(':scope > measure')];
  [...first.querySelectorAll(':scope > measure')].forEach((measure, i) => {
    const place = heirs[i]?.querySelector(':scope > note, :scope > backup, :scope > forward');
    const says = [...heirs[i]?.querySelectorAll(':scope > direction') ?? []].map(text);
    for (const direction of measure.querySelectorAll(':scope > direction')) {
      const isAtEnd = precededByNote(direction);
      if (place && isForAll(direction, isAtEnd) && !says.includes(text(direction))) {
        direction.querySelector(':scope > staff')?.remove();
        if (isAtEnd) {
          heirs[i]?.insertBefore(direction, heirs[i]?.querySelector(END) ?? null);
        } else {
          place.before(direction);
        }
      }
    }
  });
}

/** The line at the end of a measure. */
const END = ':scope > barline:not([location="left"], [location="middle"])';

/** @param {Element} direction @param {boolean} isAtEnd where only jumps are for all */
function isForAll(direction, isAtEnd) {
  return meanings(direction).length > 0 || (!isAtEnd
    && direction.querySelector('metronome, rehearsal, sound[tempo]') !== null);
}

/** What is read of it. @param {Element} direction */
function text(direction) {
  return [...direction.querySelectorAll(':scope > direction-type > *')]
    .map(({ localName, textContent }) => `${localName} ${textContent?.trim()}`).join(' ');
}

/** @param {Element} direction */
function precededByNote(direction) {
  for (let each = direction.previousElementSibling; each; each = each.previousElementSibling) {
    if (each.localName === 'note' || each.localName === 'forward') {
      return true;
    }
  }
  return false;
}

/**
 * A brace or bracket around one part, or none, is drawn no more.
 *
 * @param {Element | null} list
 */
function keepGroups(list) {
  /** @type {Map<string, {start: Element, parts: number}>} */
  const open = new Map();
  for (const child of [...(list?.children ?? [])]) {
    const number = child.getAttribute('number') ?? '1';
    if (child.localName === 'score-part') {
      open.forEach((group) => group.parts++);
    } else if (child.getAttribute('type') === 'start') {
      open.set(number, { start: child, parts: 0 });
    } else if (child.localName === 'part-group') {
      const group = open.get(number);
      open.delete(number);
      if (group === undefined || group.parts < 2) {
        group?.start.remove();
        child.remove();
      }
    }
  }
}
