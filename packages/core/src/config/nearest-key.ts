import { closest, distance } from 'fastest-levenshtein';
import { keysAllowedAt, knownKeys, type ConfigPath, type KnownKey } from './known-keys.ts';
import { nameOfPath } from './show-value.ts';

/**
 * The known key that an unknown one was most likely meant to be: a misspelling of a key that may stand there, else a key
 * of that very name elsewhere, else whatever is closest there. A full name, as in `ftp.port`.
 */
export function nearestKey(path: ConfigPath): string {
  const section = path.slice(0, -1);
  const wrong = String(path.at(-1));
  const closestHere = closestTo(wrong, keysAllowedAt(section));
  const here = nameOfPath([...section, closestHere]);
  if (isMisspelling(wrong, closestHere)) return here;
  return (isInTable(section) ? undefined : sameNameElsewhere(wrong)) ?? here;
}

/** A table's keys (columns) are names of its own, unlike those of a section. */
function isInTable(section: ConfigPath): boolean {
  return section.at(-1) === 'columns';
}

function sameNameElsewhere(wrong: string): string | undefined {
  return allNames(knownKeys()).find((name) => lastPart(name) === wrong.toLowerCase());
}

/** Case does not count: `Port` is closer to `port` than to `host`. */
function closestTo(wrong: string, allowed: readonly string[]): string {
  const lowerCased = closest(
    wrong.toLowerCase(),
    allowed.map((key) => key.toLowerCase()),
  );
  return allowed.find((key) => key.toLowerCase() === lowerCased) ?? '';
}

function isMisspelling(wrong: string, key: string): boolean {
  return distance(wrong.toLowerCase(), key.toLowerCase()) <= Math.max(1, Math.floor(key.length / 3));
}

function allNames(keys: readonly KnownKey[]): string[] {
  return keys.flatMap((key) => [key.name, ...allNames(key.keys)]);
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}
