/**
 * The first script, and all that is fetched before the first page is seen: it lets that page have
 * the whole line, and then fetches the reader, all modules at once.
 */

/** How long the reader waits for a first page that is slow to come, or to be painted. */
const PATIENCE = 1500;

const first = document.querySelector('img');
if (first) {
  await Promise.race([seen(first), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
}

/** @type {{modules: string[], pages: [number, number][], words: Record<string, string>}} */
const {modules, pages, words} = JSON.parse(document.getElementById('score')?.textContent ?? '');
for (const name of modules) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = new URL(name, import.meta.url).href;
  document.head.append(link);
}
try {
  await import('./start.js');
} catch (failure) {
  showPlainly();
  throw failure;
}

/**
 * Until a picture has been painted, or will never be.
 *
 * @param {HTMLImageElement} image
 */
async function seen(image) {
  try {
    await image.decode();
    await frame();
    await frame();
  } catch {
    // It didn't come. The reader says why.
  }
}

/** @returns {Promise<number>} */
function frame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Without the reader all pages stand one under the other, as they do without any script. */
function showPlainly() {
  const stage = document.getElementById('stage');
  const images = pages.map((size, at) => at === 0 && first || picture(at + 1, size));
  for (const {style} of images) {
    Object.assign(style, {
      display: 'block', width: '100%', maxWidth: '60rem', height: 'auto', margin: '0 auto 1rem',
      background: '#fff',
    });
  }
  stage?.replaceChildren(...images);
  document.querySelector('body > .missing')?.remove();
  for (const fixed of [stage, document.getElementById('bar')]) {
    Object.assign(fixed?.style ?? {}, {
      position: 'static', overflow: 'visible', touchAction: 'auto',
    });
  }
}

/**
 * @param {number} page
 * @param {[number, number]} size
 */
function picture(page, [width, height]) {
  const image = new Image(width, height);
  image.loading = 'lazy';
  image.alt = (words['page'] ?? '')
    .replace('{page}', `${page}`).replace('{pages}', `${pages.length}`);
  image.src = first?.src.replace(/1$/, `${page}`) ?? '';
  return image;
}

export {};
