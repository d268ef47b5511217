import { statSync } from 'node:fs';
import type { FaultKind } from './fault.ts';
import { resolveLocalPath } from './local-paths.ts';
import { readUtf8 } from './read-utf8.ts';

/** Where secrets are looked up: the environment, and the folder that relative paths start at. */
export interface SecretSources {
  env: Readonly<Record<string, string | undefined>>;
  folder: string;
}

export type ResolvedSecret =
  | {
      value: string;
      from: { kind: 'env' } | { kind: 'literal' } | { kind: 'file'; path: string; isOpenToAll: boolean };
    }
  | { fault: FaultKind };

/** "env:NAME", "file:PATH" (its first line), or the secret itself. No answer but `value` holds any of it. */
export function resolveSecret(given: string, sources: SecretSources): ResolvedSecret {
  const [, scheme, rest] = /^(env|file):(.*)$/s.exec(given) ?? [];
  if (scheme === 'env') return fromEnvironment(rest ?? '', sources);
  if (scheme === 'file') return fromFile(rest ?? '', sources);
  return whole(given, { kind: 'literal' });
}

function fromEnvironment(name: string, { env }: SecretSources): ResolvedSecret {
  const value = env[name] ?? '';
  if (value === '') return { fault: { kind: 'env-not-set', name } };
  return whole(value, { kind: 'env' });
}

function fromFile(given: string, { folder }: SecretSources): ResolvedSecret {
  const path = resolveLocalPath(given, folder);
  const read = readUtf8(path);
  if ('trouble' in read) return { fault: { kind: 'secret-file', path, trouble: read.trouble } };
  const firstLine = read.text.split(/\r?\n/, 1)[0] ?? '';
  if (firstLine === '') return { fault: { kind: 'secret-file', path, trouble: 'empty' } };
  return whole(firstLine, { kind: 'file', path, isOpenToAll: isOpenToAll(path) });
}

/** A line end inside a password would let it speak FTP commands of its own. */
function whole(value: string, from: Extract<ResolvedSecret, { value: string }>['from']): ResolvedSecret {
  return /\p{Control}/u.test(value) ? { fault: { kind: 'secret-unfit' } } : { value, from };
}

/** Windows shows every file as open to all; who may read it there stands in its ACL, out of Node's sight. */
function isOpenToAll(path: string): boolean {
  const readableByOthers = 0o004;
  return process.platform !== 'win32' && (statSync(path).mode & readableByOthers) !== 0;
}
