import { button } from './controls.js';
import { make } from './score.js';

/**
 * Opens a dialog that is closed by its button, by Escape and by a click beside it. The browser
 * returns the focus to where it was.
 *
 * @import { Say } from './score.js'
 * @param {Say} say
 * @param {string} name of its kind, for the stylesheet
 * @param {string} title
 * @param {Node[]} content
 */
export async function openDialog(say, name, title, ...content) {
  await styled();
  const heading = make('h2', {id: `${name}-title`}, title);
  const dialog = make('dialog', {class: name, 'aria-labelledby': heading.id},
      make('div', {class: 'head'}, heading, button(say, 'close', () => dialog.close())),
      ...content);
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) {
      dialog.close();
    }
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** @type {Promise<void> | undefined} */
let style;

/** Fetches the dialogs' stylesheet, once. */
function styled() {
  style ??= new Promise((resolve, reject) => {
    const link = make('link', {
      rel: 'stylesheet', href: new URL('dialogs.css', import.meta.url).href,
    });
    link.onload = () => resolve();
    link.onerror = () => {
      style = undefined;
      link.remove();
      reject(new Error('the stylesheet of the dialogs could not be loaded'));
    };
    document.head.append(link);
  });
  return style;
}
