/**
 * What the server says of the score, and the words that the reader speaks.
 *
 * @typedef {readonly [number, number]} Size width and height; of `pages`, only their relation
 *   counts, and of `leaves`, these are points
 * @typedef {{
 *   key: string,
 *   pages: readonly Size[],
 *   leaves: readonly Size[],
 *   copies: number,
 *   music: string | null,
 *   shop: {address: string, text: string} | null,
 *   words: Record<string, string>,
 * }} Score
 * @typedef {(key: string, values?: Record<string, string | number>) => string} Say
 */

/** @returns {Score} */
export function readScore() {
  return JSON.parse(element('score').textContent ?? '');
}

/**
 * @param {Score} score
 * @returns {Say} gives a text, with its {names} filled in
 */
export function speaking(score) {
  return (key, values = {}) =>
    (score.words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * The way back to the shop, if it is known. Out of a frame it leads as well: what the frame stands
 * in is the shop.
 *
 * @param {Score} score
 * @returns {HTMLAnchorElement[]}
 */
export function backToShop({shop}) {
  return shop ? [make('a', {
    class: 'plain', href: shop.address, target: '_top', rel: 'noopener', dir: 'auto',
  }, shop.text)] : [];
}

/**
 * @param {string} id of an element that is there
 * @returns {HTMLElement}
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`there is no #${id}`);
  }
  return found;
}

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string | number | boolean>} attributes those that are false are left out
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) {
      made.setAttribute(key, value === true ? '' : String(value));
    }
  }
  made.append(...children);
  return made;
}

/**
 * @param {readonly Size[]} sizes
 * @param {number} page counted from 1
 * @returns {Size}
 */
export function sizeOf(sizes, page) {
  return sizes[page - 1] ?? [1, 1];
}
