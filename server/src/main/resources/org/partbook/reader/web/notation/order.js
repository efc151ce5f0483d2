// In which order measures are played: repeats, first and second endings, da capo and dal segno.

/**
 * What a measure says about that.
 *
 * @typedef {object} Signs
 * @property {boolean} forward a repeat begins here
 * @property {number} times how often what ends here is played; 0 if no repeat ends here
 * @property {Set<number> | undefined} ending which times this is played, of an ending
 * @property {boolean} endingBegins
 * @property {Set<string>} marks `segno`, `coda`, `fine`, `tocoda`, `dacapo`, `dalsegno`
 */

const MARKS = ['segno', 'coda', 'fine', 'tocoda', 'dacapo', 'dalsegno'];

/** @param {string} numbers such as `1, 2` @returns {Set<number>} */
function times(numbers) {
  return new Set(numbers.split(/[\s,]+/).map(Number).filter((number) => number > 0));
}

/** @param {Element[][]} columns the measures that sound together @returns {Signs[]} */
function read(columns) {
  /** @type {Set<number> | undefined} */
  let ending;
  return columns.map((measures) => {
    const of = /** @param {string} path */ (path) =>
      measures.flatMap((measure) => [...measure.querySelectorAll(path)]);
    const begins = of(':scope > barline > ending[type="start"]')[0];
    ending = begins === undefined ? ending : times(begins.getAttribute('number') ?? '1');
    const backward = of(':scope > barline > repeat[direction="backward"]')[0];
    const signs = {
      forward: of(':scope > barline > repeat[direction="forward"]').length > 0,
      times: backward === undefined ? 0 : Number(backward.getAttribute('times') ?? 2),
      ending,
      endingBegins: begins !== undefined,
      marks: marks(of),
    };
    if (of(':scope > barline > ending:not([type="start"])').length > 0) {
      ending = undefined;
    }
    return signs;
  });
}

/** @param {(path: string) => Element[]} of */
function marks(of) {
  const found = new Set(
    of('sound').flatMap((sound) => MARKS.filter((mark) => sound.hasAttribute(mark))));
  for (const sign of ['segno', 'coda']) {
    if (of(`direction-type > ${sign}`).length > 0 && !found.has(`to${sign}`)) {
      found.add(sign);
    }
  }
  for (const words of of('direction-type > words')) {
    const text = words.textContent?.trim() ?? '';
    if (/^fine\b/i.test(text)) {
      found.add('fine');
    } else if (/^(d\. ?c\.|da capo)/i.test(text)) {
      found.add('dacapo');
    } else if (/^(d\. ?s\.|dal segno)/i.test(text)) {
      found.add('dalsegno');
    } else if (/^to coda/i.test(text)) {
      found.add('tocoda');
    }
  }
  return found;
}

/**
 * @param {Element[][]} columns the measures that sound together
 * @returns {number[]} of measures, from 0
 */
export function playingOrder(columns) {
  const measures = read(columns);
  /** @type {number[]} */
  const order = [];
  let start = 0;
  let pass = 1;
  let jumped = false;
  // Signs that contradict each other could lead round and round.
  for (let i = 0; i < measures.length && order.length < 50 * measures.length; ) {
    const signs = /** @type {Signs} */ (measures[i]);
    if (signs.forward && start !== i) {
      [start, pass] = [i, 1];
    }
    if (signs.ending && !(jumped ? isLast(measures, i) : signs.ending.has(pass))) {
      i++;
      continue;
    }
    order.push(i);
    if (jumped && signs.marks.has('fine')) {
      break;
    }
    const coda = jumped && signs.marks.has('tocoda') ? indexOf(measures, 'coda', i + 1) : -1;
    if (coda > 0) {
      i = coda;
    } else if (!jumped && pass < lastPass(measures, i)) {
      [i, pass] = [start, pass + 1];
    } else if (!jumped && (signs.marks.has('dacapo') || signs.marks.has('dalsegno'))) {
      jumped = true;
      i = signs.marks.has('dacapo') ? 0 : Math.max(0, indexOf(measures, 'segno', 0));
    } else {
      if (signs.times > 0 || (signs.ending && measures[i + 1]?.ending !== signs.ending && pass > 1)) {
        [start, pass] = [i + 1, 1];
      }
      i++;
    }
  }
  return order;
}

/** How often what ends with a measure is played. @param {Signs[]} measures @param {number} i */
function lastPass(measures, i) {
  const signs = measures[i];
  if (signs === undefined || signs.times === 0) {
    return 0;
  }
  const next = measures[i + 1];
  if (signs.ending === undefined) {
    return signs.times;
  }
  const passes = next?.endingBegins ? [...(next.ending ?? [])] : [];
  return Math.max(...signs.ending, ...passes);
}

/** Whether no other ending follows. @param {Signs[]} measures @param {number} i */
function isLast(measures, i) {
  const ending = measures[i]?.ending;
  let next = i;
  while (measures[next]?.ending === ending && next < measures.length) {
    next++;
  }
  return measures[next]?.ending === undefined;
}

/** @param {Signs[]} measures @param {string} mark @param {number} from */
function indexOf(measures, mark, from) {
  return measures.findIndex(({ marks }, i) => i >= from && marks.has(mark));
}
