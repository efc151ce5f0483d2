// Making elements, and words in the reader's language.

/** @typedef {Record<string, string>} Words */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/** @param {string} path that a line of 24 by 24 px is drawn along */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/**
 * @param {Words} words
 * @returns {(key: string, values?: Record<string, string | number>) => string} gives a text, with
 *   its {names} filled in
 */
export function speaker(words) {
  return (key, values = {}) =>
    (words[`notation.${key}`] ?? key).replaceAll(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}
