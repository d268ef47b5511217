import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { systemReason } from '@passerelle/core/failure/local-failure.ts';
import type { Connections } from '@passerelle/core/transport/connections.ts';
import { isPlainName, remotePath } from '@passerelle/core/transport/remote-path.ts';
import type { ArticlesRunFault } from '../articles/job-fault.ts';
import type { MediaFolder } from '../articles/match-media.ts';
import type { MediumPlace } from '../articles/article.ts';

/** Where images or documents lie, as the configuration has it. */
export interface MediaSetting {
  /** Of this computer, absolute. */
  folder?: string;
  /** Of the FTP server. */
  remote?: string;
  pattern: string | readonly string[];
}

/** What is in the configured folders, this computer's first. Rejects with a Failure (2, 3): one can't be read. */
export async function listMedia(
  setting: MediaSetting | undefined,
  key: 'images' | 'documents',
  connections: Connections,
): Promise<MediaFolder[]> {
  if (setting === undefined) return [];
  const { folder, remote, pattern } = setting;
  const patterns = [pattern].flat();
  const folders: MediaFolder[] = [];
  if (folder !== undefined) folders.push({ files: localFiles(folder, key), patterns });
  if (remote !== undefined) {
    const names = await remoteNames(remote, key, connections);
    const place = (name: string): MediumPlace => ({ kind: 'remote', path: remotePath(remote, name) });
    folders.push({ files: new Map(names.filter(isPlainName).map((name) => [name, place(name)])), patterns });
  }
  return folders;
}

/** Some servers list a folder that is not there as an empty one. */
async function remoteNames(
  folder: string,
  key: 'images' | 'documents',
  connections: Connections,
): Promise<string[]> {
  return connections.run(async (transport) => {
    if (await transport.folderExists(folder)) return transport.list(folder);
    const fault: ArticlesRunFault = { kind: 'articles/no-remote-folder', key, folder };
    throw new Failure(ExitCode.Server, fault);
  });
}

function localFiles(folder: string, key: 'images' | 'documents'): Map<string, MediumPlace> {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
    return new Map(entries.map(({ name }) => [name, { kind: 'local', path: join(folder, name) }]));
  } catch (error) {
    const fault: ArticlesRunFault = { kind: 'articles/no-folder', key, folder, reason: systemReason(error) };
    throw new Failure(ExitCode.Usage, fault, { cause: error });
  }
}

/** So many files of the server are looked at in one go. */
const lookedAtOnce = 100;

/** What changes with the content of each file: its size, and of this computer its date. */
export async function stampsOf(
  places: Iterable<MediumPlace>,
  connections: Connections,
): Promise<Map<MediumPlace, string>> {
  const stamps = new Map<MediumPlace, string>();
  const remote: { path: string; place: MediumPlace }[] = [];
  for (const place of new Set(places)) {
    if (place.kind === 'local') stamps.set(place, localStamp(place.path));
    else if (place.kind === 'remote') remote.push({ path: place.path, place });
  }
  for (let at = 0; at < remote.length; at += lookedAtOnce) {
    const some = remote.slice(at, at + lookedAtOnce);
    const looks = await connections.run((transport) => transport.look(some.map(({ path }) => path)));
    for (const [index, look] of looks.entries()) {
      const place = some[index]?.place;
      if (place && look.there) stamps.set(place, String(look.size));
    }
  }
  return stamps;
}

/** '' for a file that is gone: it is told when it is to be read. */
function localStamp(path: string): string {
  const found = path === '' ? undefined : statSync(path, { throwIfNoEntry: false });
  return found === undefined ? '' : `${found.size}-${Math.round(found.mtimeMs)}`;
}
