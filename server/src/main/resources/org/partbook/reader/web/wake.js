/**
 * Keeps the screen awake while the score is seen: nobody touches it for a page at a time.
 *
 * Not every browser can, and some only after a first touch; it is asked for again then, and each
 * time that the page comes back into sight.
 */
export function keepAwake() {
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  let asking = false;

  async function ask() {
    if (asking || isForbidden() || document.visibilityState !== 'visible' || lock && !lock.released) {
      return;
    }
    asking = true;
    try {
      lock = await navigator.wakeLock?.request('screen');
    } catch {
      // Perhaps later.
    }
    asking = false;
  }

  for (const sign of ['visibilitychange', 'pointerup', 'keydown']) {
    document.addEventListener(sign, ask);
  }
  ask();
}

/** Whether a frame may not keep the screen awake. Not every browser tells before it is asked. */
function isForbidden() {
  const {featurePolicy} = /** @type {{featurePolicy?: {allowsFeature(name: string): boolean}}} */ (
    /** @type {unknown} */ (document));
  return featurePolicy?.allowsFeature('screen-wake-lock') === false;
}
