import { Controls } from './controls.js';
import { toggleFullScreen } from './fullscreen.js';
import { listenToKeys } from './keyboard.js';
import { tellOfTroubles } from './notice.js';
import { fetchSmallOnes, offering } from './offer.js';
import { Pictures } from './pictures.js';
import { Reader } from './reader.js';
import { element, readScore, speaking } from './score.js';
import { Stage } from './stage.js';
import { listenToTouch } from './touch.js';
import { keepAwake } from './wake.js';
import { listenToZoom } from './zoom.js';

/**
 * Puts the reader around the first page, which is on the screen already. What is opened later
 * (overview, view, live notation) is fetched when it is asked for.
 *
 * @import { Paper } from './place.js'
 */

const score = readScore();
const say = speaking(score);
const stage = element('stage');
const first = stage.querySelector('img');
if (first) {
  start(first);
}

/** @param {HTMLImageElement} image of the first page */
function start(image) {
  const pictures = new Pictures(score, say, image);
  const reader = new Reader(score, new Stage(stage, pictures), pictures);
  const tell = tellOfTroubles(reader, say);
  const offer = offering(tell);
  // By itself, as it may be asked for while something else opens.
  const offerPrint = offering(tell);
  /** @param {boolean} atOnce */
  const printing = (atOnce) => offerPrint(async () =>
    (await import('./printing.js')).openPrinting(reader, say, atOnce));
  const print = printing(false);
  const actions = {
    print,
    overview: offer(async () => (await import('./overview.js')).openOverview(reader, say)),
    view: offer(async () => (await import('./view.js')).openView(reader, say, print)),
    fullScreen: () => toggleFullScreen(() => controls.hide()),
    notation: offer(async () => (await import('./music.js')).openMusic(reader, say, print)),
  };
  const controls = new Controls(reader, say, actions);
  const toggle = () => controls.toggle();
  listenToKeys(reader,
      {...actions, print: printing(true), toggle, jump: () => controls.jump()});
  listenToTouch(reader, toggle);
  listenToZoom(reader);
  putOn(reader.habits.paper);
  reader.addEventListener('habits', () => putOn(reader.habits.paper));
  keepAwake();
  hideWhilePlaying(reader, controls);
  reader.open();
  import('./print.js').then(({printerOf}) => printerOf(reader, say, print)).catch(() => {
    // It will be asked for again, and missed.
  });
  fetchSmallOnes();
}

/**
 * A turn or a scroll by hand or foot says that music is played; one by a button in use doesn't.
 *
 * @param {Reader} reader
 * @param {Controls} controls
 */
function hideWhilePlaying(reader, controls) {
  const {element: ground} = reader.stage;
  let {page, nextHalf} = reader;
  let top = ground.scrollTop;
  const hide = () => {
    if (!controls.bars.some((bar) => bar.matches(':hover, :focus-within'))) {
      controls.hide();
    }
  };
  reader.addEventListener('change', () => {
    if (page !== reader.page || nextHalf !== reader.nextHalf) {
      hide();
    }
    ({page, nextHalf} = reader);
  });
  ground.addEventListener('scroll', () => {
    if (ground.scrollTop > top + 4) {
      hide();
    }
    top = ground.scrollTop;
  }, {passive: true});
}

/** @param {Paper} paper */
function putOn(paper) {
  document.documentElement.dataset['paper'] = paper;
  const colour = getComputedStyle(document.body).backgroundColor;
  for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
    meta.setAttribute('content', colour);
  }
}
