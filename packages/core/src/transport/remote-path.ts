import { TransportError, type TransportFault } from './transport-error.ts';

/** The path of a name in a folder; '' is the login folder, '/' the server's root. */
export function remotePath(folder: string, name: string): string {
  return folder === '' || folder === '/' ? `${folder}${name}` : `${folder}/${name}`;
}

export function remoteName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export interface NameParts {
  /** '' is the login folder, '/' the server's root. */
  folder: string;
  name: string;
}

/**
 * Takes a path apart, or refuses it (kind `bad-name`) before anything is sent. Only printable ASCII goes on the wire
 * (servers disagree on the rest); a line end would smuggle in a second command; spaces round a name are lost
 * on some servers; '.' and '..' lead astray; '\' parts names on Windows servers. A leading '/' is the server's root.
 */
export function partName(path: string): NameParts {
  const root = path.startsWith('/') ? '/' : '';
  const parts = path.slice(root.length).split('/');
  if (!parts.every(isPlainName))
    throw new TransportError('bad-name', { kind: 'transport/bad-name', path } satisfies TransportFault);
  const name = parts.at(-1) ?? '';
  return { folder: root + parts.slice(0, -1).join('/'), name };
}

/** The same for a folder, where '' is the login folder and '/' the server's root. */
export function checkFolder(folder: string): string {
  if (folder !== '' && folder !== '/') partName(folder);
  return folder;
}

/** Whether a name can be sent as it is; see `partName`. */
export function isPlainName(part: string): boolean {
  const isPrintableAscii = /^[\x20-\x7e]+$/.test(part);
  const keepsItsSpaces = part.trim() === part;
  return isPrintableAscii && keepsItsSpaces && !part.includes('\\') && part !== '.' && part !== '..';
}
