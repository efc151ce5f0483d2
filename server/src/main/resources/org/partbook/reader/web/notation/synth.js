// A small synthesiser: one oscillator a note, with the partials and the envelope of its instrument.

/** @typedef {import('./timeline.js').Sound} Sound */

/**
 * @typedef {object} Voice
 * @property {number[]} partials how strong each is, from the fundamental up
 * @property {number} attack in seconds
 * @property {number} decay in seconds until a third of the loudness is left; 0 for a voice that holds
 * @property {number} release in seconds
 * @property {number} level
 */

/** @type {Voice} */
const STRUCK = {
  partials: [1, 0.42, 0.22, 0.14, 0.07, 0.05, 0.03, 0.02],
  attack: 0.004, decay: 0.9, release: 0.12, level: 0.34,
};
/** @type {Voice} */
const PLUCKED = {
  partials: [1, 0.6, 0.34, 0.2, 0.14, 0.08, 0.05, 0.03],
  attack: 0.003, decay: 0.55, release: 0.16, level: 0.34,
};
/** @type {Voice} */
const BOWED = {
  partials: [1, 0.55, 0.38, 0.26, 0.18, 0.1, 0.07, 0.04],
  attack: 0.055, decay: 0, release: 0.12, level: 0.16,
};
/** @type {Voice} */
const BLOWN = {
  partials: [1, 0.28, 0.3, 0.1, 0.1, 0.04],
  attack: 0.035, decay: 0, release: 0.07, level: 0.19,
};
/** @type {Voice} */
const SUNG = {
  partials: [1, 0.38, 0.12, 0.08, 0.03],
  attack: 0.06, decay: 0, release: 0.14, level: 0.21,
};

/** @param {number} program General MIDI's, from 1 @returns {Voice} */
function voiceOf(program) {
  if (program <= 16 || program > 112) {
    return STRUCK;
  }
  if (program <= 24) {
    return BLOWN;
  }
  if (program <= 40 || program === 46 || program === 47 || (program > 104 && program <= 109)) {
    return PLUCKED;
  }
  if (program <= 52) {
    return BOWED;
  }
  return program <= 55 ? SUNG : BLOWN;
}

/** What is left of a sound that is called silence: gain can't fall to 0 exponentially. */
const SILENCE = 0.0001;

export class Synth {
  context;
  #master;
  /** @type {GainNode[]} */
  #parts = [];
  /** @type {Voice[]} */
  #voices = [];
  /** @type {number[]} */
  #volumes = [];
  /** @type {Map<Voice, PeriodicWave>} */
  #waves = new Map();

  constructor() {
    this.context = new AudioContext({ latencyHint: 'interactive' });
    const limiter = new DynamicsCompressorNode(this.context, {
      threshold: -9, knee: 6, ratio: 16, attack: 0.003, release: 0.2,
    });
    this.#master = new GainNode(this.context, { gain: 0.8 });
    this.#master.connect(limiter).connect(this.context.destination);
  }

  /**
   * @param {number[]} programs of the parts
   * @param {number[]} volumes of the parts
   */
  start(programs, volumes) {
    this.silence();
    this.#voices = programs.map(voiceOf);
    this.#volumes = volumes;
    this.#parts = programs.map((_, i) => this.#channel(volumes[i] ?? 1));
  }

  /** @param {number} gain */
  #channel(gain) {
    const channel = new GainNode(this.context, { gain });
    channel.connect(this.#master);
    return channel;
  }

  /** Ends everything that sounds or has been asked for, without a click. */
  silence() {
    const channels = this.#parts;
    this.#parts = [];
    channels.forEach(({ gain }) => gain.setTargetAtTime(0, this.context.currentTime, 0.015));
    setTimeout(() => channels.forEach((channel) => channel.disconnect()), 150);
  }

  /** @param {number} part @param {number} volume 0 to 1 */
  setVolume(part, volume) {
    this.#volumes[part] = volume;
    this.#parts[part]?.gain.setTargetAtTime(volume, this.context.currentTime, 0.02);
  }

  /**
   * @param {Sound} sound
   * @param {number} at the context's time
   * @param {number} duration in seconds, at the tempo of now
   * @param {number} transposition in semitones
   */
  play(sound, at, duration, transposition) {
    const channel = this.#parts[sound.part];
    if (channel === undefined || (this.#volumes[sound.part] ?? 1) === 0) {
      return;
    }
    const voice = sound.drum ? PLUCKED : this.#voices[sound.part] ?? STRUCK;
    const pitch = sound.drum ? 36 : sound.pitch + transposition;
    const source = new OscillatorNode(this.context, {
      type: 'custom',
      periodicWave: this.#wave(voice),
      frequency: 440 * 2 ** ((pitch - 69) / 12),
    });
    const envelope = new GainNode(this.context, { gain: 0 });
    source.connect(envelope).connect(channel);
    const length = sound.drum ? 0.08 : duration;
    const end = shape(envelope.gain, voice, sound.loudness, pitch, at, length);
    source.start(at);
    source.stop(end);
    source.onended = () => envelope.disconnect();
  }

  /** @param {Voice} voice */
  #wave(voice) {
    let wave = this.#waves.get(voice);
    if (wave === undefined) {
      const imag = Float32Array.from([0, ...voice.partials]);
      wave = new PeriodicWave(this.context, { real: new Float32Array(imag.length), imag });
      this.#waves.set(voice, wave);
    }
    return wave;
  }

  close() {
    this.silence();
    void this.context.close();
  }
}

/**
 * Low strings ring longer than high ones.
 *
 * @param {AudioParam} gain @param {Voice} voice @param {number} loudness @param {number} pitch
 * @param {number} at @param {number} duration
 * @returns {number} when it is silent
 */
function shape(gain, voice, loudness, pitch, at, duration) {
  const peak = voice.level * loudness;
  const attack = Math.min(voice.attack, duration / 3);
  const over = at + Math.max(duration - voice.release / 3, duration * 0.7, attack + 0.01);
  gain.setValueAtTime(0, at);
  gain.linearRampToValueAtTime(peak, at + attack);
  if (voice.decay > 0) {
    gain.setTargetAtTime(SILENCE, at + attack, voice.decay * 2 ** ((60 - pitch) / 24));
  } else {
    gain.setTargetAtTime(peak * 0.8, at + attack, 0.2);
  }
  gain.setTargetAtTime(0, over, voice.release / 3);
  return over + voice.release * 2;
}
