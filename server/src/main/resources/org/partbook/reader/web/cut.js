import { make } from './score.js';

/**
 * Where a page may be cut in two: between systems of music, near the middle, and at the same height
 * on both of the pages whose halves are seen together.
 */

const COLUMNS = 80;
const ROWS = 400;
const FIRST = 0.34 * ROWS;
const LAST = 0.66 * ROWS;
/** Rows above and below that should be empty, too. */
const MARGIN = 5;

/** @type {WeakMap<HTMLImageElement, number[]>} */
const known = new WeakMap();

/**
 * @param {HTMLImageElement[]} images that have been loaded
 * @returns {number} how far down, as a fraction of the height
 */
export function quietCut(images) {
  const inks = images.map(inkOf);
  let best = ROWS / 2;
  let least = Infinity;
  for (let row = Math.round(FIRST); row <= LAST; row++) {
    let ink = Math.abs(row - ROWS / 2) / ROWS;
    for (const rows of inks) {
      for (let near = row - MARGIN; near <= row + MARGIN; near++) {
        ink += rows[near] ?? 0;
      }
    }
    if (ink < least) {
      least = ink;
      best = row;
    }
  }
  return best / ROWS;
}

/**
 * @param {HTMLImageElement} image
 * @returns {number[]} how dark each row is
 */
function inkOf(image) {
  let rows = known.get(image);
  if (!rows) {
    rows = measure(image);
    known.set(image, rows);
  }
  return rows;
}

/** @param {HTMLImageElement} image */
function measure(image) {
  const canvas = make('canvas', {width: COLUMNS, height: ROWS});
  const context = canvas.getContext('2d', {willReadFrequently: true});
  if (!context) {
    return [];
  }
  context.fillStyle = '#fff';
  context.fillRect(0, 0, COLUMNS, ROWS);
  context.drawImage(image, 0, 0, COLUMNS, ROWS);
  const {data} = context.getImageData(0, 0, COLUMNS, ROWS);
  return Array.from({length: ROWS}, (_, row) => {
    let ink = 0;
    for (let at = row * COLUMNS * 4; at < (row + 1) * COLUMNS * 4; at += 4) {
      ink += 255 - (data[at] ?? 255);
    }
    return ink / 255;
  });
}
