import { distance } from 'fastest-levenshtein';

/**
 * Those of the names that may be what was meant, the nearest first: each is at most so many letters added, left out or
 * changed away. Case does not count: `Port` is `port`.
 */
export function nearestNames(meant: string, names: Iterable<string>, mostChanges: number): string[] {
  const wanted = meant.toLowerCase();
  return Array.from(names, (name) => ({ name, changes: distance(wanted, name.toLowerCase()) }))
    .filter(({ changes }) => changes <= mostChanges)
    .sort((one, other) => one.changes - other.changes)
    .map(({ name }) => name);
}
