import { sizeOf } from './score.js';

/**
 * Where pages lie. Nothing here touches the document: sizes go in, places come out.
 *
 * @import { Size } from './score.js'
 * @typedef {'single' | 'spread' | 'scroll'} Layout
 * @typedef {{width: number, height: number}} Box
 * @typedef {{above: number, below: number}} Room that is kept free of pages
 * @typedef {{page: number, left: number, top: number, width: number, height: number}} Place
 * @typedef {Box & {places: Place[]}} Arrangement
 */

/** Wider than this, a line of music is longer than the eye likes to follow. */
const WIDEST = 1100;
/** Screens lower than this show too little of a whole page. */
const LOW = 500;

/**
 * The layout that suits a screen: two pages where they are hardly smaller than one would be.
 *
 * @param {Box} view
 * @param {Size} size of a page
 * @returns {Layout}
 */
export function suiting(view, [width, height]) {
  if (view.height < LOW && view.width > view.height) {
    return 'scroll';
  }
  const one = Math.min(view.width / width, view.height / height);
  const two = Math.min(view.width / (2 * width), view.height / height);
  return two >= 0.85 * one ? 'spread' : 'single';
}

/**
 * Which pages are seen together.
 *
 * @param {Layout} layout
 * @param {number} count
 * @param {boolean} alone whether the first page of spreads has no neighbour
 * @returns {number[][]}
 */
export function openings(layout, count, alone) {
  const step = layout === 'spread' ? 2 : 1;
  const found = [];
  for (let first = step === 2 && alone ? 0 : 1; first <= count; first += step) {
    found.push(
        Array.from({length: step}, (_, i) => first + i).filter((n) => n >= 1 && n <= count));
  }
  return found;
}

/**
 * Pages side by side, as large as the screen lets them be, times the zoom. They lie in its middle
 * unless there is something in the way; what is zoomed can be pulled out from under that.
 *
 * @param {number[]} pages
 * @param {readonly Size[]} sizes
 * @param {Box} view
 * @param {number} zoom
 * @param {Room} room
 * @param {Room} fitted what they have room for without a zoom
 * @returns {Arrangement}
 */
export function sideBySide(pages, sizes, view, zoom, {above, below}, fitted = {above, below}) {
  const own = pages.map((page) => sizeOf(sizes, page));
  const across = own.reduce((sum, [width]) => sum + width, 0);
  const down = Math.max(...own.map(([, height]) => height));
  const free = Math.max(view.height - fitted.above - fitted.below, view.height / 2);
  const scale = zoom * Math.min(view.width / across, free / down);
  const width = Math.max(view.width, across * scale);
  const height = zoom > 1 ? Math.max(view.height, above + down * scale + below) : view.height;
  let left = (width - across * scale) / 2;
  const places = pages.map((page, i) => {
    const [w, h] = own[i] ?? [1, 1];
    const place = {
      page,
      left,
      top: Math.max(above, Math.min((height - h * scale) / 2, height - below - h * scale)),
      width: w * scale,
      height: h * scale,
    };
    left += place.width;
    return place;
  });
  return {width, height, places};
}

/**
 * All pages one under the other, as wide as the screen lets them be, times the zoom.
 *
 * @param {readonly Size[]} sizes
 * @param {Box} view
 * @param {number} zoom
 * @param {Room} room above the first and below the last
 * @returns {Arrangement}
 */
export function oneUnderTheOther(sizes, view, zoom, {above, below}) {
  const gap = view.width < 600 ? 8 : 20;
  const widest = Math.max(...sizes.map(([width]) => width));
  const scale = zoom * Math.min(view.width, WIDEST) / widest;
  const width = Math.max(view.width, widest * scale);
  let top = above;
  const places = sizes.map(([w, h], i) => {
    const place = {
      page: i + 1, left: (width - w * scale) / 2, top, width: w * scale, height: h * scale,
    };
    top += place.height + gap;
    return place;
  });
  return {width, height: Math.max(view.height, top - gap + below), places};
}
