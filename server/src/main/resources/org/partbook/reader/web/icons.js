/** The controls' signs, as lines on a field of 24 by 24. Their names are said by their buttons. */
const LINES = {
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  overview: 'M4 4h6v7H4zM14 4h6v7h-6zM4 14h6v6H4zM14 14h6v6h-6z',
  fullScreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  leaveFullScreen: 'M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5',
  view: 'M4 7h9M19 7h1M16 4.5v5M4 17h1M11 17h9M8 14.5v5',
  notation: 'M9 18V6l10-2v12M9 18a2.5 2 0 1 1-5 0 2.5 2 0 1 1 5 0M19 16a2.5 2 0 1 1-5 0 2.5 2 0 1 1 5 0',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  close: 'M6 6l12 12M18 6L6 18',
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
};

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {keyof typeof LINES} name
 * @returns {SVGSVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', LINES[name]);
  svg.append(path);
  return svg;
}
