import type { Transport } from '../../src/transport/transport.ts';
import { fr } from '../../src/words/language.ts';
import { TransportError } from '@passerelle/core/transport/transport-error.ts';
import type { Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { answering, answeringAfter, fileA, startRig } from './rig.ts';

describe('replies in pieces are read whole', () => {
  test('byte by byte, the greeting and every reply', async () => {
    const rig = await startRig({ behaviour: () => ({ kind: 'split', everyMs: 0 }) });
    const transport = await rig.connect();
    expect(await transport.look(['import/a', 'import/b'])).toEqual([
      { path: 'import/a', there: true, size: fileA.length },
      { path: 'import/b', there: false },
    ]);
    expect(await transport.download('import/a', fileA.length)).toEqual(fileA);
    expect(await transport.upload('staging/b', Buffer.from('b'))).toMatch(/^226/);
    expect(await transport.rename('staging/b', 'import/b')).toMatchObject({ renamed: true });
    expect(await transport.list('import')).toEqual(['a', 'b']);
  });

  test.each([
    ['CONNECT', '220-Welcome\r\n220-to this 221 server\r\n220 Ready'],
    ['PASS', '230-Hello\r\n 530 is not the code\r\n230 In'],
    ['CWD', '250-Read me\r\n550 not the end\r\n250 There'],
  ])('many lines in answer to %s', async (verb, reply) => {
    const rig = await startRig({ behaviour: answeringAfter(verb, reply) });
    const transport = await rig.connect();
    expect(await transport.look(['import/a'])).toEqual([
      { path: 'import/a', there: true, size: fileA.length },
    ]);
  });
});

describe('an answer that is no answer to the question is never taken for one', () => {
  const look = (transport: Transport) => transport.look(['import/a']);
  const lookForNone = (transport: Transport) => transport.look(['import/none']);
  const modifiedAt = (transport: Transport) => transport.modifiedAt('import/a');
  const upload = (transport: Transport) => transport.upload('staging/b', Buffer.from('b'));
  const rename = (transport: Transport) => transport.rename('import/a', 'import/b');
  const remove = (transport: Transport) => transport.delete('import/a');
  const list = (transport: Transport) => transport.list('import');
  const makeFolder = (transport: Transport) => transport.makeFolder('new');
  const download = (transport: Transport) => transport.download('import/a', fileA.length);

  test.each<[string, string, string, (transport: Transport) => Promise<unknown>]>([
    ['SIZE', '213 12,345', 'desynchronised', look],
    ['SIZE', '213 many', 'desynchronised', look],
    ['SIZE', '213-1\r\n213 2', 'desynchronised', look],
    ['SIZE', '250 12345', 'desynchronised', look],
    ['SIZE', '150 wait', 'desynchronised', look],
    ['SIZE', '450 busy', 'busy', look],
    ['SIZE', '451 local error', 'busy', look],
    [
      'SIZE',
      '550 The process cannot access the file because it is being used by another process.',
      'in-use',
      look,
    ],
    ['SIZE', '450 orders.csv: file is in use', 'in-use', look],
    ['MDTM', '550 Sharing violation', 'in-use', modifiedAt],
    ['RETR', '450 Not now', 'in-use', download],
    [
      'RETR',
      '550 Le processus ne peut pas accéder au fichier car ce fichier est utilisé par un autre processus.',
      'in-use',
      download,
    ],
    ['RETR', '550 Permission denied', 'refused', download],
    ['STOR', '553 File is locked', 'in-use', upload],
    ['STOR', '553 name already in use', 'refused', upload],
    ['SIZE', '500 unknown', 'refused', look],
    ['SIZE', '502 not implemented', 'refused', look],
    ['SIZE', '530 log in first', 'login', look],
    ['SIZE', '421 closing', 'busy', look],
    ['CWD', '550 no', 'no-folder', look],
    ['CWD', '450 later', 'busy', look],
    ['CWD', '200 fine', 'desynchronised', look],
    ['CWD', '213 5', 'desynchronised', look],
    ['PWD', '257 here', 'desynchronised', look],
    ['PWD', '257 "here"', 'desynchronised', look],
    ['PWD', '550 no', 'refused', look],
    ['NOOP', '213 5', 'desynchronised', lookForNone],
    ['NOOP', '550 no', 'desynchronised', lookForNone],
    ['NOOP', '226 done', 'desynchronised', lookForNone],
    ['MDTM', '213 yesterday', 'desynchronised', modifiedAt],
    ['MDTM', '213 20261322095703', 'desynchronised', modifiedAt],
    ['MDTM', '500 unknown', 'refused', modifiedAt],
    // It is there, and yet its time is refused: not missing.
    ['MDTM', '550 no', 'refused', modifiedAt],
    ['STOR', '226 all there', 'desynchronised', upload],
    ['STOR', '452 disk full', 'busy', upload],
    ['STOR', '552 quota', 'refused', upload],
    ['STOR', '553 name', 'refused', upload],
    ['STOR', '425 no data', 'data-connection', upload],
    ['EPSV', '229 nothing', 'desynchronised', upload],
    ['EPSV', '226 done', 'desynchronised', upload],
    ['EPSV', '421 closing', 'busy', upload],
    ['RNFR', '250 renamed', 'desynchronised', rename],
    ['RNFR', '200 fine', 'desynchronised', rename],
    ['RNFR', '421 closing', 'busy', rename],
    ['RNTO', '350 go on', 'desynchronised', rename],
    ['RNTO', '200 fine', 'desynchronised', rename],
    ['RNTO', '226 fine', 'desynchronised', rename],
    ['RNTO', '421 closing', 'busy', rename],
    ['DELE', '200 fine', 'desynchronised', remove],
    ['DELE', '451 no', 'busy', remove],
    ['DELE', '502 no', 'refused', remove],
    ['NLST', '450 try again later', 'busy', list],
    ['NLST', '451 no', 'busy', list],
    ['NLST', '550 Permission denied', 'refused', list],
    ['NLST', '500 no', 'refused', list],
    ['MKD', '250 fine', 'desynchronised', makeFolder],
    ['MKD', '550 no', 'refused', makeFolder],
  ])('%s answered %j is %s', async (verb, reply, kind, work) => {
    const rig = await startRig({ behaviour: answering(verb, reply) });
    const transport = await rig.connect();
    await expect(work(transport)).rejects.toMatchObject({ kind });
    await expect(transport.look(['import/a'])).rejects.toBeInstanceOf(TransportError);
  });

  test.each([['550 No files found'], ['450 No such file or directory'], ['550 staging: no files']])(
    'NLST of a folder that was entered, answered %j: no names, and the connection goes on',
    async (reply) => {
      const rig = await startRig({ behaviour: answering('NLST', reply) });
      const transport = await rig.connect();
      expect(await transport.list('staging')).toEqual([]);
      expect(await transport.look(['import/a'])).toMatchObject([{ there: true }]);
    },
  );

  test.each([['553 Name not allowed'], ['550 Permission denied'], ['450 in use']])(
    'DELE answered %j: not deleted, and the connection goes on',
    async (reply) => {
      const rig = await startRig({ behaviour: answering('DELE', reply) });
      const transport = await rig.connect();
      expect(await transport.delete('import/a')).toBe(false);
      expect(await transport.look(['import/a'])).toMatchObject([{ there: true }]);
    },
  );

  test.each<[string, string, (transport: Transport) => Promise<unknown>, RegExp]>([
    ['SIZE', '500 What?', look, /ne connaît pas la commande SIZE, dont Passerelle a besoin/],
    ['SIZE', '502 Command not implemented', look, /la commande SIZE/],
    ['MDTM', '504 No', modifiedAt, /la commande MDTM/],
    ['MKD', '550 no', makeFolder, /a refusé \(MKD/],
    ['PWD', '500 OOPS: child died', look, /a refusé \(PWD/],
  ])('%s answered %j is told as what it is', async (verb, reply, work, words) => {
    const rig = await startRig({ behaviour: answering(verb, reply) });
    const error = await work(await rig.connect()).catch((thrown: unknown) => thrown);
    const told = error instanceof TransportError ? fr.say(error.fault).message : '';
    expect(told).toMatch(words);
  });

  /** One line each: what PWD tells at first, what it tells from then on, whether the file is found. */
  test.each([
    ['257 ""', '257 ""', true],
    ['257 "\\" is current', '257 "\\" is current', true],
    ['257 "\\none"', '257 "\\none"', false],
    ['257 "" here', '257 "/elsewhere"', false],
    ['257 "C:/"', '257 "C:/"', false],
  ])(
    'PWD answered %j, then %j: understood if going there changes nothing (%s)',
    async (first, later, found) => {
      let asked = 0;
      const behaviour: Behaviour = ({ verb }) =>
        verb === 'PWD' ? { kind: 'answer', reply: ++asked === 1 ? first : later, applied: false } : undefined;
      const rig = await startRig({ behaviour });
      const looks = await look(await rig.connect()).catch((error: TransportError) => error.kind);
      expect(looks).toEqual(
        found ? [{ path: 'import/a', there: true, size: fileA.length }] : 'desynchronised',
      );
    },
  );

  test('a Windows server that names its folders by their drive', async () => {
    const behaviour: Behaviour = ({ verb, argument }) => {
      if (verb === 'PWD') return { kind: 'answer', reply: '257 "C:\\shop" is current', applied: false };
      const isOurs = verb === 'CWD' && ['C:/shop', 'C:/shop/import'].includes(argument);
      return isOurs ? { kind: 'answer', reply: '250 there', applied: false } : undefined;
    };
    const rig = await startRig({ behaviour });
    await (await rig.connect()).look(['import/a']);
    expect(rig.server.log.filter(({ verb }) => verb === 'CWD').map(({ argument }) => argument)).toEqual([
      'C:/shop',
      'C:/shop/import',
    ]);
  });

  test('a path with a leading slash is the server’s, whatever the login folder is called', async () => {
    const rig = await startRig({ behaviour: answering('PWD', '257 "/home/shop"') });
    const transport = await rig.connect();
    expect(await transport.look(['/import/a'])).toMatchObject([{ there: true }]);
    expect(await transport.list('/')).toEqual(['import', 'staging']);
    await transport.upload('/staging/b', Buffer.from('b'));
    expect(await transport.rename('/staging/b', '/import/b')).toMatchObject({ renamed: true });
    expect(await transport.look(['/import/b', '/none'])).toMatchObject([{ there: true }, { there: false }]);
  });

  test('an upload closed by anything but 226 or 250 is not confirmed', async () => {
    const rig = await startRig({ behaviour: answeringAfter('STOR', '200 fine') });
    await expect(upload(await rig.connect())).rejects.toMatchObject({ kind: 'desynchronised' });
  });

  test('an upload may be closed by 250', async () => {
    const rig = await startRig({ behaviour: answeringAfter('STOR', '250 fine') });
    expect(await upload(await rig.connect())).toBe('250 fine');
  });
});
