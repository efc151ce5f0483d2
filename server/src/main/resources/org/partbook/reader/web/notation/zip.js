// Reads a file out of a ZIP archive: as much of the format as compressed MusicXML (.mxl) needs.

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** More than any score has; an archive that claims more is no score. In bytes. */
const LARGEST = 256 * 1024 * 1024;

/** @param {Uint8Array} bytes */
export function isZip(bytes) {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

export class Zip {
  #bytes;
  #view;
  /** @type {Map<string, {at: number, method: number, packed: number}>} */
  #entries = new Map();

  /** @param {Uint8Array<ArrayBuffer>} bytes */
  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const end = this.#end();
    let at = this.#view.getUint32(end + 16, true);
    for (let left = this.#view.getUint16(end + 10, true); left > 0; left--) {
      at = this.#entry(at);
    }
  }

  names() {
    return [...this.#entries.keys()];
  }

  /**
   * @param {string} name
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async read(name) {
    const entry = this.#entries.get(name);
    if (entry === undefined) {
      throw new Error(`the archive has no ${name}`);
    }
    const start =
      entry.at + 30 + this.#view.getUint16(entry.at + 26, true)
        + this.#view.getUint16(entry.at + 28, true);
    const packed = this.#bytes.subarray(start, start + entry.packed);
    switch (entry.method) {
      case STORED:
        return packed;
      case DEFLATED:
        return inflate(packed);
      default:
        throw new Error(`${name} is packed in a way that is not known: ${entry.method}`);
    }
  }

  /** The archive's last record has a comment of unknown length behind it. */
  #end() {
    for (let at = this.#bytes.length - 22; at >= 0; at--) {
      if (this.#view.getUint32(at, true) === END) {
        return at;
      }
    }
    throw new Error('that is no ZIP archive');
  }

  /** @param {number} at @returns {number} where the next one is */
  #entry(at) {
    const view = this.#view;
    if (view.getUint32(at, true) !== ENTRY) {
      throw new Error('the archive is damaged');
    }
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(this.#bytes.subarray(at + 46, at + 46 + nameLength));
    this.#entries.set(name, {
      at: view.getUint32(at + 42, true),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
    });
    return at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

/** @param {Uint8Array<ArrayBuffer>} packed */
async function inflate(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  /** @type {BlobPart[]} */
  const pieces = [];
  let size = 0;
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.length;
    if (size > LARGEST) {
      await reader.cancel();
      throw new Error('the archive holds more than a score');
    }
    pieces.push(/** @type {BlobPart} */ (piece.value));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
