/**
 * Full screen. Telephones that can't give a page the whole screen give it what they have: the
 * controls are put away.
 *
 * @param {() => void} hideControls
 */
export async function toggleFullScreen(hideControls) {
  if (document.fullscreenElement) {
    await document.exitFullscreen();
    return;
  }
  hideControls();
  if (document.fullscreenEnabled === false) {
    return;
  }
  try {
    await document.documentElement.requestFullscreen?.({navigationUI: 'hide'});
  } catch {
    // A frame may be forbidden to.
  }
}

export function isFullScreen() {
  return document.fullscreenElement !== null && document.fullscreenElement !== undefined;
}
