import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { expandSource, fetchWhole, nearest, type FetchedFile } from '../../src/adapters/fetch-whole.ts';
import { FileRefused, NotWhole } from '../../src/files/file-fault.ts';
import { Failure } from '../../src/failure/failure.ts';
import { Connections, startDeadline } from '../../src/transport/connections.ts';
import { fr } from '../../src/words/language.ts';
import type { Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { answering, startRig, type Rig } from '../transport/rig.ts';

interface Attempt {
  rig: Rig;
  /** What is done between two tries, in place of waiting. */
  meanwhile?: (rig: Rig) => void;
  read?: (bytes: Buffer) => string;
  limitBytes?: number;
}

async function fetch(
  path: string,
  { rig, meanwhile, read, limitBytes = 1e6 }: Attempt,
): Promise<FetchedFile<string>> {
  const wait = (): Promise<void> => Promise.resolve(meanwhile?.(rig));
  const options = { attempts: 2, deadline: startDeadline(10), sleep: () => Promise.resolve() };
  const connections = new Connections({ ...options, connect: () => rig.connect() });
  const asText = (bytes: Buffer): string => bytes.toString();
  return fetchWhole(connections, { path, limitBytes, read: read ?? asText, sleep: wait });
}

async function refusalOf(path: string, attempt: Attempt): Promise<string> {
  const failure = await fetch(path, attempt).catch((error: Failure) => error);
  if (!(failure instanceof Failure)) throw new Error('it was taken');
  const { message, hint } = fr.say(failure.fault);
  return `${failure.exitCode} ${message} ${hint}`;
}

const whole = (rig: Rig): void => writeFileSync(rig.onDisk('orders.csv'), 'whole\n');

test('a whole file, with its size and its time by the server’s clock', async () => {
  const rig = await startRig({ clockOffsetMs: 60_000 });
  whole(rig);
  const at = new Date('2026-11-22T09:55:00Z');
  utimesSync(rig.onDisk('orders.csv'), at, at);
  expect(await fetch('orders.csv', { rig })).toEqual({
    path: 'orders.csv',
    bytes: 6,
    modifiedAt: new Date('2026-11-22T09:56:00Z'),
    content: 'whole\n',
  });
});

/** The first download meets a fault, the later ones none. */
function once(behaviour: Behaviour, verb: string): Behaviour {
  let isPast = false;
  return (step) => {
    if (isPast || step.verb !== verb) return undefined;
    isPast = true;
    return behaviour(step);
  };
}

test.each<[string, Behaviour]>([
  ['is cut short as if all was well', once(() => ({ kind: 'cut', bytes: 2, reply: '226 done' }), 'DATA')],
  ['grows while it is read', once(() => ({ kind: 'grow', by: Buffer.from('more\n') }), 'DATA')],
  ['loses its connection', once(() => ({ kind: 'reset', bytes: 2 }), 'DATA')],
])('a file that %s is read again', async (_, behaviour) => {
  const rig = await startRig({ behaviour });
  whole(rig);
  const { content, bytes } = await fetch('orders.csv', { rig });
  expect(content).toBe(readFileSync(rig.onDisk('orders.csv'), 'utf8'));
  expect(bytes).toBe(content.length);
});

test.each([
  ['of the same size', 'other\n'],
  ['of another size', 'another\n'],
])(
  'a file whose successor %s comes before its date is asked again: read again, with its own date',
  async (_, next) => {
    const [old, fresh] = [new Date('2026-11-22T09:10:00Z'), new Date('2026-11-22T09:40:00Z')];
    let asked = 0;
    const behaviour: Behaviour = ({ verb }) => {
      if (verb === 'MDTM' && ++asked === 2) replaceBy(next, fresh);
      return undefined;
    };
    const rig = await startRig({ behaviour });
    const replaceBy = (content: string, at: Date): void => {
      writeFileSync(rig.onDisk('orders.csv'), content);
      utimesSync(rig.onDisk('orders.csv'), at, at);
    };
    replaceBy('whole\n', old);
    expect(await fetch('orders.csv', { rig })).toMatchObject({ content: next, modifiedAt: fresh });
  },
);

test('a file found cut short by what reads it is read again', async () => {
  const rig = await startRig();
  writeFileSync(rig.onDisk('orders.csv'), 'who');
  const read = (bytes: Buffer): string => {
    if (!bytes.includes('\n')) throw new NotWhole('orders.csv', { kind: 'heading-cut' });
    return bytes.toString();
  };
  expect((await fetch('orders.csv', { rig, read, meanwhile: whole })).content).toBe('whole\n');
});

test('a file that never stands still is refused after three tries: 4', async () => {
  const behaviour: Behaviour = ({ verb }) =>
    verb === 'DATA' ? { kind: 'grow', by: Buffer.from('x') } : undefined;
  const rig = await startRig({ behaviour });
  whole(rig);
  expect(await refusalOf('orders.csv', { rig })).toMatch(/^4 Le fichier orders\.csv change .* lu 3 fois/);
  expect(rig.server.log.filter((entry) => entry.verb === 'RETR')).toHaveLength(3);
});

const held = '550 The process cannot access the file because it is being used by another process.';

test.each([[held], ['450 orders.csv: file is in use'], ['550 Sharing violation'], ['450 Not available']])(
  'a file of which RETR says %j is read again after a pause',
  async (reply) => {
    const rig = await startRig({
      behaviour: once(() => ({ kind: 'answer', reply, applied: false }), 'RETR'),
    });
    whole(rig);
    let pauses = 0;
    const file = await fetch('orders.csv', { rig, meanwhile: () => void pauses++ });
    expect([file.content, pauses]).toEqual(['whole\n', 1]);
  },
);

test('a file that stays open elsewhere is refused after three tries, in words of its own: 4', async () => {
  const rig = await startRig({ behaviour: answering('RETR', held) });
  whole(rig);
  expect(await refusalOf('orders.csv', { rig })).toMatch(/^4 Le fichier orders\.csv est tenu ouvert/);
  expect(rig.server.log.filter((entry) => entry.verb === 'RETR')).toHaveLength(3);
});

test('a file that must not be read is not asked for again: 3', async () => {
  const rig = await startRig({ behaviour: answering('RETR', '550 Permission denied') });
  whole(rig);
  expect(await refusalOf('orders.csv', { rig })).toMatch(/^3 .*droits/);
  expect(rig.server.log.filter((entry) => entry.verb === 'RETR')).toHaveLength(1);
});

test('a file that stands still and stays faulty is refused with its fault: 4', async () => {
  const rig = await startRig();
  whole(rig);
  const read = (): never => {
    throw new NotWhole('orders.csv', { kind: 'quote', line: 3 });
  };
  expect(await refusalOf('orders.csv', { rig, read })).toMatch(
    /^4 Dans « orders\.csv », un guillemet .*ligne 3/,
  );
  expect(rig.server.log.filter((entry) => entry.verb === 'RETR')).toHaveLength(3);
});

test('a file that is no such file is not read again', async () => {
  const rig = await startRig();
  whole(rig);
  const read = (): never => {
    throw new FileRefused('orders.csv', { kind: 'html' });
  };
  expect(await refusalOf('orders.csv', { rig, read })).toMatch(/^4 .*page web/);
  expect(rig.server.log.filter((entry) => entry.verb === 'RETR')).toHaveLength(1);
});

test('a missing file: 4, and the nearest names that are there', async () => {
  const rig = await startRig();
  for (const name of ['order.csv', 'Orders.CSV', 'stock.csv']) writeFileSync(rig.onDisk(name), 'x');
  expect(await refusalOf('orders.csv', { rig })).toMatch(
    /^4 Le fichier orders\.csv n'est pas .*: (order\.csv|Orders\.CSV), /,
  );
});

/** A file that is taken away just before it is downloaded: the module that writes it replaces it. */
async function vanishingFile(): Promise<Rig> {
  const rig = await startRig();
  whole(rig);
  rig.server.behave(
    ({ verb }) => void (verb === 'RETR' && rmSync(rig.onDisk('orders.csv'), { force: true })),
  );
  return rig;
}

test('a file that goes away and comes back is read again', async () => {
  const rig = await vanishingFile();
  const meanwhile = (): void => {
    rig.server.behave(() => undefined);
    whole(rig);
  };
  expect((await fetch('orders.csv', { rig, meanwhile })).content).toBe('whole\n');
});

test('a file that goes away for good while it is read: 4, missing', async () => {
  const rig = await vanishingFile();
  expect(await refusalOf('orders.csv', { rig })).toMatch(
    /^4 Le fichier orders\.csv n'est pas sur le serveur/,
  );
});

test('a missing folder is the server’s trouble: 3', async () => {
  const rig = await startRig();
  expect(await refusalOf('none/orders.csv', { rig })).toMatch(/^3 .*none/);
});

test('a file beyond the limit is not even fetched: 4', async () => {
  const rig = await startRig();
  writeFileSync(rig.onDisk('orders.csv'), 'x'.repeat(100));
  expect(await refusalOf('orders.csv', { rig, limitBytes: 10 })).toMatch(/^4 .*limite/);
  expect(rig.server.log.filter((entry) => entry.verb === 'RETR')).toEqual([]);
});

test('an empty file that grows into a whole one', async () => {
  const rig = await startRig();
  writeFileSync(rig.onDisk('orders.csv'), '');
  const read = (bytes: Buffer): string => {
    if (bytes.length === 0) throw new NotWhole('orders.csv', { kind: 'empty' });
    return bytes.toString();
  };
  const meanwhile = (): void => appendFileSync(rig.onDisk('orders.csv'), 'a\n');
  expect((await fetch('orders.csv', { rig, read, meanwhile })).content).toBe('a\n');
});

test.each<[string, string[], string[]]>([
  ['orders.csv', ['order.csv', 'ordres.csv', 'stock.csv', 'readme.txt'], ['order.csv', 'ordres.csv']],
  ['orders.csv', ['ORDERS.CSV'], ['ORDERS.CSV']],
  ['orders.csv', ['orders.txt'], ['orders.txt']],
  [
    'orders.csv',
    ['orders1.csv', 'orders2.csv', 'orders3.csv', 'orders4.csv'],
    ['orders1.csv', 'orders2.csv', 'orders3.csv'],
  ],
  ['export-commandes-2026.csv', ['export-commandes-20.csv', 'x.csv'], ['export-commandes-20.csv']],
  ['orders.csv', [], []],
])('near %s, of %j: %j', (name, names, expected) => {
  expect(nearest(name, names)).toEqual(expected);
});

async function expand(source: string, files: Record<string, string>): Promise<string> {
  const rig = await startRig();
  mkdirSync(rig.onDisk('orders-old.csv'));
  for (const [name, time] of Object.entries(files)) {
    writeFileSync(rig.onDisk(name), 'x');
    utimesSync(rig.onDisk(name), new Date(time), new Date(time));
  }
  const expanded = await expandSource(await rig.connect(), source).catch((error: Failure) => error);
  if (expanded instanceof Failure) return `${expanded.exitCode}`;
  const { files: found, unsendable } = expanded;
  return [...found.map(({ path }) => path), ...unsendable.map((name) => `not ${name}`)].join(' ');
}

const [older, newer] = ['2026-11-22T09:25:00Z', '2026-11-22T09:55:00Z'];

test.each<[string, Record<string, string>, string]>([
  ['orders.csv', {}, 'orders.csv'],
  [
    'orders*.csv',
    { 'orders-a.csv': newer, 'orders-b.csv': older, 'other.csv': older },
    'orders-b.csv orders-a.csv',
  ],
  ['orders*.csv', { 'orders-b.csv': older, 'orders-a.csv': older }, 'orders-a.csv orders-b.csv'],
  ['orders*.csv', { 'orders.csv.part': older, 'xorders.csv': older, 'orders.csv': older }, 'orders.csv'],
  ['orders.*', { 'orders.csv': older, orders2csv: older }, 'orders.csv'],
  ['import/orders*.csv', { 'import/orders1.csv': older, 'orders2.csv': older }, 'import/orders1.csv'],
  ['orders*.csv', {}, '4'],
  ['orders*.csv', { 'orders-été.csv': older, 'orders.csv': older }, 'orders.csv not orders-été.csv'],
  ['orders*.csv', { 'orders .csv': older, 'orders-a b.csv': older }, 'orders .csv orders-a b.csv'],
  ['*.csv', { ' orders.csv': older, 'été.csv': older }, '4'],
  ['none/orders*.csv', {}, '3'],
])('%s of %j stands for: %s', async (source, files, expected) => {
  expect(await expand(source, files)).toBe(expected);
});
