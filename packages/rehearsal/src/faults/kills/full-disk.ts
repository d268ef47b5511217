import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Loaded before a program (`node --import`): the disk is full for whatever is written into ArchiveExport. */
const { openSync, writeSync } = fs;
const archived = new Set<number>();

fs.openSync = (path, flags, mode) => {
  const file = openSync(path, flags, mode);
  if (String(path).includes('ArchiveExport')) archived.add(file);
  return file;
};

fs.writeSync = ((file: number, ...what: [Buffer, number]) => {
  if (archived.has(file))
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  return writeSync(file, ...what);
}) as typeof fs.writeSync;

syncBuiltinESMExports();
