import type { Config } from './config.ts';
import type { ConfigFault, ConfigWarning } from './fault.ts';
import type { JsoncDocument } from './parse-jsonc.ts';
import { resolveSecret, type ResolvedSecret, type SecretSources } from './secret.ts';

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

function placesOfSecrets({ ftp, alerts: { email } }: Config): PlaceOfSecret[] {
  const places: PlaceOfSecret[] = [
    { key: 'ftp.password', given: ftp.password, fill: (value) => (ftp.password = value) },
  ];
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
