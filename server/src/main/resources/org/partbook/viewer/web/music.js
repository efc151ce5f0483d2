import { element, make } from './score.js';

/**
 * Opens live notation over the pages, which can't be reached meanwhile. Its modules are fetched
 * now.
 *
 * @import { Reader } from './reader.js'
 * @param {Reader} reader
 */
export async function openMusic(reader) {
  const {music, words} = reader.score;
  if (!music) {
    return;
  }
  const before = document.activeElement;
  const behind = ['bar', 'turns', 'stage'].map(element);
  const host = make('div', {class: 'notation'});
  /** @type {{setPaper: (paper: string) => void} | undefined} */
  let opened;
  const setPaper = () => opened?.setPaper(reader.habits.paper);

  function leave() {
    reader.removeEventListener('habits', setPaper);
    behind.forEach((part) => part.inert = false);
    host.remove();
    if (before instanceof HTMLElement) {
      before.focus();
    }
  }

  behind.forEach((part) => part.inert = true);
  document.body.append(host);
  // Named by a variable, for the type-checker: a program may be built without live notation.
  const module = './notation/notation.js';
  try {
    const notation = await import(module);
    const {paper} = reader.habits;
    const url = new URL(music, location.href).href;
    opened = await notation.open({url, host, words, paper, onClose: leave});
    reader.addEventListener('habits', setPaper);
  } catch (failure) {
    leave();
    throw failure;
  }
}
