import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { utf16In } from '../text/utf-16.ts';
import type { FileTrouble } from './fault.ts';

/** No person writes more: 1 MiB. What reads such a text keeps a tree of it, many times its size. */
const limitBytes = 1_048_576;

/** The text of a file that a person wrote, without its BOM; or why it can't be read. */
export function readUtf8(path: string): { text: string } | { trouble: FileTrouble } {
  let bytes: Buffer;
  try {
    if (statSync(path).size > limitBytes) return { trouble: 'too-large' };
    bytes = readFileSync(path);
  } catch (error) {
    return { trouble: troubles[(error as NodeJS.ErrnoException).code ?? ''] ?? 'unreadable' };
  }
  if (utf16In(bytes.subarray(0, 2)) !== null) return { trouble: 'utf-16' };
  if (!isUtf8(bytes)) return { trouble: 'not-utf-8' };
  return { text: new TextDecoder().decode(bytes) };
}

const troubles: Record<string, FileTrouble> = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EISDIR: 'folder',
};
