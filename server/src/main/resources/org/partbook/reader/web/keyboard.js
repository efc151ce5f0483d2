/**
 * The keyboard, and the pedals that send its keys.
 *
 * A key that is held down turns once: a foot rests on a pedal longer than a finger on a key.
 *
 * @import { Reader } from './reader.js'
 * @typedef {{
 *   jump: () => void,
 *   print: () => void,
 *   overview: () => void,
 *   view: () => void,
 *   fullScreen: () => void,
 *   toggle: () => void,
 * }} Commands
 */

const FORWARD = ['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'];
const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'];
/** Of all but turns, what a key that is held down does again and again. */
const REPEATED = ['+', '=', '-'];

/**
 * @param {Reader} reader
 * @param {Commands} commands
 */
export function listenToKeys(reader, commands) {
  /** @type {Record<string, () => void>} */
  const others = {
    Home: () => reader.go(1),
    End: () => reader.go(reader.count),
    '+': () => reader.zoomBy(1.25),
    '=': () => reader.zoomBy(1.25),
    '-': () => reader.zoomBy(0.8),
    0: () => reader.fit(),
    f: commands.fullScreen,
    g: commands.jump,
    t: commands.overview,
    v: commands.view,
    '?': commands.view,
    h: () => reader.adopt({half: !reader.habits.half}),
    Escape: commands.toggle,
  };
  document.addEventListener('keydown', (event) => {
    if (isPrint(event)) {
      event.preventDefault();
      commands.print();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event)
      || reader.stage.element.inert) {
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const turn = turnOf(reader, event);
    const command = turn ?? others[key];
    if (command) {
      event.preventDefault();
      if (!event.repeat || turn || REPEATED.includes(key)) {
        command();
      }
    }
  });
}

/**
 * @param {Reader} reader
 * @param {KeyboardEvent} event
 * @returns {(() => void) | undefined}
 */
function turnOf(reader, {key, shiftKey, repeat}) {
  const forward = FORWARD.includes(key);
  if (!forward && !BACK.includes(key)) {
    return undefined;
  }
  if (shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
    return () => reader.stage.element.scrollBy({left: forward ? 80 : -80});
  }
  if (repeat && reader.layout !== 'scroll') {
    return () => {};
  }
  return () => forward === shiftKey && (key === ' ' || key === 'Enter') || !forward
    ? reader.previous() : reader.next();
}

/**
 * Ctrl-P, and ⌘P, are taken from the browser wherever the focus is: it would print what is there.
 *
 * @param {KeyboardEvent} event
 */
function isPrint({key, ctrlKey, metaKey, shiftKey, altKey}) {
  return key.toLowerCase() === 'p' && ctrlKey !== metaKey && !shiftKey && !altKey;
}

/**
 * Whether something that has the focus wants the key for itself.
 *
 * @param {KeyboardEvent} event
 */
function isTaken({target, key}) {
  if (!(target instanceof Element)) {
    return false;
  }
  return target.closest('dialog, input, select, textarea') !== null
    || (key === ' ' || key === 'Enter') && target.closest('button, a, summary') !== null;
}
