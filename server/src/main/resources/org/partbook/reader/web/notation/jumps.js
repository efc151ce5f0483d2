// From where music jumps, and to where: what is said in many ways, or left out, made plain.

import { plainBack } from './signs.js';

/** @typedef {import('./jump-words.js').Toward} Toward */
/** @typedef {import('./signs.js').Jump} Jump */
/** @typedef {import('./signs.js').Place} Place */
/** @typedef {import('./signs.js').Signs} Signs */
/** @typedef {Place & {measure: number}} Sign with the index of its measure */

export class Jumps {
  /** By measure. @type {(Jump | undefined)[]} */
  backs;
  /** @type {Sign[]} */
  #segnos;
  /** @type {Sign[]} */
  #codas;
  /** @type {Sign[]} */
  #toCodas;
  #last;

  /** @param {Signs[]} signs */
  constructor(signs) {
    this.#last = signs.length - 1;
    this.backs = signs.map(({ back }) => back && { ...back });
    const list = /** @param {'segnos' | 'codas' | 'toCodas'} kind */ (kind) =>
      signs.flatMap((each, measure) =>
        different(each[kind]).map((place) => ({ ...place, measure })));
    this.#segnos = list('segnos');
    this.#codas = list('codas');
    this.#toCodas = list('toCodas');
    signs.forEach(({ towards }, i) => towards.forEach((toward) => this.#toward(toward, i)));
    this.backs.forEach((back, i) => back?.until === 'sign' && this.#untilSign(back, i));
    // A sign beside the words `To Coda` belongs to them.
    this.#codas = this.#codas.filter(({ measure }) =>
      !this.#toCodas.some((each) => each.measure === measure));
    this.#returnWithoutDaCapo(signs);
    this.#bareCodas();
  }

  /** Whether the music comes back at all. */
  get areThere() {
    return this.backs.some((back) => back !== undefined);
  }

  /**
   * `al Coda` beside a da capo says how far that goes; elsewhere it is the place.
   *
   * @param {Toward} toward
   * @param {number} measure
   */
  #toward({ until, coda }, measure) {
    const back = this.backs[measure];
    const sign = () => this.#codas.find((each) => each.measure === measure);
    if (back !== undefined && (back.until === '' || back.until === 'sign')) {
      back.until = until;
      back.coda ||= coda;
    } else if (until === 'segno' && back === undefined && this.#segno(measure, 0) !== undefined) {
      this.backs[measure] = { ...plainBack('segno'), name: '' };
    } else if (until === 'coda' || (until === 'sign' && sign() !== undefined)) {
      this.#toCodas.push({ name: '', which: coda, atEnd: false, ...sign(), measure });
    }
  }

  /** `D.S. al`, with a sign beside it. @param {Jump} back @param {number} measure */
  #untilSign(back, measure) {
    const isHere = /** @param {Sign} sign */ (sign) => sign.measure === measure;
    back.until = this.#codas.some(isHere) ? 'coda' : this.#segnos.some(isHere) ? 'segno' : '';
    this.#codas = this.#codas.filter((sign) => !isHere(sign));
  }

  /**
   * Where only `al Coda` or `al Fine` stands at the end, it means the whole.
   *
   * @param {Signs[]} signs
   */
  #returnWithoutDaCapo(signs) {
    if (this.areThere) {
      return;
    }
    const isBefore = /** @param {number} i */ (i) => /** @param {Sign} sign */ ({ measure }) =>
      measure < i;
    const measure = signs.findLastIndex(({ towards }, i) => towards.some(({ until, al }) => al && (
      (until === 'fine' && signs.slice(0, i).some(({ fine }) => fine))
      || (until === 'coda' && [...this.#toCodas, ...this.#codas].some(isBefore(i))))));
    const toward = signs[measure]?.towards.find(({ al }) => al);
    if (toward !== undefined) {
      const to = this.#segnos.some(isBefore(measure)) ? 'segno' : 'capo';
      this.backs[measure] = { ...plainBack(to), name: '', until: toward.until, coda: toward.coda };
      this.#toCodas = this.#toCodas.filter((each) => each.measure !== measure);
    }
  }

  /** Where nothing else says from where, the first of two bare signs does. */
  #bareCodas() {
    const measures = [...new Set(this.#codas.map(({ measure }) => measure))];
    if (this.#toCodas.length > 0 || measures.length === 0) {
      return;
    }
    const back = this.backs.findIndex((each) => each !== undefined);
    const last = /** @type {number} */ (measures.at(-1));
    let from = measures.filter((measure) => measure <= back && measure < last);
    if (from.length === 0 && measures.length > 1) {
      from = measures.slice(0, 1);
    } else if (measures.length === 1 && last < back && back < this.#last) {
      from = measures;
    }
    this.#toCodas = this.#codas.filter(({ measure }) => from.includes(measure));
    this.#codas = this.#codas.filter(({ measure }) => !from.includes(measure));
  }

  /**
   * The segno that a dal segno means.
   *
   * @param {number} measure of the dal segno
   * @param {number} which
   * @param {string} [name]
   */
  #segno(measure, which, name = '') {
    const before = this.#segnos.filter((sign) => begin(sign) <= measure);
    const named = before.findLast((sign) => name !== '' && sign.name === name);
    const numbered = before.find((sign) => which > 0 && sign.which === which) ?? before[which - 1];
    // Where there is a D.S.S. as well, D.S. means the first.
    const isFirst = this.backs.some((back) => back?.to === 'segno' && back.which > 1);
    const nearest = before.findLast((sign) => begin(sign) < measure) ?? before[0];
    return named ?? numbered ?? (isFirst ? before[0] : nearest);
  }

  /** Where a da capo or dal segno leads to. @param {number} measure @returns {number} a measure */
  target(measure) {
    const back = this.backs[measure];
    const segno = back?.to === 'segno' ? this.#segno(measure, back.which, back.name) : undefined;
    return segno === undefined ? 0 : begin(segno);
  }

  /**
   * The measure with which a da capo to the sign ends.
   *
   * @param {number} measure of the da capo
   * @returns {number | undefined}
   */
  segnoAfter(measure) {
    const from = this.target(measure);
    const segno = this.#segnos.find((sign) => begin(sign) > from && begin(sign) <= measure);
    return segno === undefined ? undefined : begin(segno) - 1;
  }

  /**
   * Where it goes on from a measure that leads to the coda.
   *
   * @param {number} measure
   * @param {number} back the measure of the da capo; -1 if there was none
   * @returns {number | undefined} a measure; nothing if this one doesn't lead there
   */
  codaFrom(measure, back) {
    const from = this.#toCodas.filter((sign) => sign.measure === measure);
    const wanted = this.backs[back]?.coda ?? 0;
    const sign = from.find(({ which }) => which === wanted || which === 0 || wanted === 0);
    return sign && this.coda(back, measure, sign.name, wanted || sign.which);
  }

  /**
   * Where the coda begins; without a sign for it, after the da capo.
   *
   * @param {number} back the measure of the da capo; -1 if there was none
   * @param {number} measure that is played before it
   * @param {string} [name] of the place that leads there
   * @param {number} [which]
   * @returns {number | undefined} nothing if there is none
   */
  coda(back, measure, name = '', which = 0) {
    const after = this.#codas.filter((sign) => begin(sign) > measure);
    const sign = after.find((each) => name !== '' && each.name === name)
      ?? after.find((each) => which > 0 && each.which === which)
      ?? after.find((each) => begin(each) > back)
      ?? after[0];
    if (sign !== undefined) {
      return Math.min(begin(sign), this.#last);
    }
    return back >= 0 && back < this.#last ? back + 1 : undefined;
  }

  /** Whether one of these measures leads to the coda. @param {number} from @param {number} to */
  leadsToCoda(from, to) {
    return this.#toCodas.some(({ measure }) => measure >= from && measure <= to);
  }
}

/** The same sign stands above several parts. @param {Place[]} places */
function different(places) {
  return places.filter((place, i) => i === places.findIndex(({ name, which, atEnd }) =>
    name === place.name && which === place.which && atEnd === place.atEnd));
}

/** The measure that begins with a sign. @param {Sign} sign */
function begin({ measure, atEnd }) {
  return measure + (atEnd ? 1 : 0);
}
