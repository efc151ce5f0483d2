// What the words above a staff say about the order in which it is played. They have to say nothing
// else: a quartet may be called Fine Arts, and a dance Da Capo.

/**
 * A da capo or dal segno.
 *
 * @typedef {object} Back
 * @property {'back'} kind
 * @property {'capo' | 'segno'} to
 * @property {number} which of several signs, from 1; 0 if it doesn't say
 * @property {Until} until
 * @property {number} coda which of several; 0 if it doesn't say
 * @property {boolean} thenCoda where it ends, the coda follows
 * @property {boolean} repeats are played again
 */

/**
 * Where what is played again ends: at the sign in the same measure, if it is `sign`.
 *
 * @typedef {'' | 'fine' | 'coda' | 'segno' | 'sign'} Until
 */

/**
 * Half of it, or the place from where it goes on with the coda.
 *
 * @typedef {object} Toward
 * @property {'toward'} kind
 * @property {Until} until
 * @property {number} coda which of several; 0 if it doesn't say
 * @property {boolean} al as in `al Coda`, which may belong to a da capo; `to Coda` is a place
 */

/** @typedef {Back | Toward | {kind: 'coda' | 'segno', which: number} | {kind: 'fine'}} Meaning */

/** Signs that fonts have, and what they are called. @type {[RegExp, string][]} */
const SIGNS = [
  [/[\u{1d10b}\u{e047}\u{e04a}\u{e04b}]/gu, ' segno '],
  [/[\u{1d10c}\u{e048}\u{e049}\u2295\u2a01]/gu, ' coda '],
  [/[\u{1d109}\u{e045}]/gu, ' dal segno '],
  [/[\u{1d10a}\u{e046}]/gu, ' da capo '],
];

// Patterns of words as they are compared: in small letters, without dots and accents.
const NUMBER = '(?<number>[1-3]|i{1,3}|2nd|second|double|doppia)';
const TIME = '(?:(?:on |the |only |after |al?la |zum |beim |la )*(?:[1-9]|1st|2nd|3rd|[4-9]th|first|'
  + 'second|third|last|final|ultima|seconda|terza|letzten|zweiten|dritten|derniere|2e|3e)'
  + ' (?:times?|x|volta|mal|fois|vez)(?: only)?|[1-9]x(?: only)?)';
const SIGN = '(?:segno|signo|signe|sign|zeichen)';
const END = '(?:fine|fin|ende|schluss|end)';
const AL = '(?:e |and |y |und |et )?(?:al|alla|all|a la|a|fino al|fino alla|sin al|sino al|'
  + 'sino alla|bis|bis zum|bis zur|zum|zur|au|jusqu a|jusqu a la|jusqu au|hasta|hasta el|'
  + 'hasta la|until|until the|till|till the)';
const TO = '(?:then |go |jump )?to(?: the)?|vers la|ir a(?: la)?';
const TOP = '(?:top|beginning|start|head)';
const CAPO = `(?:d ?c|da ?capo|d capo|dal capo|(?:back to|from|to)(?: the)? ${TOP}|von vorne?|`
  + 'vom anfang|von anfang(?: an)?|du debut|depuis le debut|desde el (?:principio|comienzo))';
const SEGNO = '(?:d ?s ?s|d ?s|'
  + `(?:dal|del|d|vom|du|from(?: the)?|back to(?: the)?|depuis le|desde el) ${SIGN}(?: ${SIGN})?|`
  + 'dalsegno)';
const AGAIN = '(?:rep|reps|repeats?|replica|repliche|repetizione|ripetizion[ei]|ritornell[io]|'
  + 'wiederholung(?:en)?|reprises?|repeticion(?:es)?)';
const MOVEMENT = '(?:men?uett?o?|minuett?o?|scherzo|allegro|andante|aria|marcia|march|marsch|polka|'
  + 'walzer|valzer|valse|waltz|gavott[ea]|bourree|tempo|tema|thema|rondo|head|chorus|refrain)'
  + '(?: (?:i|ii|1|2|1mo|primo|secondo))?';
