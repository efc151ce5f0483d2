import { button } from './controls.js';
import { make } from './score.js';

/**
 * Tells why pages don't come, below the music and without taking it away.
 *
 * @import { Pictures } from './pictures.js'
 * @import { Say } from './score.js'
 * @param {Pictures} pictures
 * @param {Say} say
 */
export function tellOfTroubles(pictures, say) {
  const text = make('p');
  const again = make('button', {type: 'button', class: 'plain'}, say('retry'));
  const notice = make('div', {class: 'notice', role: 'alert'});
  /** @type {string | undefined} that was put away */
  let dismissed;

  again.addEventListener('click', () => {
    dismissed = undefined;
    pictures.retry();
  });
  const close = button(say, 'close', () => {
    dismissed = text.textContent;
    notice.replaceChildren();
  });
  document.body.append(notice);

  pictures.addEventListener('trouble', (event) => {
    const trouble = /** @type {CustomEvent<string>} */ (event).detail;
    const words = say(trouble);
    if (words !== dismissed && words !== text.textContent || !notice.hasChildNodes()) {
      if (words === dismissed) {
        return;
      }
      text.textContent = words;
      notice.replaceChildren(text, again, close);
    }
  });
  pictures.addEventListener('recovered', () => {
    dismissed = undefined;
    notice.replaceChildren();
  });
}
