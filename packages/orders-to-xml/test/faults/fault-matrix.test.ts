import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import {
  connections,
  always,
  answer,
  complaints,
  inShop,
  once,
  orders,
  runNext,
  runWith,
  sell,
} from './shop-with-orders.ts';

const no226 = { kind: 'silence', applied: true } as const;
const xml = '.xml.';
const intoImport = '/import/';

type Row = [step: string, fault: string, Behaviour, exitCode: number, times?: number];

/**
 * The fault matrix, row by row: the step, what it does, how the run ends, how often the client came; and the next run, on
 * a server that has recovered, ends well (exit 0).
 */
const matrix: Row[] = [
  ['connect', '421 in place of a greeting', always('CONNECT', answer('421 Too many users')), 3, 3],
  ['connect', '421 once', once('CONNECT', answer('421 Too many users')), 0, 2],
  ['USER', '530', always('USER', answer('530 Not allowed')), 3, 1],
  ['PASS', '530 is tried once: accounts get locked', always('PASS', answer('530 Login incorrect')), 3, 1],
  ['any reply', 'split by byte', always('SIZE', { kind: 'split', everyMs: 0 }), 0, 1],
  [
    'any reply',
    'of several lines',
    always('CWD', answer('250-Welcome\r\n250-213 7\r\n250 In', true), 'import'),
    0,
    1,
  ],
  ['any reply', 'doubled', once('SIZE', { kind: 'twice', again: 'with the next' }), 0, 2],
  ['any reply', 'of the wrong class', once('SIZE', answer('250 Fine')), 0, 2],
  ['EPSV', 'refused: PASV is asked', always('EPSV', answer('500 Unknown')), 0, 1],
  ['EPSV, PASV', 'both refused', passiveRefused(), 3, 3],
  ['EPSV', 'a port where nobody is', always('EPSV', answer('229 Entering (|||1|)')), 3, 3],
  ['SIZE', '550: the orders CSV is missing', always('SIZE', answer('550 No such file'), 'orders.csv'), 4, 1],
  ['SIZE', '450', always('SIZE', answer('450 Busy')), 3, 3],
  ['SIZE', '500', always('SIZE', answer('500 Unknown')), 3, 1],
  ['SIZE', 'junk', always('SIZE', answer('213 12,345')), 3, 3],
  ['MDTM', '500', always('MDTM', answer('500 Unknown')), 3, 1],
  ['MDTM', 'junk', always('MDTM', answer('213 yesterday')), 3, 3],
  ['RETR', 'ends early with 226', early('orders.csv', '226 Complete'), 4, 1],
  ['RETR', 'ends early with 451', early('orders.csv', '451 Aborted'), 3, 3],
  ['RETR', 'reset', always('DATA', { kind: 'reset', bytes: 40 }, 'orders.csv'), 3, 3],
  ['RETR', 'source growing', always('DATA', { kind: 'grow', by: Buffer.from('"10') }, 'RETR'), 4, 1],
  ['STOR', '450', always('STOR', answer('450 Busy'), xml), 3, 3],
  ['STOR', '550', always('STOR', answer('550 Not allowed'), xml), 3, 1],
  ['STOR', '552', always('STOR', answer('552 Quota exceeded'), xml), 3, 1],
  ['STOR', 'reset', always('DATA', { kind: 'reset', bytes: 40 }, xml), 3, 3],
  ['STOR', 'ends early with 226', early(xml, '226 Complete'), 3, 3],
  ['STOR', 'another size on the server', always('SIZE', answer('213 7'), xml), 3, 3],
  ['RNFR', '550, though the file is there', always('RNFR', answer('550 Not allowed'), xml), 3, 1],
  ['RNTO', '550', always('RNTO', answer('550 Not allowed'), intoImport), 3, 1],
  ['RNTO', '451', always('RNTO', answer('451 Not now'), intoImport), 3, 3],
  ['RNTO', 'reply lost, not applied', once('RNTO', { kind: 'drop', applied: false }, intoImport), 0, 2],
  ['RNTO', 'reply lost, applied', once('RNTO', { kind: 'drop', applied: true }, intoImport), 0, 2],
  ['RNTO', '350', once('RNTO', answer('350 And now?', true), intoImport), 0, 2],
  ['RNTO', '250, and nothing moved', always('RNTO', answer('250 Renamed'), intoImport), 3, 1],
  ['RNTO', '250, and nothing moved, once', once('RNTO', answer('250 Renamed'), intoImport), 0, 1],
];

/** Where only a timeout helps: 1 s for one exchange and 4.5 s for the run, in place of 10 and 45: a busy machine must not fail it. */
const pace = 0.1;

const slowMatrix: Row[] = [
  ['connect', 'never a greeting', always('CONNECT', { kind: 'silence', applied: false }), 3],
  ['any reply', 'late', once('SIZE', { kind: 'late', milliseconds: 1500 }), 0, 2],
  ['RETR', 'never closing', always('DATA', { kind: 'hang', bytes: 40 }, 'orders.csv'), 3],
  ['RETR', 'trickling', always('DATA', { kind: 'trickle', everyMs: 10 }, 'orders.csv'), 3],
  ['STOR', 'no 226', always('STOR', no226, xml), 3],
  ['RNTO', 'time-out', once('RNTO', { kind: 'silence', applied: true }, intoImport), 0, 2],
];

test.each(matrix)('%s: %s', (...row) => play(row, 1));
test.each(slowMatrix)('%s: %s', (...row) => play(row, pace));

test('RNTO: 550 no folder: ProShop’s folder is missing, told as such, and never made', async () => {
  await inShop(async (shop) => {
    const folder = join(shop.remoteDir, 'import');
    const outcome = await runWith(
      shop,
      once('RNTO', undefined, intoImport, () => rmdirSync(folder)),
    );
    expect(outcome).toMatchObject({ exitCode: 3 });
    expect(outcome.err).toMatch(/dossier « import »/);
    expect(() => rmdirSync(folder)).toThrow('ENOENT');
    mkdirSync(folder);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

test('PASV: a private address is not believed, as behind a NAT that forgot to translate it', async () => {
  const server = { knowsEpsv: false, passiveAddress: '10.1.2.3' };
  await inShop(
    async (shop) => {
      expect(await shop.ordersToXml()).toMatchObject({ exitCode: 0 });
      expect(complaints(shop)).toEqual([]);
    },
    { server },
  );
});

test('after: taken at once by ProShop is a success, and nothing is sent again', async () => {
  await inShop(async (shop) => {
    const outcome = await runWith(shop, () => void shop.proshop.import(), 1);
    expect(outcome).toMatchObject({ exitCode: 0 });
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
});

async function play([, , behaviour, exitCode, times]: Row, atPace: number): Promise<void> {
  await inShop(async (shop) => {
    expect(await runWith(shop, behaviour, atPace)).toMatchObject({ exitCode });
    if (times !== undefined) expect(connections(shop)).toBe(times);
    sell(shop, orders);
    expect(await runNext(shop)).toMatchObject({ exitCode: 0 });
    expect(complaints(shop)).toEqual([]);
  });
}

function early(transfer: string, reply: string): Behaviour {
  return always('DATA', { kind: 'cut', bytes: 40, reply }, transfer);
}

function passiveRefused(): Behaviour {
  return ({ verb }) => (verb === 'EPSV' || verb === 'PASV' ? answer('502 Not here') : undefined);
}
