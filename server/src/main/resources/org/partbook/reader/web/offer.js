/**
 * What is fetched only when it is asked for: a second wish while the first one is being met opens
 * nothing twice, and what can't be fetched is told. A program that was renewed has none of the
 * modules that an older page asks for.
 *
 * @param {() => void} tell that it didn't come
 * @returns {(open: () => Promise<unknown>) => () => void} makes an action of what opens something
 */
export function offering(tell) {
  let opening = false;
  return (open) => async () => {
    if (opening) {
      return;
    }
    opening = true;
    try {
      await open();
    } catch (failure) {
      tell();
      throw failure;
    } finally {
      opening = false;
    }
  };
}

/** Small, and sure to be asked for when there is no time to wait. */
const SMALL = ['dialog.js', 'dialogs.css', 'overview.js', 'view.js', 'music.js', 'printing.js'];
const QUIET = 10_000;

/** Brings the small ones into the browser's cache, when the pages have long had their turn. */
export function fetchSmallOnes() {
  setTimeout(() => {
    for (const name of SMALL) {
      fetch(new URL(name, import.meta.url)).catch(() => {
        // It will be asked for again.
      });
    }
  }, QUIET);
}
