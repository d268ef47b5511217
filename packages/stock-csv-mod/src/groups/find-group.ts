import { foldText } from '@passerelle/core/text/fold-text.ts';

/** The customer group of that name in any language; 'none': the shop has none; several: nobody can say which is meant. */
export function findGroup(
  name: string,
  groups: readonly { id: number; names: readonly string[] }[],
): { id: number } | 'none' | { ids: readonly number[] } {
  const folded = foldText(name);
  const found = groups.filter(({ names }) => names.some((one) => foldText(one) === folded));
  const [one, ...others] = found;
  if (one === undefined) return 'none';
  return others.length > 0 ? { ids: found.map(({ id }) => id) } : { id: one.id };
}
