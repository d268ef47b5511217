import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stockInFile, stockOnServer } from '@passerelle/core/adapters/csv-stock.ts';
import { stockFileOnServer } from '@passerelle/core/adapters/ftp-stock-file.ts';
import { openStaging } from '../../src/delivery/staging.ts';
import { NotWhole } from '../../src/files/file-fault.ts';
import type { FtpServerOptions } from '@passerelle/rehearsal/ftp-server/server-state.ts';
import { inFolder } from '../in-folder.ts';
import { later, now } from '../ledger/temp-ledger.ts';
import { answering, type Rig } from '../transport/rig.ts';
import { onPortStage } from './port-stage.ts';
import { keepsTheFileContract, keepsTheStockContract, type StockSubject } from './stock-contract.ts';

/** Takes any text but an empty one. */
function understand(bytes: Buffer, name: string): string {
  if (bytes.length === 0) throw new NotWhole(name, { kind: 'empty' });
  return bytes.toString();
}

function fileAt(path: string): Pick<StockSubject, 'put' | 'takeAway' | 'spoil'> {
  return {
    put(text, at) {
      writeFileSync(path, text);
      utimesSync(path, at, at);
    },
    takeAway: () => rmSync(path),
    spoil: () => writeFileSync(path, ''),
  };
}

keepsTheStockContract('a stock CSV on the FTP server', (test) =>
  onPortStage((stage) =>
    test({
      source: stockOnServer({ ...stage, isDryRun: false }, 'ExportCSV.csv', understand),
      ...fileAt(stage.rig.onDisk('ExportCSV.csv')),
      block: () => stage.rig.server.behave(answering('SIZE', '451 later')),
    }),
  ),
);

keepsTheStockContract(
  'a stock CSV of this computer',
  (test) =>
    inFolder((folder) => {
      const path = join(folder, 'ExportCSV.csv');
      return test({ source: stockInFile(path, () => 0, understand), ...fileAt(path), block: null });
    }),
  { canBlock: false },
);

const target = 'ExportCSVmod.csv';

function loseOneUpload({ server }: Rig): void {
  let isPast = false;
  server.behave(({ verb, argument }) => {
    if (isPast || verb !== 'DATA' || !argument.startsWith('STOR')) return undefined;
    isPast = true;
    return { kind: 'reset', bytes: 4 };
  });
}

function onServer(options: Partial<FtpServerOptions>): Parameters<typeof keepsTheFileContract>[1] {
  return (test) =>
    onPortStage(async ({ rig, transport, connections, context }) => {
      await openStaging(transport, context);
      const path = rig.onDisk(target);
      await test({
        destination: stockFileOnServer(connections, context, target),
        published: () => (existsSync(path) ? readFileSync(path, 'utf8') : null),
        remains: () => readdirSync(rig.onDisk('')).filter((name) => name.includes('.') && name !== target),
        put(text, minutes) {
          const at = new Date(now.getTime() - minutes * 60_000);
          writeFileSync(path, text);
          utimesSync(path, at, at);
        },
        harm: {
          loseOnce: () => loseOneUpload(rig),
          refuseWriting: () => rig.server.behave(answering('STOR', '552 disk full')),
          block: () => rig.server.behave(answering('SIZE', '451 later')),
        },
      });
    }, options);
}

keepsTheFileContract('a file on the FTP server', onServer({}));
keepsTheFileContract('a file on a server that never renames over another', onServer({ renamesOver: false }));

test('a stock that was read is remembered by its date, unless nothing may be', () =>
  onPortStage(async (stage) => {
    const at = new Date('2026-11-22T09:50:00Z');
    fileAt(stage.rig.onDisk('ExportCSV.csv')).put('stock', at);
    for (const [isDryRun, files] of [
      [true, []],
      [false, [{ name: 'ExportCSV.csv', modifiedAt: at }]],
    ] as const) {
      await stockOnServer({ ...stage, isDryRun }, 'ExportCSV.csv', understand).read();
      stage.ledger.transaction(() => undefined);
      expect(stage.ledger.meta.watchedFiles()).toEqual(files);
    }
  }));

test('what was lost on the way to the server is on record, to be cleaned up', () =>
  onPortStage(async ({ rig, transport, connections, context, ledger }) => {
    await openStaging(transport, context);
    loseOneUpload(rig);
    await stockFileOnServer(connections, context, target).publish(Buffer.from('new stock'));
    ledger.transaction(() => undefined);
    const left = readdirSync(rig.onDisk('depot')).filter((name) => name.endsWith('.tmp'));
    expect(left).toHaveLength(1);
    expect(ledger.stagedFiles.leftBefore(context.program, later, later)).toEqual([`depot/${left[0]}`]);
  }));
