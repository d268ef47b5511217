import { faultKinds, quickPace, type FaultKind } from './fault-kinds.ts';
import { nameOfStep } from './name-of-step.ts';
import { OneFault } from './one-fault.ts';
import type { Played } from './play-scene.ts';
import type { Connection } from './shop-of-scene.ts';
import { playStockScene } from './stock-scene.ts';
import { everyOne, type Stride } from './stride.ts';

export interface StockResult extends Played {
  kind: FaultKind;
  number: number;
  operation: string;
}

/** Operation 1, 2, 3 … of a run of stock-csv-mod fails until one passes untouched, for each kind of fault. */
export async function* stockLoop(
  connection: Connection,
  stride: Stride = everyOne,
): AsyncGenerator<StockResult> {
  for (const kind of faultKinds) {
    for (let number = stride.first(); ; number += stride.step) {
      const result = await playStockFault(connection, kind, number);
      if (result === null) break;
      yield result;
    }
  }
}

async function playStockFault(
  connection: Connection,
  kind: FaultKind,
  number: number,
): Promise<StockResult | null> {
  const { behaviour, seen } = new OneFault(kind, number);
  // 5xx to the rename over the old file: the old one is deleted first, and for a moment there is none.
  const mayMiss = (): boolean => seen()?.verb === 'RNTO' && kind.name.startsWith('55');
  const pace = kind.isSlow ? quickPace : 1;
  const played = await playStockScene(connection, { behaviour, pace }, mayMiss);
  const step = seen();
  if (step) return { kind, number, operation: nameOfStep(step), ...played };
  if (played.problems.length > 0) throw new Error(`untouched, and yet: ${played.problems.join('; ')}`);
  return null;
}
