import type { ShopSize } from '@passerelle/core/ports/stock-destination.ts';
import { gencodKey, referenceKey } from '../stock/article-key.ts';
import type { LevelChange } from './plan-levels.ts';

/** What a person asks for on the command line: some sizes, or so many. */
export interface Choice {
  /** Gencods or references; empty: everything. */
  only: readonly string[];
  limit?: number;
}

export function isPartial({ only, limit }: Choice): boolean {
  return only.length > 0 || limit !== undefined;
}

/** The rows that may be written in this run; null: all. Chosen once: what was written is set right again, whatever the limit. */
export function rowsChosen(
  changes: readonly LevelChange[],
  { only, limit }: Choice,
): ReadonlySet<number> | null {
  if (!isPartial({ only, limit })) return null;
  const asked = changes.filter(({ size }) => only.length === 0 || only.some((one) => isNamed(size, one)));
  return new Set(asked.slice(0, limit).map(({ row }) => row));
}

/** Those of `only` that no size of the shop is called by. */
export function namesUnknown(sizes: readonly ShopSize[], { only }: Choice): string[] {
  return only.filter((one) => !sizes.some((size) => isNamed(size, one)));
}

function isNamed({ gencod, reference }: ShopSize, name: string): boolean {
  const [code, model] = [gencodKey(name), referenceKey(name)];
  return (code !== '' && code === gencodKey(gencod)) || (model !== '' && model === referenceKey(reference));
}
