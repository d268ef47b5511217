import { imageSize } from 'image-size';
import type { MediumFault } from '../articles/article.ts';

/** What an image is, by its content. */
export interface InspectedImage {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  /** With the ending of its content. */
  name: string;
}

/** The shop makes its thumbnails of it, and a larger one takes it out of memory or into a minute of work. */
const mostPixels = 50_000_000;

const kinds = {
  jpg: { type: 'image/jpeg', ending: 'jpg', endings: ['jpg', 'jpeg'] },
  png: { type: 'image/png', ending: 'png', endings: ['png'] },
  webp: { type: 'image/webp', ending: 'webp', endings: ['webp'] },
} as const;

/** Measures an image and looks whether it goes on to its end. */
export function inspectImage(bytes: Buffer, name: string): InspectedImage | MediumFault {
  if (bytes.length === 0) return { kind: 'medium/empty', name };
  const measured = measure(bytes);
  if (measured === null) return { kind: 'medium/no-image', name, found: guess(bytes) };
  const { found, width, height } = measured;
  if (!isTaken(found)) return { kind: 'medium/no-image', name, found };
  if (width < 1 || height < 1) return { kind: 'medium/cut', name };
  if (width * height > mostPixels) return { kind: 'medium/too-large', name, width, height };
  if (!isWhole(bytes, found)) return { kind: 'medium/cut', name };
  const { type } = kinds[found];
  return { type, name: withEnding(name, found) };
}

type Taken = keyof typeof kinds;

function isTaken(found: string): found is Taken {
  return Object.hasOwn(kinds, found);
}

/** null: it is none, or its header can't be read. */
function measure(bytes: Buffer): { found: string; width: number; height: number } | null {
  try {
    const { width, height, type = '' } = imageSize(bytes);
    return { found: type, width, height };
  } catch {
    return null;
  }
}

/** What people mistake for an image; '' for anything else. */
function guess(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 1024).trimStart().toLowerCase();
  if (/^(?:<!doctype html|<html|<head|<body|<\?php|<script)/.test(start)) return 'text/html';
  if (start.startsWith('%pdf')) return 'application/pdf';
  if (start.startsWith('pk\u0003\u0004')) return 'application/zip';
  return start.startsWith('<?xml') ? 'text/xml' : '';
}

/** The end of a JPEG may be followed by what a camera adds. */
const mostAfterEnd = 65_536;

function isWhole(bytes: Buffer, found: Taken): boolean {
  switch (found) {
    case 'png':
      return bytes.includes('IEND', Math.max(0, bytes.length - mostAfterEnd), 'latin1');
    case 'jpg':
      return bytes.lastIndexOf(Buffer.of(0xff, 0xd9)) >= Math.max(2, bytes.length - mostAfterEnd);
    case 'webp':
      return bytes.length >= bytes.readUInt32LE(4) + 8;
  }
}

/** Whoever reads the ending believes it: the shop does. */
function withEnding(name: string, found: Taken): string {
  const { ending, endings } = kinds[found];
  const at = name.lastIndexOf('.');
  const own = at < 0 ? '' : name.slice(at + 1).toLowerCase();
  if ((endings as readonly string[]).includes(own)) return name;
  const isEnding = /^(?:jpe?g|png|webp|gif|bmp|tiff?|php|aspx?)$/.test(own);
  return `${isEnding ? name.slice(0, at) : name}.${ending}`;
}
