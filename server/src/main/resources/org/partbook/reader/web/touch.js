/**
 * What fingers and the mouse do on the pages: a tap or a swipe turns, a tap in the middle asks for
 * the controls, two taps zoom, a drag moves what is zoomed.
 *
 * Who plays has no eye on the finger and no time to be neat. So a tap may slide and may last, and a
 * swipe may be slow; only a finger that has gone far and comes back has changed its mind.
 *
 * @import { Reader } from './reader.js'
 */

/** How far a tap may slide where a drag moves what is under it, and where nothing is dragged. */
const STILL = 10;
const SWIPE = 40;
/** After so long a hand holds the tablet, and lets it go. */
const HELD = 5000;
const SECOND_TAP = 280;
const CLOSER = 2.2;

/**
 * @param {Reader} reader
 * @param {() => void} toggleControls
 */
export function listenToTouch(reader, toggleControls) {
  const {element} = reader.stage;
  /** @type {PointerEvent | undefined} */
  let down;
  /** @type {PointerEvent | undefined} */
  let last;
  /** @type {PointerEvent | undefined} */
  let tapped;
  let pending = 0;
  /** How far from where it came down the finger has been. */
  let farthest = 0;
  /** @type {Set<number>} that are down */
  const fingers = new Set();

  element.addEventListener('pointerdown', (event) => {
    if (event.isPrimary) {
      fingers.clear();
    }
    fingers.add(event.pointerId);
    down = fingers.size === 1 && event.button === 0 ? event : undefined;
    last = event;
    farthest = 0;
  });

  element.addEventListener('pointermove', (event) => {
    if (down) {
      farthest = Math.max(farthest, distance(down, event));
    }
    if (down && last && fingers.size === 1 && drags(event)) {
      element.setPointerCapture(event.pointerId);
      element.scrollBy({
        left: last.clientX - event.clientX,
        top: last.clientY - event.clientY,
        behavior: 'instant',
      });
    }
    last = event;
  });

  element.addEventListener('pointerup', (event) => {
    fingers.delete(event.pointerId);
    if (down) {
      lifted(down, event);
    }
    down = undefined;
  });

  element.addEventListener('pointercancel', (event) => {
    fingers.delete(event.pointerId);
    down = undefined;
  });

  // A finger that rests asks for no menu: that would end its tap.
  element.addEventListener('contextmenu', (event) => {
    if (down && down.pointerType !== 'mouse') {
      event.preventDefault();
    }
  });

  /**
   * Fingers scroll a scroll by themselves; all else is moved here.
   *
   * @param {PointerEvent} event
   */
  function drags(event) {
    return reader.layout === 'scroll' ? event.pointerType === 'mouse' : reader.zoom > 1;
  }

  /**
   * @param {PointerEvent} from
   * @param {PointerEvent} to
   */
  function lifted(from, to) {
    const across = to.clientX - from.clientX;
    const along = to.clientY - from.clientY;
    if (Math.max(farthest, distance(from, to)) <= (drags(to) ? STILL : SWIPE)) {
      if (to.timeStamp - from.timeStamp < HELD) {
        tap(from, to);
      }
    } else if (to.timeStamp - from.timeStamp < HELD
      && Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(along)
      && reader.zoom === 1 && reader.layout !== 'scroll' && to.pointerType !== 'mouse') {
      turn(across < 0 ? 1 : -1);
    }
  }

  /**
   * @param {PointerEvent} from what was meant is where the finger came down
   * @param {PointerEvent} event
   */
  function tap(from, event) {
    clearTimeout(pending);
    const {left, top, width} = element.getBoundingClientRect();
    const x = from.clientX - left;
    const side = x > width * 2 / 3 ? 1 : x < width / 3 ? -1 : 0;
    if (tapped && isSecond(tapped, event)) {
      tapped = undefined;
      reader.zoomTo(reader.zoom === 1 ? CLOSER : 1, x, from.clientY - top);
      return;
    }
    if (side && reader.zoom === 1) {
      tapped = undefined;
      turn(side);
      return;
    }
    tapped = event;
    pending = setTimeout(() => side ? turn(side) : toggleControls(), SECOND_TAP);
  }

  /** @param {number} direction */
  function turn(direction) {
    if (direction > 0) {
      reader.next();
    } else {
      reader.previous();
    }
  }
}

/**
 * @param {PointerEvent} first
 * @param {PointerEvent} second
 */
function isSecond(first, second) {
  return second.timeStamp - first.timeStamp < SECOND_TAP + 50 && distance(first, second) < 40;
}

/**
 * @param {PointerEvent} from
 * @param {PointerEvent} to
 */
function distance(from, to) {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY);
}
