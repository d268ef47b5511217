import { encodeText, type XmlEncoding } from './encode.ts';
import { needsCare } from './xml-text.ts';

/** A block of a document is taken once it has so many bytes. */
const blockBytes = 65_536;

const firstBeyondAscii = 0x80;
const noCare = new Uint8Array(firstBeyondAscii);

/**
 * Where a document is written, as bytes. Texts put together and encoded afterwards take twice as long: V8 would keep each
 * of a hundred thousand pieces until it copies them into one.
 */
export class XmlRoom {
  /** Bytes written and not taken. */
  length = 0;
  readonly #encoding: XmlEncoding;
  #bytes = Buffer.allocUnsafeSlow(2 * blockBytes);

  constructor(encoding: XmlEncoding) {
    this.#encoding = encoding;
  }

  get isFull(): boolean {
    return this.length >= blockBytes;
  }

  /** What is written so far, as a buffer of its own. */
  take(): Buffer {
    const block = Buffer.from(this.#bytes.subarray(0, this.length));
    this.length = 0;
    return block;
  }

  /** Takes back what was written since the room had that length. */
  cut(length: number): void {
    this.length = length;
  }

  /** Bytes that are in the document's encoding already. */
  put(bytes: Uint8Array): void {
    const end = this.length + bytes.length;
    if (end > this.#bytes.length) this.#makeRoom(end);
    this.#bytes.set(bytes, this.length);
    this.length = end;
  }

  putByte(byte: number): void {
    if (this.length === this.#bytes.length) this.#makeRoom(this.length + 1);
    this.#bytes[this.length++] = byte;
  }

  /** A text as it stands, escaped by whoever needs it escaped. */
  write(text: string): void {
    if (!this.#writeAscii(text, noCare)) this.put(encodeText(text, this.#encoding));
  }

  /** The same of a text that can stand anywhere in XML as it is, and in any encoding. false: it cannot, nothing is written. */
  writePlain(text: string): boolean {
    return this.#writeAscii(text, needsCare);
  }

  /** false: a character is beyond ASCII, or one of those that need care. */
  #writeAscii(text: string, care: Uint8Array): boolean {
    const start = this.length;
    const end = start + text.length;
    if (end > this.#bytes.length) this.#makeRoom(end);
    const bytes = this.#bytes;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= firstBeyondAscii || care[code] === 1) return false;
      bytes[start + at] = code;
    }
    this.length = end;
    return true;
  }

  #makeRoom(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * needed);
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }
}
