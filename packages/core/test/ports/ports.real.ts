import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { ordersOnServer } from '../../src/adapters/csv-orders.ts';
import { openStaging } from '../../src/delivery/staging.ts';
import { stockFileOnServer } from '@passerelle/core/adapters/ftp-stock-file.ts';
import { configSchema } from '@passerelle/core/config/schema.ts';
import { Connections, startDeadline } from '@passerelle/core/transport/connections.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import { startProftpd } from '@passerelle/rehearsal/real-servers/proftpd.ts';
import { startPureFtpd } from '@passerelle/rehearsal/real-servers/pure-ftpd.ts';
import type { RealServer } from '@passerelle/rehearsal/real-servers/real-server.ts';
import { startVsftpd } from '@passerelle/rehearsal/real-servers/vsftpd.ts';
import { renderOrdersCsv } from '@passerelle/rehearsal/shop/orders-csv.ts';
import * as v from 'valibot';
import { withLedger } from '../ledger/temp-ledger.ts';
import { keepsTheOrderContract } from './order-source-contract.ts';
import { keepsTheFileContract } from './stock-contract.ts';

// What the tests write must be open to the account that serves it.
process.umask(0);

const sleep = () => Promise.resolve();
const target = 'ExportCSVmod.csv';

describe.each([
  ['vsftpd', startVsftpd],
  ['ProFTPD', startProftpd],
  ['Pure-FTPd', startPureFtpd],
] as [string, () => Promise<RealServer>][])('%s', (_, start) => {
  let server: RealServer;
  let ids = 0;
  beforeAll(async () => void (server = await start()));
  afterAll(() => server.stop());
  afterEach(() => {
    for (const name of [target, 'orders.csv']) rmSync(join(server.root, name), { force: true });
  });

  async function connected(work: (connections: Connections) => Promise<void>): Promise<void> {
    const { host, port, user, password } = server;
    const deadline = startDeadline(25);
    const settings = { host, port, user, password, tls: 'none' as const, timeoutSeconds: 10 };
    const connections = new Connections({
      connect: () => connectFtp(settings, { deadline }),
      attempts: 2,
      deadline,
      sleep,
    });
    await work(connections).finally(() => connections.close());
  }

  keepsTheOrderContract(
    'a CSV of orders',
    (test) =>
      connected((connections) =>
        withLedger((ledger) => {
          const config = v.parse(configSchema, { ftp: { host: 'localhost', user: 'u', password: 'p' } });
          const run = {
            program: 'stock-csv-mod',
            version: '1',
            startedAt: new Date(),
            deadlineMs: 25_000,
          } as const;
          const reading = { connections, sleep, emit: () => undefined, ledger, isDryRun: false };
          const path = join(server.root, 'orders.csv');
          return test({
            source: ordersOnServer({ ...reading, ...run, config }),
            put(orders, at) {
              writeFileSync(path, renderOrdersCsv(orders));
              utimesSync(path, at, at);
            },
            takeAway: () => rmSync(path),
            cutShort: () => truncateSync(path, readFileSync(path).length - 40),
            block: null,
          });
        }),
      ),
    { canBlock: false },
  );

  keepsTheFileContract(
    'the stock file',
    (test) =>
      connected((connections) =>
        withLedger(async (ledger) => {
          const context = {
            program: 'stock-csv-mod',
            ledger,
            stagingDir: 'depot',
            now: () => new Date(),
            uniqueId: () => `u${++ids}`,
          } as const;
          await connections.run((transport) => openStaging(transport, context));
          const path = join(server.root, target);
          await test({
            destination: stockFileOnServer(connections, context, target),
            published: () => (existsSync(path) ? readFileSync(path, 'utf8') : null),
            remains: () =>
              readdirSync(server.root).filter((name) => name.includes('.csv') && name !== target),
            put(text, minutes) {
              const at = new Date(Date.now() - minutes * 60_000);
              writeFileSync(path, text);
              utimesSync(path, at, at);
            },
            harm: null,
          });
        }),
      ),
    { canHarm: false },
  );
});