const SOLOS = '(?:after|for|dopo|nach)(?: the| i| all)? solos?';
const CODA = `(?:${NUMBER} )?coda(?: coda)?(?: ${NUMBER.replace('number', 'after')})?`;

/** @param {string} pattern of all the words there are */
const whole = (pattern) => new RegExp(`^(?:${pattern})$`);
/** @param {string} pattern of the words that come next */
const next = (pattern) => new RegExp(`^(?:${pattern})(?: |$)`);

const BACK = new RegExp(`^(?:(?:then|poi|segue|repeat|dann|puis|${TIME}|${SOLOS}|${MOVEMENT}) )?`
  + `(?:(?<capo>${CAPO})|(?<segno>${SEGNO}))(?: (?<which>[1-3]|i{1,3}))?(?: |$)`);
const TOWARD_CODA = whole(`(?:${TIME} )?(?:(?<al>${AL})|${TO}) ${CODA}(?: ${TIME})?`);
const TOWARD_FINE = whole(`${AL} ${END}`);
const TOWARD_SEGNO = whole(`${AL} ${SIGN}`);
const TOWARD_SIGN = whole(`(?<al>al|alla)|${TO}`);
const IS_CODA = whole(`(?:la |the )?${CODA}`);
const IS_SEGNO = whole(`(?:segno|signo)(?<twice> segno)?(?: ${NUMBER})?`);
const IS_FINE = whole(`(?:${TIME} |il |la )?(?:fine|fin|ende|schluss)`
  + `(?: (?:${TIME}|(?:after |on |al |dopo il |nach )?(?:${CAPO}|${SEGNO})))?`);

/**
 * What may follow on a da capo, and what it changes.
 *
 * @type {[RegExp, (back: Back, number: number) => void][]}
 */
const CLAUSES = [
  [next(`(?:${AL}|to(?: the)?) ${END}`), (back) => (back.until = 'fine')],
  [next(`(?:${AL}|to(?: the)?) ${CODA}`), (back, number) => {
    back.until = 'coda';
    back.coda = number;
  }],
  [next(`(?:${AL}|to(?: the)?) ${SIGN}`), (back) => (back.until = 'segno')],
  [next(`(?:(?:e|ed|and|et|und|u|y) )?(?:(?:poi|then|dann|puis|luego|segue) )+`
    + `(?:(?:to|the|la|alla|a|al|zur|die) )*coda|(?:e|ed|and|et|und|u|y)(?: la| the| die)? coda`),
  (back) => (back.thenCoda = true)],
  [next(`(?:with|w|con|col|coi|colle|mit|avec|take|play)(?: all| the| la| le| i| les| den)* `
    + AGAIN), (back) => (back.repeats = true)],
  [next('(?:(?:but|ma|and|e) )?(?:senza|without|w o|no|ohne|sans|sin)(?: the| la| le| i| les)* '
    + AGAIN), (back) => (back.repeats = false)],
  [whole(`${AL}|to(?: the)?`), (back) => (back.until = 'sign')],
  [next(`(?:il|la|das|the|le) ${MOVEMENT}|${TIME}|on cue|${SOLOS}|`
    + '(?:take|take the|use)? ?(?:last|2nd|second|3rd) ending'), () => undefined],
];
/** How many words more may follow where it is clear already what is meant. */
const MORE = 5;
/** Of so many pieces a text of jumps is made at most. */
const MOST_PIECES = 8;

/**
 * @param {string} text
 * @returns {string} as it is compared
 */
