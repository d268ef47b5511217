import { readFile, readdir, utimes, writeFile } from 'node:fs/promises';
import { TransportError } from '@passerelle/core/transport/transport-error.ts';
import type { Behaviour, Fault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import type { Transport } from '../../src/transport/transport.ts';
import { fileA, startRig, type Rig } from './rig.ts';

type Conversation = (transport: Transport, rig: Rig) => Promise<void>;

const timeOfA = new Date('2026-11-22T09:57:03Z');
const timeOfOld = new Date('2025-01-02T03:04:05Z');
const a = { path: 'import/a', there: true, size: fileA.length };

const conversations: [string, Conversation][] = [
  ['looks and renames', looksAndRenames],
  ['what is read, and what is expected', readsWhatIsExpected],
  ['what is proven by the next call', provesByTheNextCall],
  ['changes', changes],
];

const faults: [string, Fault][] = [
  ['at once', { kind: 'twice', again: 'at once' }],
  ['just before the next', { kind: 'twice', again: 'with the next' }],
  ['in place of the next, and so on', { kind: 'slip' }],
];

const rows = conversations.flatMap(([name, talk]) =>
  faults.map(([how, fault]) => [name, how, talk, fault] as const),
);

describe('replies doubled, at any step: the right answer or a clean failure, never the answer to another question', () => {
  test.each(rows)('%s: %s', async (_, __, talk, fault) => {
    let untouched = false;
    for (let number = 1; !untouched; number += 1) {
      let struck = false;
      const behaviour: Behaviour = (step) => {
        struck ||= step.number === number;
        return step.number === number ? fault : undefined;
      };
      await tellsNothingFalse(await startRig({ behaviour }), talk);
      untouched = !struck;
    }
  });
});

/** Goes on until something fails; whatever was answered before is true. */
async function tellsNothingFalse(rig: Rig, talk: Conversation): Promise<void> {
  await writeFile(rig.onDisk('old'), 'old');
  await utimes(rig.onDisk('old'), timeOfOld, timeOfOld);
  await utimes(rig.onDisk('import/a'), timeOfA, timeOfA);
  try {
    await talk(await rig.connect(), rig);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    expect(error.kind).toBe('desynchronised');
  }
}

async function looksAndRenames(transport: Transport): Promise<void> {
  expect(await transport.look(['import/a', 'import/none', 'staging/none'])).toEqual([
    a,
    { path: 'import/none', there: false },
    { path: 'staging/none', there: false },
  ]);
  expect(await transport.folderExists('import')).toBe(true);
  expect(await transport.folderExists('none')).toBe(false);
  expect(await transport.modifiedAt('import/a')).toEqual(timeOfA);
  expect(await transport.modifiedAt('old')).toEqual(timeOfOld);
  expect(await transport.rename('import/none', 'import/x')).toMatchObject({
    renamed: false,
    refusedAt: 'RNFR',
  });
  expect(await transport.rename('import/a', 'none/a')).toMatchObject({ renamed: false, refusedAt: 'RNTO' });
}

async function readsWhatIsExpected(transport: Transport): Promise<void> {
  expect(await transport.download('import/a', fileA.length)).toEqual(fileA);
  expect(await transport.downloadIfThere('import/none', 10)).toBeNull();
  expect(await transport.downloadIfThere('none/a', 10)).toBeNull();
  expect(await transport.look(['import/a', 'import/none'], { expected: ['import/a'] })).toEqual([
    a,
    { path: 'import/none', there: false },
  ]);
  expect(await transport.look(['import/a'], { dated: ['import/a'] })).toEqual([
    { ...a, modifiedAt: timeOfA },
  ]);
}

/** It is judged once that call was answered. */
async function provesByTheNextCall(transport: Transport): Promise<void> {
  const nextCalls: (() => Promise<unknown>)[] = [
    () => transport.download('import/a', fileA.length),
    () => transport.rename('import/none', 'import/x'),
    () => transport.folderExists('import'),
    () => transport.modifiedAt('import/a'),
  ];
  for (const next of nextCalls) {
    const looks = await transport.look(['import/none', 'staging/none', 'import/a'], { proof: 'next' });
    await next();
    expect(looks.map(({ there }) => there)).toEqual([false, false, true]);
  }
}

async function changes(transport: Transport, rig: Rig): Promise<void> {
  await transport.upload('staging/b', Buffer.from('b'));
  expect(await readFile(rig.onDisk('staging/b'), 'utf8')).toBe('b');
  expect(await transport.rename('staging/b', 'import/b')).toMatchObject({ renamed: true });
  expect(await transport.delete('import/none')).toBe(false);
  expect(await readdir(rig.onDisk('import'))).toEqual(['a', 'b']);
  expect(await transport.rename('import/b', 'staging/b')).toMatchObject({ renamed: true });
  expect(await transport.folderExists('none')).toBe(false);
  expect(await transport.delete('staging/b')).toBe(true);
  expect(await transport.delete('staging/b')).toBe(false);
  await transport.makeFolder('new');
  expect(await transport.list('import')).toEqual(['a']);
  await transport.makeFolder('newer');
  await expect(transport.makeFolder('none/new')).rejects.toBeInstanceOf(TransportError);
}
