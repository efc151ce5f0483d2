import { button } from './controls.js';
import { backToShop, make } from './score.js';

/** Troubles that trying again doesn't help. */
const ENDS = ['expired', 'cancelled'];

/**
 * Tells why pages don't come, below the music and without taking it away. What was put away is told
 * again when a turn asks for such a page.
 *
 * @import { Reader } from './reader.js'
 * @import { Say } from './score.js'
 * @param {Reader} reader
 * @param {Say} say
 * @returns {() => void} tells that a part of the reader didn't come
 */
export function tellOfTroubles(reader, say) {
  const {pictures} = reader;
  const text = make('p');
  const again = make('button', {type: 'button', class: 'plain'}, say('retry'));
  const reload = make('button', {type: 'button', class: 'plain'}, say('reload'));
  const notice = make('div', {class: 'notice', role: 'alert'});
  /** @type {string | undefined} that was put away */
  let dismissed;

  again.addEventListener('click', () => {
    dismissed = undefined;
    pictures.retry();
  });
  reload.addEventListener('click', () => location.reload());
  const close = button(say, 'close', () => {
    dismissed = text.textContent;
    notice.replaceChildren();
  });
  document.body.append(notice);
  reader.addEventListener('wait', () => dismissed = undefined);

  pictures.addEventListener('trouble', (event) => {
    const trouble = /** @type {CustomEvent<string>} */ (event).detail;
    const words = say(trouble);
    if (words !== dismissed && (words !== text.textContent || !notice.hasChildNodes())) {
      text.textContent = words;
      const actions = ENDS.includes(trouble) ? backToShop(reader.score) : [again];
      notice.replaceChildren(text, ...actions, close);
    }
  });
  pictures.addEventListener('recovered', () => {
    dismissed = undefined;
    notice.replaceChildren();
  });

  return () => {
    text.textContent = say('unloaded');
    notice.replaceChildren(text, reload, close);
  };
}