function plain(text) {
  return SIGNS.reduce((words, [sign, name]) => words.replace(sign, name), text)
    .normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** @param {RegExpExecArray} match @returns {number} which of several; 0 if it doesn't say */
function numberOf({ groups }) {
  const number = groups?.['number'] ?? groups?.['after'] ?? groups?.['which'] ?? '';
  if (/^i+$/.test(number)) {
    return number.length;
  }
  return /^[2sd]/.test(number) ? 2 : Number(number);
}

/** @param {string} words @returns {Back | undefined} */
function back(words) {
  const match = BACK.exec(words);
  if (match === null) {
    return undefined;
  }
  const { capo, segno } = match.groups ?? {};
  const twice = /^d ?s ?s$/.test(segno ?? '') || (segno ?? '').split('gno').length > 2;
  /** @type {Back} */
  const found = {
    kind: 'back', to: capo === undefined ? 'segno' : 'capo', which: twice ? 2 : numberOf(match),
    until: '', coda: 0, thenCoda: false, repeats: false,
  };
  let rest = words.slice(match[0].length);
  let clear = false;
  for (let clause; rest !== '' && (clause = first(rest)) !== undefined; clear = true) {
    clause.change(found, numberOf(clause.match));
    rest = rest.slice(clause.match[0].length);
  }
  return rest === '' || (clear && rest.split(' ').length <= MORE) ? found : undefined;
}

/** The clause that comes next. @param {string} words */
function first(words) {
  for (const [pattern, change] of CLAUSES) {
    const match = pattern.exec(words);
    if (match !== null && match[0] !== '') {
      return { match, change };
    }
  }
  return undefined;
}

/** @param {string} words @returns {Meaning | undefined} */
function place(words) {
  for (const [pattern, until] of /** @type {[RegExp, Until][]} */ ([
    [TOWARD_CODA, 'coda'], [TOWARD_FINE, 'fine'], [TOWARD_SEGNO, 'segno'], [TOWARD_SIGN, 'sign'],
  ])) {
    const match = pattern.exec(words);
    if (match !== null) {
      const al = ['fine', 'segno'].includes(until) || match.groups?.['al'] !== undefined;
      return { kind: 'toward', until, coda: numberOf(match), al };
    }
  }
  const coda = IS_CODA.exec(words);
  if (coda !== null) {
    return { kind: 'coda', which: numberOf(coda) };
  }
  const segno = IS_SEGNO.exec(words);
  if (segno !== null) {
    return { kind: 'segno', which: segno.groups?.['twice'] === undefined ? numberOf(segno) : 2 };
  }
  return IS_FINE.test(words) ? { kind: 'fine' } : undefined;
}

/**
 * @param {string} text of a direction, with its signs
 * @returns {Meaning | undefined} nothing if it is about something else
 */
function meaning(text) {
  const words = plain(text);
  return words === '' || words.length > 120 ? undefined : back(words) ?? place(words);
}

/**
 * What is read above or below a staff: as long a text as makes sense, in which signs may stand for
 * words, as in `D.S. al 𝄌`.
 *
 * @param {Element} direction
 * @returns {Meaning[]}
 */
export function meanings(direction) {
  const pieces = [...direction.querySelectorAll(':scope > direction-type > *')].flatMap(piece);
  /** @type {Meaning[]} */
  const found = [];
  for (let from = 0; from < pieces.length;) {
    let to = Math.min(pieces.length, from + MOST_PIECES);
    let means = meaning(pieces.slice(from, to).join(' '));
    while (means === undefined && --to > from) {
      means = meaning(pieces.slice(from, to).join(' '));
    }
    found.push(...(means === undefined ? [] : [means]));
    from = Math.max(to, from + 1);
  }
  return found;
}

/** @param {Element} element @returns {string[]} */
function piece({ localName, textContent }) {
  switch (localName) {
    case 'words':
    case 'rehearsal':
      return (textContent ?? '').split('\n');
    case 'segno':
    case 'coda':
      return [localName];
    case 'symbol':
      return /^(segno|coda)/.exec(textContent ?? '')?.slice(1) ?? [];
    default:
      return [];
  }
}
