import { createWriteStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { renderTasks } from './task-files.ts';
import { dist, exePath, programs, root, version, windowlessPath } from './programs.ts';

export const zipPath = join(dist, `passerelle-${version}-win-x64.zip`);

/** The same files give the same zip, on any day and in any time zone: DOS dates have none. */
const options = { mtime: new Date(2026, 0, 1), mode: 0o100644, forceDosTimestamp: true };

const executables = programs.flatMap((program) => [exePath(program), windowlessPath(program)]);

/** Read and edited with Notepad: Windows line ends. */
export const texts = [
  'dist/THIRD-PARTY-NOTICES.txt',
  'dist/passerelle.cdx.json',
  'dist/passerelle.schema.json',
  'samples/passerelle.json',
  'samples/ventes.xsd',
  'samples/clients.xsd',
  '.github/CHANGELOG.md',
  'packages/orders-to-xml/src/layout/default-layout.json',
  'packages/orders-to-xml/GUIDE.fr.md',
  'packages/orders-to-xml/GUIDE.en.md',
  'scripts/windows/install-tasks.ps1',
  'scripts/windows/uninstall-tasks.ps1',
];

/** What the administrator gets: one folder to unpack, everything needed inside. */
export async function writeReleaseZip(): Promise<void> {
  assertAllThere();
  const zip = new ZipFile();
  for (const file of executables) zip.addFile(file, basename(file), options);
  for (const file of texts)
    zip.addBuffer(Buffer.from(windowsText(await read(file))), basename(file), options);
  for (const { name, xml } of await renderTasks())
    zip.addBuffer(asTaskSchedulerWrites(xml), `${name}.task.xml`, options);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(zipPath));
}

function assertAllThere(): void {
  const missing = texts.filter((file) => !isThere(file));
  if (missing.length > 0) throw new Error(`The zip needs files that are not there: ${missing.join(', ')}`);
}

const isThere = (file: string): boolean => existsSync(join(root, file));
const read = (file: string): Promise<string> => readFile(join(root, file), 'utf8');
const windowsText = (text: string): string => text.replaceAll(/\r?\n/g, '\r\n');

/** UTF-16 with its mark, like the files Task Scheduler exports: schtasks refuses a file whose bytes are not what it declares. */
function asTaskSchedulerWrites(xml: string): Buffer {
  const declared = xml.replace('encoding="UTF-8"', 'encoding="UTF-16"');
  return Buffer.from(`\uFEFF${windowsText(declared)}`, 'utf16le');
}
