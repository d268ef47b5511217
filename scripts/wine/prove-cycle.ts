import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Proof } from './proof.ts';
import { withShop, type Shop } from './rehearsed-shop.ts';
import { correctedStock, putOrders, putStock, referenceOf } from './sample-files.ts';

const kinds = [
  { kind: 'with a console', suffix: '', folder: 'Passerelle été' },
  { kind: 'without a window', suffix: 'w', folder: 'Passerelle été sans fenêtre' },
];

/** Each of the four executables does its real cycle, from the zip, in a folder with a space and accents. */
export const cycleProofs: readonly Proof[] = kinds.map(({ kind, suffix, folder }) => ({
  name: `the unpacked zip does the whole cycle, ${kind}`,
  prove: () =>
    withShop(folder, async (shop) => {
      putOrders(shop.remote, [{ id: 1042 }]);
      putStock(shop.remote);
      await sendsTheOrder(shop, `orders-to-xml${suffix}.exe`);
      await correctsTheStock(shop, `stock-csv-mod${suffix}.exe`);
    }),
}));

/** From another folder: the configuration is the one beside the executable. */
async function sendsTheOrder(shop: Shop, executable: string): Promise<void> {
  const outcome = await shop.run({ line: `"${shop.windowsFolder}\\${executable}"` });
  assert.equal(outcome.exitCode, 0, tell(outcome));
  const [xml, ...more] = shop.delivered();
  assert.equal(more.length, 0, 'one file for ProShop');
  assert.match(xml ?? '', new RegExp(`<ReferenceWeb>${referenceOf(1042)}</ReferenceWeb>`));
  const archive = join(shop.folder, 'ArchiveExport');
  const archived = readdirSync(archive).map((file) => readFileSync(join(archive, file), 'utf8'));
  assert.deepEqual(archived, [xml], 'the archive holds what was sent');
  assertForNotepad(join(shop.folder, 'Trace1.txt'));
}

/** From its own folder, as the scheduler starts it. */
async function correctsTheStock(shop: Shop, executable: string): Promise<void> {
  const outcome = await shop.run({ line: executable, cwd: shop.windowsFolder });
  assert.equal(outcome.exitCode, 0, tell(outcome));
  const published = readFileSync(join(shop.remote, 'ExportCSVmod.csv'));
  assert.equal(published.toString('latin1'), correctedStock.toString('latin1'));
  assertForNotepad(join(shop.folder, 'Trace2.txt'));
}

/** Every line of a trace ends as Windows ends lines. */
function assertForNotepad(trace: string): void {
  const text = readFileSync(trace, 'utf8');
  assert.match(text, /\r\n/);
  assert.doesNotMatch(text, /(?<!\r)\n/, `${trace}: a line ends without CR`);
}

function tell({ out, err }: { out: string; err: string }): string {
  return `not exit code 0; it said:\n${out}${err}`;
}
