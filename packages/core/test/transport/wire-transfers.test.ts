import { en, fr } from '../../src/words/language.ts';
import { readFile, stat } from 'node:fs/promises';
import type { TransportError } from '@passerelle/core/transport/transport-error.ts';
import type { Behaviour, DataFault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { answering, failing, fileA, startRig, type Rig } from './rig.ts';

const data = (fault: DataFault) => failing('DATA', fault);
const content = Buffer.alloc(100_000, 'b');

async function downloadFrom(rig: Rig): Promise<Buffer> {
  const transport = await rig.connect({ timeoutSeconds: 0.3 });
  return transport.download('import/a', fileA.length);
}

async function uploadTo(rig: Rig): Promise<string> {
  const transport = await rig.connect({ timeoutSeconds: 0.3 });
  return transport.upload('staging/b', content);
}

describe('download', () => {
  test('cut short and called complete: what came, for the caller to compare with the size', async () => {
    const rig = await startRig({ behaviour: data({ kind: 'cut', bytes: 1000, reply: '226 done' }) });
    expect(await downloadFrom(rig)).toEqual(fileA.subarray(0, 1000));
  });

  test.each<[string, DataFault, string]>([
    ['cut short and called so', { kind: 'cut', bytes: 1000, reply: '426 aborted' }, 'lost'],
    ['cut short by a local error', { kind: 'cut', bytes: 1000, reply: '451 disk' }, 'busy'],
    ['reset', { kind: 'reset', bytes: 1000 }, 'lost'],
    ['reset at once', { kind: 'reset', bytes: 0 }, 'lost'],
    ['never ending', { kind: 'hang', bytes: fileA.length }, 'timeout'],
    ['silent', { kind: 'hang', bytes: 0 }, 'timeout'],
  ])('%s: %j is %s', async (_, fault, kind) => {
    const rig = await startRig({ behaviour: data(fault) });
    await expect(downloadFrom(rig)).rejects.toMatchObject({ kind });
  });

  test.each([
    ['550 No', 'refused'],
    ['450 Not now', 'in-use'],
    ['452 Not now', 'busy'],
    ['150 Opening', 'lost'],
  ])('refused as ProFTPD does, the data connection reset before %j: %s', async (reply, kind) => {
    const rig = await startRig({ behaviour: data({ kind: 'refuse', reply }) });
    await expect(downloadFrom(rig)).rejects.toMatchObject({ kind });
  });

  test('a trickle never times out by itself: the deadline of the run ends it', async () => {
    const rig = await startRig({ behaviour: data({ kind: 'trickle', everyMs: 20 }) });
    const transport = await rig.connect({ timeoutSeconds: 0.2, deadlineSeconds: 0.6 });
    const download = transport.download('import/a', fileA.length);
    const error: unknown = await download.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: 'timeout' });
    expect(en.say((error as TransportError).fault).message).toContain('for the run');
  });

  test('a source that grows meanwhile: the next look shows it', async () => {
    const rig = await startRig({ behaviour: data({ kind: 'grow', by: Buffer.from('more') }) });
    const transport = await rig.connect();
    const received = await transport.download('import/a', fileA.length);
    expect(received).toEqual(fileA);
    expect(await transport.look(['import/a'])).toEqual([
      { path: 'import/a', there: true, size: fileA.length + 4 },
    ]);
  });

  test('a file that is there and may not be read is refused, not missing', async () => {
    const rig = await startRig({ behaviour: answering('RETR', '550 Permission denied') });
    await expect(downloadFrom(rig)).rejects.toMatchObject({ kind: 'refused' });
  });

  test('too large: nothing more is read', async () => {
    const rig = await startRig();
    const transport = await rig.connect();
    await expect(transport.download('import/a', fileA.length - 1)).rejects.toMatchObject({
      kind: 'too-large',
    });
  });
});

describe('upload', () => {
  test.each<[string, DataFault, string]>([
    ['cut short and called so', { kind: 'cut', bytes: 1000, reply: '426 aborted' }, 'lost'],
    ['the disk is full', { kind: 'cut', bytes: 1000, reply: '452 disk full' }, 'busy'],
    ['the quota is reached', { kind: 'cut', bytes: 1000, reply: '552 quota' }, 'refused'],
    ['reset', { kind: 'reset', bytes: 1000 }, 'lost'],
    ['never confirmed', { kind: 'hang', bytes: 1000 }, 'timeout'],
  ])('%s: %j is %s', async (_, fault, kind) => {
    const rig = await startRig({ behaviour: data(fault) });
    await expect(uploadTo(rig)).rejects.toMatchObject({ kind });
  });

  test('refused as ProFTPD does, the data connection reset first: the refusal is not lost', async () => {
    const rig = await startRig({ behaviour: data({ kind: 'refuse', reply: '553 No' }) });
    await expect(uploadTo(rig)).rejects.toMatchObject({ kind: 'refused', reply: '553 No' });
  });

  test('cut short and called complete: confirmed, and the size tells', async () => {
    const rig = await startRig({ behaviour: data({ kind: 'cut', bytes: 1000, reply: '226 done' }) });
    expect(await uploadTo(rig)).toBe('226 done');
    expect((await stat(rig.onDisk('staging/b'))).size).toBe(1000);
  });

  test('the whole content is there, and the confirmation lost: timeout', async () => {
    const rig = await startRig({ behaviour: failing('STOR', { kind: 'silence', applied: true }) });
    await expect(uploadTo(rig)).rejects.toMatchObject({ kind: 'timeout' });
    expect(await readFile(rig.onDisk('staging/b'))).toEqual(content);
  });
});

describe('the data connection', () => {
  test('EPSV refused: PASV, and EPSV is not asked again', async () => {
    const rig = await startRig({ knowsEpsv: false });
    const transport = await rig.connect();
    await transport.download('import/a', fileA.length);
    await transport.upload('staging/b', content);
    const asked = rig.server.log.map(({ verb }) => verb).filter((verb) => /^(EPSV|PASV)$/.test(verb));
    expect(asked).toEqual(['EPSV', 'PASV', 'PASV']);
  });

  test.each(['10.0.0.1', '0.0.0.0', '192.168.1.20'])(
    'the address in a PASV reply is not followed: %s',
    async (passiveAddress) => {
      const rig = await startRig({ knowsEpsv: false, passiveAddress });
      expect(await downloadFrom(rig)).toEqual(fileA);
    },
  );

  test.each([
    ['a port where nobody listens', /^EPSV$/, '229 OK (|||1|)'],
    ['no passive mode at all', /^(EPSV|PASV)$/, '502 no'],
  ])('%s: data-connection, with a word on NAT and firewalls', async (_, verbs, reply) => {
    const behaviour: Behaviour = ({ verb }) =>
      verbs.test(verb) ? { kind: 'answer', reply, applied: false } : undefined;
    const rig = await startRig({ behaviour });
    const failure = await downloadFrom(rig).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'data-connection' });
    expect(fr.say((failure as TransportError).fault).hint).toMatch(/NAT ou un pare-feu/);
  });
});
