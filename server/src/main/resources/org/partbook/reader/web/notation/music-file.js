// Fetches the buyer's MusicXML, and unpacks it where it comes as a ZIP archive.

import { isZip, Zip } from './zip.js';

/** Why there is no music to show; `reason` is the last part of the words' key. */
export class MusicError extends Error {
  /** @param {'offline' | 'ended' | 'busy' | 'unreadable' | 'library'} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 * @returns {Promise<string>} XML
 */
export async function fetchMusic(url, signal) {
  const bytes = await fetchBytes(url, signal);
  try {
    return text(isZip(bytes) ? await unpacked(new Zip(bytes)) : bytes);
  } catch {
    throw new MusicError('unreadable');
  }
}

/** @param {string} url @param {AbortSignal} signal */
async function fetchBytes(url, signal) {
  let response;
  try {
    response = await fetch(url, { signal });
    if (response.ok) {
      return new Uint8Array(await response.arrayBuffer());
    }
  } catch {
    throw new MusicError('offline');
  }
  throw new MusicError([404, 410].includes(response.status) ? 'ended' : 'busy');
}

/**
 * The container says which of the files is the score.
 *
 * @param {Zip} zip
 */
async function unpacked(zip) {
  const container = parse(text(await zip.read('META-INF/container.xml')));
  const named = container.querySelector('rootfile')?.getAttribute('full-path');
  return zip.read(named ?? zip.names().find((name) => /^[^/]+\.(musicxml|xml)$/.test(name)) ?? '');
}

/** @param {Uint8Array} bytes */
function text(bytes) {
  const encoding = bytes[0] === 0xfe ? 'utf-16be' : bytes[0] === 0xff ? 'utf-16le' : declared(bytes);
  return new TextDecoder(encoding).decode(bytes);
}

/** @param {Uint8Array} bytes */
function declared(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 100));
  return /^[^>]*\bencoding=["']([\w.-]+)["']/.exec(start)?.[1] ?? 'utf-8';
}

/**
 * @param {string} xml
 * @returns {Document}
 */
export function parse(xml) {
  const document = new DOMParser().parseFromString(xml, 'application/xml');
  if (document.querySelector('parsererror') !== null) {
    throw new MusicError('unreadable');
  }
  return document;
}
