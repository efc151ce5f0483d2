import { isFullScreen } from './fullscreen.js';
import { icon } from './icons.js';
import { backToShop, element, make } from './score.js';

/**
 * The bar above, with the work and what can be done, and the one below, with the page. Both step
 * back while music is played, and come again with the mouse, the focus or a tap in the middle.
 *
 * @import { Reader } from './reader.js'
 * @import { Say } from './score.js'
 * @typedef {{
 *   overview: () => void,
 *   view: () => void,
 *   print: () => void,
 *   fullScreen: () => void,
 *   notation: () => void,
 * }} Actions
 */

const REST = 3500;
/** A page that comes sooner is waited for without a word. */
const SOON = 300;

export class Controls {
  #timer = 0;
  #waiting = 0;
  #pointer = {x: 0, y: 0};

  /**
   * @param {Reader} reader
   * @param {Say} say
   * @param {Actions} actions
   */
  constructor(reader, say, actions) {
    this.reader = reader;
    this.say = say;
    this.field = make('input', {
      id: 'page', inputmode: 'numeric', autocomplete: 'off', 'aria-label': say('goTo'),
    });
    this.said = make('p', {class: 'said', role: 'status'});
    this.whole = button(say, 'fullScreen', actions.fullScreen);
    this.coming = make('p', {class: 'coming-page', 'aria-hidden': 'true'});
    this.shop = make('p', {id: 'shop'}, ...backToShop(reader.score));
    this.bars = [this.#tools(actions), this.#turns(), this.shop];
    document.body.append(this.shop, this.coming);
    this.#listen();
    this.refresh();
    this.wake();
    reader.keepClearOf(() => this.#room());
  }

  /** @param {Actions} actions */
  #tools(actions) {
    const {say} = this;
    const tools = make('div', {class: 'tools', role: 'group', 'aria-label': say('controls')});
    if (this.reader.score.music) {
      tools.append(button(say, 'notation', actions.notation));
    }
    if (this.reader.count > 1) {
      tools.append(button(say, 'overview', actions.overview));
    }
    tools.append(button(say, 'print', actions.print), this.whole, button(say, 'view', actions.view, 'menu'));
    const bar = element('bar');
    bar.append(tools);
    return bar;
  }

  #turns() {
    const {say, reader} = this;
    const form = make('form', {id: 'turns', 'aria-label': say('goTo')},
        button(say, 'previous', () => reader.previous()),
        make('span', {class: 'number'},
            this.field, make('span', {}, say('ofPages', {pages: reader.count}))),
        button(say, 'next', () => reader.next()));
    form.hidden = reader.count === 1;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const page = parseInt(this.field.value, 10);
      if (page) {
        reader.go(page);
      }
      reader.stage.element.focus();
    });
    document.body.append(form, this.said);
    return form;
  }

  #listen() {
    for (const bar of this.bars) {
      bar.addEventListener('focusin', () => this.wake());
      bar.addEventListener('pointerdown', () => this.wake());
    }
    this.field.addEventListener('focus', () => this.field.select());
    this.field.addEventListener('blur', () => this.refresh());
    this.field.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        this.reader.stage.element.focus();
      }
    });
    addEventListener('pointermove', (event) => {
      const moved = Math.hypot(event.clientX - this.#pointer.x, event.clientY - this.#pointer.y);
      this.#pointer = {x: event.clientX, y: event.clientY};
      if (event.pointerType === 'mouse' && moved > 3) {
        this.wake();
      }
    });
    document.addEventListener('fullscreenchange', () => {
      this.#showWhole();
      this.reader.makeRoom();
    });
    this.reader.addEventListener('change', () => {
      this.refresh();
      this.#announce();
    });
    this.reader.addEventListener('wait', () => {
      this.refresh();
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#tellOfWait(), SOON);
    });
    this.reader.addEventListener('end', () => this.wake());
  }

  /** Also while the bars are away: who turns has to know that it was understood. */
  #tellOfWait() {
    const page = this.reader.awaited;
    if (page) {
      const text = this.say('comes', {page});
      this.coming.textContent = text;
      this.said.textContent = text;
    }
  }

  /**
   * What the bars take of the screen. Where every movement of a mouse brings them, the bar above
   * has its room for good: pages must not change their size all the time.
   */
  #room() {
    const {element: stage} = this.reader.stage;
    const [bar, turns, shop] = this.bars.map((part) => part.hidden ? undefined : part);
    const above = Math.max(0, (bar?.offsetHeight ?? 0) - stage.offsetTop);
    if (matchMedia('(hover: hover)').matches) {
      return {above: isFullScreen() ? 0 : above, below: 0, shown: true};
    }
    const end = stage.offsetTop + stage.clientHeight;
    const below = end - Math.min(end, turns?.offsetTop ?? end, shop?.offsetTop ?? end);
    return {above, below, shown: !this.hidden};
  }

  #showWhole() {
    const name = isFullScreen() ? 'leaveFullScreen' : 'fullScreen';
    this.whole.replaceChildren(icon(name));
    this.whole.ariaLabel = this.say(name);
    this.whole.title = this.say(name);
  }

  /** Shows the numbers of the pages that are seen. */
  refresh() {
    const [first = 1, last] = [this.reader.page, this.reader.nextHalf ?? this.reader.pages[1]];
    if (document.activeElement !== this.field) {
      this.field.value = last ? `${first}–${last}` : `${first}`;
    }
    this.field.style.setProperty('--digits', `${this.field.value.length}`);
    element('turns').classList.toggle('waits', this.reader.waits);
    if (this.reader.awaited === undefined) {
      this.coming.textContent = '';
    }
    const offered = this.reader.ended && this.shop.hasChildNodes();
    if (this.shop.hidden === offered) {
      this.shop.hidden = !offered;
      this.reader.makeRoom();
    }
  }

  #announce() {
    const {page, pages: [, second], nextHalf, count} = this.reader;
    const text = nextHalf ? this.say('halves', {page, next: nextHalf})
      : second ? this.say('pages', {page, next: second, pages: count})
      : this.say('page', {page, pages: count});
    if (this.said.textContent !== text) {
      this.said.textContent = text;
    }
  }

  get hidden() {
    return document.documentElement.classList.contains('quiet');
  }

  /** Shows the controls, for a while. */
  wake() {
    if (this.hidden) {
      document.documentElement.classList.remove('quiet');
      this.reader.makeRoom();
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), REST);
  }

  /** Puts the controls away, unless they are in use. */
  #rest() {
    const inUse = this.bars.some((bar) => bar.matches(':hover') && matchMedia('(hover)').matches
      || bar.querySelector(':focus-visible'));
    if (inUse || document.querySelector('dialog[open]')) {
      this.#timer = setTimeout(() => this.#rest(), REST);
    } else {
      this.hide();
    }
  }

  hide() {
    clearTimeout(this.#timer);
    const focused = document.activeElement;
    if (this.bars.some((bar) => bar.contains(focused))) {
      this.reader.stage.element.focus({preventScroll: true});
    }
    if (!this.hidden) {
      document.documentElement.classList.add('quiet');
      this.reader.makeRoom();
    }
  }

  toggle() {
    if (this.hidden) {
      this.wake();
    } else {
      this.hide();
    }
  }

  jump() {
    this.wake();
    this.field.focus();
  }
}

/**
 * @param {Say} say
 * @param {Parameters<typeof icon>[0]} name of its sign
 * @param {() => void} action
 * @param {string} word that it is called by
 */
export function button(say, name, action, word = name) {
  const label = say(word);
  const made = make('button', {type: 'button', 'aria-label': label, title: label}, icon(name));
  made.addEventListener('click', action);
  return made;
}
