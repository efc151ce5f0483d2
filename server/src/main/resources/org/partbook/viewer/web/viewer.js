/**
 * The first script, and all that is fetched before the first page is seen: it lets that page have
 * the whole line, and then fetches the reader, all modules at once.
 */

/** How long the reader waits for a first page that is slow to come. */
const PATIENCE = 1500;

const first = document.querySelector('img');
if (first && !first.complete) {
  await new Promise((resolve) => {
    first.addEventListener('load', resolve, {once: true});
    first.addEventListener('error', resolve, {once: true});
    setTimeout(resolve, PATIENCE);
  });
}

/** @type {{modules: string[]}} */
const {modules} = JSON.parse(document.getElementById('score')?.textContent ?? '');
for (const name of modules) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = new URL(name, import.meta.url).href;
  document.head.append(link);
}
await import('./start.js');

export {};
