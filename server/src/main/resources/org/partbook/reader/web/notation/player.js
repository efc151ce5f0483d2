// Plays a timeline: asks for the sounds a little ahead of their time, on the clock of the audio
// hardware, so that a busy page makes nothing late.

import { Synth } from './synth.js';

/** @typedef {import('./timeline.js').Timeline} Timeline */
/** @typedef {'playing' | 'paused' | 'stopped'} State */

const TICK = 25;
const AHEAD = 0.2;
/** Browsers wake a page that isn't seen once a second only. */
const AHEAD_UNSEEN = 1.6;
const START = 0.08;

export class Player {
  /** @type {Timeline} */
  #line = { sounds: [], marks: [], bars: [], end: 0 };
  /** @type {number[]} */
  #programs = [];
  /** @type {number[]} */
  #volumes = [];
  /** @type {Synth | undefined} */
  #synth;
  /** @type {State} */
  #state = 'stopped';
  #timer = 0;
  #next = 0;
  #rate = 1;
  #transposition = 0;
  /** Where in the music we were at which time of the context. */
  #anchor = { position: 0, at: 0 };
  #onState;

  /** @param {(state: State) => void} onState */
  constructor(onState) {
    this.#onState = onState;
  }

  /** @param {Timeline} line @param {number[]} programs of the parts */
  load(line, programs) {
    this.#line = line;
    this.#programs = programs;
    this.#volumes = programs.map((_, i) => this.#volumes[i] ?? 1);
  }

  get state() {
    return this.#state;
  }

  /** In seconds of the timeline. */
  get position() {
    if (this.#state !== 'playing' || this.#synth === undefined) {
      return this.#anchor.position;
    }
    const passed = this.#synth.context.currentTime - this.#anchor.at;
    return Math.min(this.#line.end, this.#anchor.position + Math.max(0, passed) * this.#rate);
  }

  /** The position that is heard now: what has been computed is still on its way to the ear. */
  get heard() {
    const latency = this.#state === 'playing' ? (this.#synth?.context.outputLatency ?? 0) : 0;
    return Math.max(0, this.position - latency * this.#rate);
  }

  get rate() {
    return this.#rate;
  }

  /** @param {number} rate 1 is the score's own tempo */
  setRate(rate) {
    const { position } = this;
    this.#rate = rate;
    this.#anchor = { position, at: Math.max(this.#anchor.at, this.#synth?.context.currentTime ?? 0) };
  }

  /** @param {number} semitones */
  setTransposition(semitones) {
    this.#transposition = semitones;
    this.#again();
  }

  /** @param {number} part @param {number} volume 0 to 1 */
  setVolume(part, volume) {
    this.#volumes[part] = volume;
    this.#synth?.setVolume(part, volume);
  }

  /** To be called while the reader clicks or types: browsers let no page sound before. */
  async play() {
    const synth = (this.#synth ??= new Synth());
    if (this.#anchor.position >= this.#line.end) {
      this.#anchor.position = 0;
    }
    if (synth.context.state !== 'running') {
      await synth.context.resume();
    }
    this.#begin(this.#anchor.position);
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#schedule(), TICK);
    this.#set('playing');
    this.#schedule();
  }

  pause() {
    this.#halt(this.position, 'paused');
  }

  stop() {
    this.#halt(0, 'stopped');
  }

  /** @param {number} position */
  seek(position) {
    if (this.#state === 'playing') {
      this.#begin(position);
      this.#schedule();
    } else {
      this.#anchor.position = position;
    }
  }

  close() {
    this.stop();
    this.#synth?.close();
  }

  /** Plays on from here with everything changed that was changed. */
  #again() {
    if (this.#state === 'playing') {
      this.seek(this.position);
    }
  }

  /** @param {number} position */
  #begin(position) {
    const synth = this.#synth;
    synth?.start(this.#programs, [...this.#volumes]);
    this.#anchor = { position, at: (synth?.context.currentTime ?? 0) + START };
    const next = this.#line.sounds.findIndex(({ time }) => time >= position - 0.001);
    this.#next = next < 0 ? this.#line.sounds.length : next;
  }

  #schedule() {
    const synth = this.#synth;
    if (synth === undefined || this.#state !== 'playing') {
      return;
    }
    const now = synth.context.currentTime;
    const until = now + (document.hidden ? AHEAD_UNSEEN : AHEAD);
    for (let sound; (sound = this.#line.sounds[this.#next]) !== undefined; this.#next++) {
      const at = this.#anchor.at + (sound.time - this.#anchor.position) / this.#rate;
      if (at > until) {
        break;
      }
      synth.play(sound, Math.max(at, now), sound.duration / this.#rate, this.#transposition);
    }
    if (this.position >= this.#line.end) {
      this.stop();
    }
  }

  /** @param {number} position @param {State} state */
  #halt(position, state) {
    clearInterval(this.#timer);
    this.#synth?.silence();
    this.#anchor.position = position;
    this.#set(state);
  }

  /** @param {State} state */
  #set(state) {
    if (state !== this.#state) {
      this.#state = state;
      this.#onState(state);
    }
  }
}
