import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dist } from './programs.ts';

/** Writes dist/SHA256SUMS, to be checked with `sha256sum -c SHA256SUMS` or, on Windows, `certutil -hashfile <file> SHA256`. */
export async function writeChecksums(files: readonly string[]): Promise<void> {
  const lines: string[] = [];
  for (const file of files) lines.push(`${await sha256(file)}  ${basename(file)}\n`);
  await writeFile(join(dist, 'SHA256SUMS'), lines.join(''));
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
