import { button } from './controls.js';
import { openDialog } from './dialog.js';
import { licence } from './print.js';
import { backToShop, make } from './score.js';

/**
 * How the score is shown: layout, turns, paper and zoom, and what the keys do. What is chosen is
 * seen at once behind the dialog.
 *
 * @import { Reader } from './reader.js'
 * @import { Say } from './score.js'
 * @param {Reader} reader
 * @param {Say} say
 * @param {() => void} print
 */
export async function openView(reader, say, print) {
  const {habits} = reader;
  const half = toggle(say('halfTurn'), say('halfTurnHelp'), habits.half,
      (on) => reader.adopt({half: on}));
  const alone = toggle(say('alone'), say('aloneHelp'), habits.alone,
      (on) => reader.adopt({alone: on}));

  function offerWhatFits() {
    half.hidden = reader.layout !== 'single';
    alone.hidden = reader.layout !== 'spread' || reader.count < 3;
  }

  reader.addEventListener('change', offerWhatFits);
  offerWhatFits();
  const dialog = await openDialog(say, 'view', say('menu'),
      choice(say('layout'), [
        ['automatic', say('automatic')],
        ['single', say('single')],
        ['spread', say('spread')],
        ['scroll', say('scroll')],
      ], habits.layout, (layout) => reader.adopt({layout})),
      half,
      alone,
      choice(say('paper'), [
        ['white', say('white')],
        ['sepia', say('sepia')],
        ['dark', say('dark')],
      ], habits.paper, (paper) => reader.adopt({paper})),
      zoom(reader, say),
      printer(reader, say, print),
      help(say),
      ...backToShop(reader.score).map((link) => make('p', {}, link)));
  dialog.addEventListener('close', () => reader.removeEventListener('change', offerWhatFits));
}

/**
 * @template {string} T
 * @param {string} name
 * @param {[T, string][]} options values and their names
 * @param {T} chosen
 * @param {(value: T) => void} choose
 */
function choice(name, options, chosen, choose) {
  const fieldset = make('fieldset', {}, make('legend', {}, name));
  const row = make('div', {class: 'choice'});
  for (const [value, label] of options) {
    const radio = make('input', {type: 'radio', name, value, checked: value === chosen});
    radio.addEventListener('change', () => choose(value));
    row.append(make('label', {'data-value': value}, radio, make('span', {}, label)));
  }
  fieldset.append(row);
  return fieldset;
}

/**
 * @param {string} label
 * @param {string} meaning
 * @param {boolean} on
 * @param {(on: boolean) => void} change
 */
function toggle(label, meaning, on, change) {
  const box = make('input', {type: 'checkbox', role: 'switch', checked: on});
  box.addEventListener('change', () => change(box.checked));
  return make('label', {class: 'switch'},
      make('span', {}, label, make('small', {}, meaning)), box);
}

/**
 * @param {Reader} reader
 * @param {Say} say
 */
function zoom(reader, say) {
  const fit = make('button', {type: 'button', class: 'plain'}, say('fit'));
  fit.addEventListener('click', () => reader.fit());
  return make('fieldset', {}, make('legend', {}, say('zoom')),
      make('div', {class: 'zoom'},
          button(say, 'zoomOut', () => reader.zoomBy(0.8)),
          fit,
          button(say, 'zoomIn', () => reader.zoomBy(1.25))));
}

/**
 * @param {Reader} reader
 * @param {Say} say
 * @param {() => void} print
 */
function printer(reader, say, print) {
  const open = make('button', {type: 'button', class: 'plain'}, say('print'));
  open.addEventListener('click', print);
  return make('div', {class: 'printer'}, make('span', {}, licence(reader.score, say)), open);
}

/** @param {Say} say */
function help(say) {
  /** @type {[string, string][]} */
  const rows = [
    [say('helpTurn'), say('helpTurnKeys')],
    [say('helpEnds'), say('helpEndsKeys')],
    [say('goTo'), 'G'],
    [say('overview'), 'T'],
    [say('halfTurn'), 'H'],
    [say('fullScreen'), 'F'],
    [say('menu'), 'V'],
    [say('print'), 'Ctrl P, ⌘ P'],
    [say('helpZoom'), `${say('helpZoomKeys')}, + − 0`],
    [say('helpControls'), `${say('helpControlsKeys')}, Esc`],
  ];
  return make('details', {}, make('summary', {}, say('help')),
      make('dl', {}, ...rows.flatMap(([name, keys]) =>
        [make('dt', {}, name), make('dd', {}, keys)])));
}
