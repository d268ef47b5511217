import { crc32, deflateSync } from 'node:zlib';
import type { Picture } from './icon-drawing.ts';

const headerBytes = 6;
const entryBytes = 16;
const bitmapHeaderBytes = 40;

/** An .ico file. Up to 64 pixels as bitmaps, which every Windows reads; larger as PNG, as Windows does since Vista. */
export function encodeIcon(pictures: readonly Picture[]): Buffer {
  const images = pictures.map((picture) => (picture.size > 64 ? encodePng(picture) : encodeBitmap(picture)));
  const header = Buffer.alloc(headerBytes);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = headerBytes + entryBytes * pictures.length;
  const entries = pictures.map(({ size }, index) => {
    const bytes = images[index]?.length ?? 0;
    offset += bytes;
    return directoryEntry({ size, bytes, offset: offset - bytes });
  });
  return Buffer.concat([header, ...entries, ...images]);
}

function directoryEntry({ size, bytes, offset }: { size: number; bytes: number; offset: number }): Buffer {
  const entry = Buffer.alloc(entryBytes);
  // One byte each for width and height: 256 is written as 0.
  entry.writeUInt8(size % 256, 0);
  entry.writeUInt8(size % 256, 1);
  entry.writeUInt16LE(1, 4);
  entry.writeUInt16LE(32, 6);
  entry.writeUInt32LE(bytes, 8);
  entry.writeUInt32LE(offset, 12);
  return entry;
}

/** A bitmap as icons hold it: no file header, twice the height (the mask follows), rows from the bottom, blue first. */
function encodeBitmap({ size, rgba }: Picture): Buffer {
  const header = Buffer.alloc(bitmapHeaderBytes);
  header.writeUInt32LE(bitmapHeaderBytes, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(size * size * 4);
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    const row = size - 1 - Math.floor(pixel / size);
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray((row * size + (pixel % size)) * 4);
    colours.set([blue, green, red, alpha], pixel * 4);
  }
  // One bit a pixel, rows of whole 32 bits; all zero, as the alpha channel says it all.
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([header, colours, mask]);
}

function encodePng({ size, rgba }: Picture): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, red-green-blue-alpha.
  header.set([8, 6], 8);
  const rowBytes = size * 4;
  const rows = Array.from({ length: size }, (_, row) => rgba.subarray(row * rowBytes, (row + 1) * rowBytes));
  const noFilter = Buffer.of(0);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows.flatMap((row) => [noFilter, row])))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(content.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.set(content, 4);
  chunk.writeUInt32BE(crc32(content), content.length + 4);
  return chunk;
}
