import { resolve } from 'node:path';
import { statSync } from 'node:fs';
import type { ConfigFault, ConfigWarning, FaultKind } from './fault.ts';
import type { JsoncDocument } from './parse-jsonc.ts';
import { readUtf8 } from './read-utf8.ts';
import type { Config } from './schema.ts';

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
function resolveSecret(given: string, sources: SecretSources): ResolvedSecret {
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
  return /[\u0000-\u001f\u007f-\u009f]/.test(value) ? { fault: { kind: 'secret-unfit' } } : { value, from };
}

/** Windows shows every file as open to all; who may read it there stands in its ACL, out of Node's sight. */
function isOpenToAll(path: string): boolean {
  const readableByOthers = 0o004;
  return process.platform !== 'win32' && (statSync(path).mode & readableByOthers) !== 0;
}

export interface SecretsResolved {
  config: Config;
  faults: ConfigFault[];
  warnings: ConfigWarning[];
}

/** Puts each secret in its place. `path` is the file that the configuration came from. */
export function resolveSecrets(
  given: Config,
  document: JsoncDocument,
  path: string,
  sources: SecretSources,
): SecretsResolved {
  const done: SecretsResolved = { config: structuredClone(given), faults: [], warnings: [] };
  for (const place of placesOfSecrets(done.config)) {
    const resolved = resolveSecret(place.given, sources);
    if ('fault' in resolved) {
      done.faults.push({ ...resolved.fault, key: place.key, line: document.lineOf(place.key.split('.')) });
    } else {
      place.fill(resolved.value);
      done.warnings.push(...warningsOn(resolved, place.key, path));
    }
  }
  return done;
}

interface PlaceOfSecret {
  key: string;
  given: string;
  fill(value: string): void;
}

function placesOfSecrets({ ftp, shop, crm, alerts: { email } }: Config): PlaceOfSecret[] {
  const places: PlaceOfSecret[] = [
    { key: 'ftp.password', given: ftp.password, fill: (value) => (ftp.password = value) },
  ];
  if (shop !== undefined)
    places.push({ key: 'shop.key', given: shop.key, fill: (value) => (shop.key = value) });
  if (crm !== undefined)
    places.push({ key: 'crm.accessKey', given: crm.accessKey, fill: (value) => (crm.accessKey = value) });
  if (email?.password !== undefined) {
    const fill = (value: string) => (email.password = value);
    places.push({ key: 'alerts.email.password', given: email.password, fill });
  }
  return places;
}

type FoundSecret = Extract<ResolvedSecret, { value: string }>;

function warningsOn({ from }: FoundSecret, key: string, path: string): ConfigWarning[] {
  if (from.kind === 'literal') return [{ kind: 'secret-in-clear', key, path }];
  if (from.kind === 'file' && from.isOpenToAll)
    return [{ kind: 'secret-readable-by-all', key, path: from.path }];
  return [];
}

type SecretHolders = Pick<Config, 'ftp' | 'shop' | 'crm' | 'alerts'>;

/** What no output may ever hold: the passwords, the keys of shop and CRM, and the webhook's address, which most often holds a key. */
export function secretsOf({ ftp, shop, crm, alerts }: SecretHolders): string[] {
  const secrets = [ftp.password, shop?.key, crm?.accessKey, alerts.email?.password, alerts.webhook?.url];
  return secrets.filter((secret) => secret !== undefined);
}

/**
 * An environment for other programs: variables that are a secret are left out. One that only contains it stays: a short
 * password is found in PATH too, and no command runs without that.
 */
export function environmentWithout(
  secrets: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value = '']) => !secrets.includes(value)));
}

/** Absolute; relative ones start at that folder. Back slashes are as good as forward ones, on every system. */
export function resolveLocalPath(path: string, folder: string): string {
  return resolve(folder, path.replaceAll('\\', '/'));
}
