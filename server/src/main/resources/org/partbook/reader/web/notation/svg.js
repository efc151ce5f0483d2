// Puts engraved pages into the document.
//
// The words in them are the publisher's, so nothing may come in that could act: no script, no
// foreign element, no handler of events, no address outside the drawing. Style elements go before all
// that, for the page's policy refuses and reports them as soon as they are read; their few rules are
// in notation.css.

const SVG = 'http://www.w3.org/2000/svg';
const DRAWN = new Set([
  'svg', 'g', 'defs', 'symbol', 'use', 'path', 'rect', 'ellipse', 'circle', 'line', 'polyline',
  'polygon', 'text', 'tspan',
]);

/**
 * @param {string} markup
 * @returns {SVGSVGElement}
 */
export function drawing(markup) {
  const unstyled = markup.replaceAll(/<style\b[^>]*>([^]*?)<\/style>/g, (_, css) => {
    takeFonts(css);
    return '';
  });
  const parsed = new DOMParser().parseFromString(unstyled, 'image/svg+xml');
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || root.namespaceURI !== SVG) {
    throw new Error('that is no drawing');
  }
  for (const element of [...root.querySelectorAll('*')]) {
    if (element.namespaceURI === SVG && DRAWN.has(element.localName)) {
      strip(element);
    } else {
      element.remove();
    }
  }
  strip(root);
  return /** @type {SVGSVGElement} */ (/** @type {unknown} */ (document.importNode(root, true)));
}

/** @param {Element} element */
function strip(element) {
  for (const { name, localName, value } of [...element.attributes]) {
    const outside = localName === 'href' && !value.startsWith('#');
    if (outside || localName === 'style' || localName.startsWith('on') || /url\(/i.test(value)) {
      element.removeAttribute(name);
    }
  }
}

/**
 * Pages with notes among their words, as in ♩ = 60, bring the font for them along, inlined. A policy
 * that allows no fonts allows those that come from a script.
 *
 * @param {string} css
 */
function takeFonts(css) {
  for (const [, rule = ''] of css.matchAll(/@font-face\s*\{([^}]*)\}/g)) {
    const family = /font-family:\s*['"]?([\w ]+)/.exec(rule)?.[1];
    const base64 = /url\(['"]?data:[^,]*;base64,([^'")]+)/.exec(rule)?.[1];
    if (family !== undefined && base64 !== undefined && !known.has(family)) {
      known.add(family);
      const bytes = Uint8Array.from(atob(base64.replaceAll(/\s/g, '')), (c) => c.charCodeAt(0));
      document.fonts.add(new FontFace(family, bytes));
    }
  }
}

/** @type {Set<string>} */
const known = new Set();
