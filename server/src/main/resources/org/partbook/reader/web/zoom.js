/**
 * Zooming with two fingers, on the screen or on a trackpad, and with the wheel.
 *
 * While it lasts, the pages are only stretched, which is fast; at its end they are laid anew in
 * their new size, which is sharp. Fingers are followed by touch events: a scroll is scrolled by the
 * browser, and only these can take two fingers from it.
 *
 * @import { Reader } from './reader.js'
 * @import { Spot } from './stage.js'
 * @typedef {{zoom: number, spot: Spot | undefined, x: number, y: number, spread: number}} Grip
 */

const WHEEL_RESTS = 160;
const WHEEL_TURN = 60;

/** @param {Reader} reader */
export function listenToZoom(reader) {
  listenToPinch(reader);
  listenToTrackpad(reader);
  listenToWheel(reader);
}

/** @param {Reader} reader */
function listenToPinch(reader) {
  const {element} = reader.stage;
  /** @type {Grip | undefined} */
  let grip;
  /** @type {{zoom: number, x: number, y: number} | undefined} */
  let now;

  element.addEventListener('touchstart', (event) => {
    if (event.touches.length === 2) {
      event.preventDefault();
      const {x, y, spread} = hold(element, event.touches);
      grip = {zoom: reader.zoom, spot: reader.stage.spot(x, y), x, y, spread};
      now = undefined;
    }
  }, {passive: false});

  element.addEventListener('touchmove', (event) => {
    if (grip && event.touches.length === 2 && event.cancelable) {
      event.preventDefault();
      const {x, y, spread} = hold(element, event.touches);
      now = {zoom: reader.limited(grip.zoom * spread / grip.spread), x, y};
      stretch(reader, grip, now.zoom / grip.zoom, x, y);
    }
  }, {passive: false});

  for (const end of ['touchend', 'touchcancel']) {
    element.addEventListener(end, () => {
      if (grip && now) {
        reader.zoomTo(now.zoom, now.x, now.y, grip.spot);
      }
      grip = undefined;
      now = undefined;
    });
  }
}

/**
 * Safari tells of two fingers in an event of its own, and would zoom the controls too. Of fingers on
 * the screen touch events tell as well, so that only those on a trackpad are left.
 *
 * @param {Reader} reader
 */
function listenToTrackpad(reader) {
  const {element} = reader.stage;
  let touches = 0;
  /** @type {Grip | undefined} */
  let grip;
  let factor = 1;

  for (const touch of ['touchstart', 'touchend', 'touchcancel']) {
    element.addEventListener(touch, (event) => {
      touches = /** @type {TouchEvent} */ (event).touches.length;
    }, {passive: true});
  }

  listen('gesturestart', ({clientX, clientY}) => {
    const {left, top} = element.getBoundingClientRect();
    const [x, y] = [clientX - left, clientY - top];
    grip = touches ? undefined
      : {zoom: reader.zoom, spot: reader.stage.spot(x, y), x, y, spread: 1};
    factor = 1;
  });
  listen('gesturechange', ({scale}) => {
    if (grip) {
      factor = reader.limited(grip.zoom * scale) / grip.zoom;
      stretch(reader, grip, factor, grip.x, grip.y);
    }
  });
  listen('gestureend', () => {
    if (grip) {
      reader.zoomTo(grip.zoom * factor, grip.x, grip.y, grip.spot);
    }
    grip = undefined;
  });

  /**
   * @param {string} name
   * @param {(gesture: {scale: number, clientX: number, clientY: number}) => void} act
   */
  function listen(name, act) {
    element.addEventListener(name, (event) => {
      event.preventDefault();
      act(/** @type {any} */ (event));
    });
  }
}

/** @param {Reader} reader */
function listenToWheel(reader) {
  const {element} = reader.stage;
  /** @type {Grip | undefined} */
  let grip;
  let factor = 1;
  let rest = 0;
  let turned = 0;

  element.addEventListener('wheel', (event) => {
    clearTimeout(rest);
    if (event.ctrlKey) {
      event.preventDefault();
      const {left, top} = element.getBoundingClientRect();
      const [x, y] = [event.clientX - left, event.clientY - top];
      grip ??= {zoom: reader.zoom, spot: reader.stage.spot(x, y), x, y, spread: 1};
      factor *= Math.exp(-Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 30) / 100);
      factor = reader.limited(grip.zoom * factor) / grip.zoom;
      stretch(reader, grip, factor, grip.x, grip.y);
    } else if (reader.layout !== 'scroll' && reader.zoom === 1) {
      turned = turnOnce(event, turned);
    }
    rest = setTimeout(() => {
      if (grip) {
        reader.zoomTo(grip.zoom * factor, grip.x, grip.y, grip.spot);
      }
      grip = undefined;
      factor = 1;
      turned = 0;
    }, WHEEL_RESTS);
  }, {passive: false});

  /**
   * One turn for one movement, however long the wheel rolls on.
   *
   * @param {WheelEvent} event
   * @param {number} before how far it has rolled; infinite once it has turned
   */
  function turnOnce(event, before) {
    const now = before + event.deltaY + event.deltaX;
    if (Math.abs(before) !== Infinity && Math.abs(now) > WHEEL_TURN) {
      if (now > 0) {
        reader.next();
      } else {
        reader.previous();
      }
      return Infinity;
    }
    return now;
  }
}

/**
 * @param {Reader} reader
 * @param {Grip} grip
 * @param {number} factor
 * @param {number} x where the grip is now
 * @param {number} y
 */
function stretch(reader, grip, factor, x, y) {
  const {element, ground} = reader.stage;
  const [left, top] = [element.scrollLeft + grip.x, element.scrollTop + grip.y];
  ground.style.transformOrigin = `${left}px ${top}px`;
  ground.style.transform = `translate(${x - grip.x}px, ${y - grip.y}px) scale(${factor})`;
}

/**
 * @param {HTMLElement} element
 * @param {TouchList} touches
 */
function hold(element, touches) {
  const {left, top} = element.getBoundingClientRect();
  const [a, b] = [touches[0], touches[1]];
  if (!a || !b) {
    return {x: 0, y: 0, spread: 1};
  }
  return {
    x: (a.clientX + b.clientX) / 2 - left,
    y: (a.clientY + b.clientY) / 2 - top,
    spread: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)),
  };
}
