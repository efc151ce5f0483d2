/**
 * What fingers and the mouse do on the pages: a tap or a swipe turns, a tap in the middle asks for
 * the controls, two taps zoom, a drag moves what is zoomed.
 *
 * @import { Reader } from './reader.js'
 */

const STILL = 10;
const SWIPE = 40;
const LONG = 600;
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
  /** @type {Set<number>} that are down */
  const fingers = new Set();

  element.addEventListener('pointerdown', (event) => {
    if (event.isPrimary) {
      fingers.clear();
    }
    fingers.add(event.pointerId);
    down = fingers.size === 1 && event.button === 0 ? event : undefined;
    last = event;
  });

  element.addEventListener('pointermove', (event) => {
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
    if (to.timeStamp - from.timeStamp > LONG) {
      return;
    }
    if (Math.hypot(across, along) < STILL) {
      tap(to);
    } else if (Math.abs(across) > SWIPE && Math.abs(across) > 1.5 * Math.abs(along)
      && reader.zoom === 1 && reader.layout !== 'scroll' && to.pointerType !== 'mouse') {
      turn(across < 0 ? 1 : -1);
    }
  }

  /** @param {PointerEvent} event */
  function tap(event) {
    clearTimeout(pending);
    const {left, top, width} = element.getBoundingClientRect();
    const x = event.clientX - left;
    const side = x > width * 2 / 3 ? 1 : x < width / 3 ? -1 : 0;
    if (tapped && isSecond(tapped, event)) {
      tapped = undefined;
      reader.zoomTo(reader.zoom === 1 ? CLOSER : 1, x, event.clientY - top);
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
  return second.timeStamp - first.timeStamp < SECOND_TAP + 50
    && Math.hypot(second.clientX - first.clientX, second.clientY - first.clientY) < 40;
}
