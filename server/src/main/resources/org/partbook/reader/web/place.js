/**
 * What this device remembers: how the reader likes to read, and the place in each score. In some
 * frames and private windows a device remembers nothing; then every visit is the first.
 *
 * @import { Layout } from './layout.js'
 * @typedef {'white' | 'sepia' | 'dark'} Paper
 * @typedef {{
 *   layout: Layout | 'automatic',
 *   half: boolean,
 *   alone: boolean,
 *   paper: Paper,
 * }} Habits
 */

const HABITS = 'partbook reader';
const PLACE = 'partbook place ';
/** @type {Habits} */
const FIRST = {layout: 'automatic', half: false, alone: true, paper: 'white'};

/** @returns {Habits} */
export function rememberedHabits() {
  try {
    const found = JSON.parse(recall(HABITS) ?? '{}');
    return {
      layout: oneOf(['automatic', 'single', 'spread', 'scroll'], found.layout, FIRST.layout),
      half: found.half === true,
      alone: found.alone !== false,
      paper: oneOf(['white', 'sepia', 'dark'], found.paper, FIRST.paper),
    };
  } catch {
    return {...FIRST};
  }
}

/** @param {Habits} habits */
export function rememberHabits(habits) {
  remember(HABITS, JSON.stringify(habits));
}

/**
 * A score that was read to its end is opened at its beginning the next time. A page that is loaded
 * again, by a hand that slipped or a tablet that had forgotten it, is still the same time.
 *
 * @param {string} key of the score
 * @param {number} pages that it has today
 */
export function rememberedPage(key, pages) {
  const [place, end] = (recall(PLACE + key) ?? '').split(' ');
  const page = Number(place);
  const open = Number.isInteger(page) && page >= 1 && page <= pages && (!end || isSameVisit());
  return open ? page : 1;
}

/**
 * @param {string} key
 * @param {number} page
 * @param {boolean} ended whether the end of the score is seen
 */
export function rememberPage(key, page, ended) {
  remember(PLACE + key, ended ? `${page} end` : String(page));
}

function isSameVisit() {
  const [visit] = performance.getEntriesByType('navigation');
  const {type} = /** @type {Partial<PerformanceNavigationTiming>} */ (visit ?? {});
  return type === 'reload' || type === 'back_forward';
}

/**
 * @template T
 * @param {T[]} known
 * @param {T} found
 * @param {T} otherwise
 */
function oneOf(known, found, otherwise) {
  return known.includes(found) ? found : otherwise;
}

/** @param {string} key */
function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Not here, then.
  }
}
