import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { readStockCsv } from '@passerelle/rehearsal/shop/stock-csv.ts';
import type { Polled } from './polled-target.ts';

// A thread of its own: reads the published file in a tight loop until it is told to stop, and says what it met.
const path = workerData as string;
const polled: Polled = { reads: 0, missing: 0, versions: [], faults: [] };
let isOver = false;
parentPort?.once('message', () => (isOver = true));

/** The rows of one version all have its number as their quantity, and there are a thousand of them. */
function judge(bytes: Buffer): void {
  try {
    const quantities = new Set(readStockCsv(bytes).map(({ qty }) => qty));
    const [version = 0] = quantities;
    if (quantities.size !== 1) polled.faults.push(`two versions in one file: ${[...quantities].join()}`);
    else if (polled.versions.at(-1) !== version) polled.versions.push(version);
  } catch (error) {
    polled.faults.push(String(error));
  }
}

function readOnce(): void {
  polled.reads += 1;
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    polled.missing += 1;
    return;
  }
  judge(bytes);
}

while (!isOver) {
  for (let count = 0; count < 20; count += 1) readOnce();
  await setImmediate();
}
readOnce();
parentPort?.postMessage(polled);
