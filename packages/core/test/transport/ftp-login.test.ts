import { createServer } from 'node:net';
import { en, fr } from '../../src/words/language.ts';
import type { TransportError } from '@passerelle/core/transport/transport-error.ts';
import type { CommandFault } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { freePort } from '@passerelle/rehearsal/real-servers/free-port.ts';
import { answering, failing, login, startRig } from './rig.ts';

test('no command but those that are needed, and the password is never shown', async () => {
  const rig = await startRig();
  await rig.connect();
  expect(rig.seen).toEqual([
    ' → 220 Rehearsal server ready',
    'USER shop → 331 Password required for shop',
    'PASS *** → 230 User shop logged in',
    'TYPE I → 200 Type set',
  ]);
});

test('a server that echoes the password: it is shown nowhere', async () => {
  const rig = await startRig({ behaviour: answering('PASS', `530 ${login.password} is wrong`) });
  const error = await rig.connect().catch((thrown: unknown) => thrown as TransportError);
  expect(error).toMatchObject({ kind: 'login', reply: '530 *** is wrong' });
  expect(JSON.stringify([rig.seen, error, (error as Error).message, (error as Error).stack])).not.toContain(
    login.password,
  );
});

test('a user who needs no password', async () => {
  const rig = await startRig({ behaviour: answering('USER', '230 Welcome') });
  rig.server.behave((step) =>
    step.verb === 'TYPE'
      ? { kind: 'answer', reply: '200 ok', applied: false }
      : answering('USER', '230 Welcome')(step),
  );
  await rig.connect();
  expect(rig.server.log.map(({ verb }) => verb)).toEqual(['CONNECT', 'USER', 'TYPE']);
});

describe('refused', () => {
  test.each([
    ['CONNECT', '421 Too many', 'busy'],
    ['CONNECT', '120 In ten minutes', 'desynchronised'],
    ['CONNECT', '530 Not you', 'login'],
    ['CONNECT', '500 OOPS', 'refused'],
    ['CONNECT', '200 Hello', 'desynchronised'],
    ['USER', '530 Not you', 'login'],
    ['USER', '332 Account?', 'login'],
    ['USER', '421 Too many', 'busy'],
    ['PASS', '530 Login incorrect', 'login'],
    ['PASS', '500 OOPS', 'login'],
    ['PASS', '332 Account?', 'login'],
    ['PASS', '331 Again', 'desynchronised'],
    ['PASS', '421 Too many', 'busy'],
    ['TYPE', '504 No', 'refused'],
    ['TYPE', '230 Hello', 'desynchronised'],
  ])('%s answered %j is %s', async (verb, reply, kind) => {
    const rig = await startRig({ behaviour: answering(verb, reply) });
    await expect(rig.connect()).rejects.toMatchObject({ kind });
  });

  test('wrong password: names the user, never the password, and says not to insist', async () => {
    const rig = await startRig();
    const error = await rig
      .connect({ password: 'wrong-one' })
      .catch((thrown: unknown) => thrown as TransportError);
    expect(error).toMatchObject({ kind: 'login', canRetry: false, exitCode: 3 });
    const sayings = [fr, en].map((words) => words.say((error as TransportError).fault));
    expect(sayings[0]?.message).toContain('« shop »');
    expect(sayings[0]?.hint).toContain('bloquer le compte');
    expect(JSON.stringify(sayings)).not.toContain('wrong-one');
  });

  test.each<CommandFault>([
    { kind: 'drop', applied: false },
    { kind: 'drop', applied: true },
  ])('the line cut at PASS: %j is lost', async (fault) => {
    const rig = await startRig({ behaviour: failing('PASS', fault) });
    await expect(rig.connect()).rejects.toMatchObject({ kind: 'lost' });
  });
});

describe('unreachable', () => {
  test('nobody listens: names host and port', async () => {
    const rig = await startRig();
    const port = await freePort();
    const error = await rig.connect({ port }).catch((thrown: unknown) => thrown as TransportError);
    expect(error).toMatchObject({ kind: 'unreachable', canRetry: true });
    expect(fr.say((error as TransportError).fault).message).toContain(`127.0.0.1:${port}`);
  });

  test('no such name', async () => {
    const rig = await startRig();
    await expect(rig.connect({ host: 'no-such-host.invalid' })).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  test('a name with an IPv6 address where nobody listens: the IPv4 one is taken', async () => {
    const rig = await startRig();
    const transport = await rig.connect({ host: 'localhost' });
    expect(await transport.folderExists('import')).toBe(true);
  });

  test('something else than an FTP server, which says nothing of sense: a clean failure', async () => {
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(
      0,
      '127.0.0.1',
    );
    const rig = await startRig();
    const { port } = web.address() as { port: number };
    await expect(rig.connect({ port })).rejects.toMatchObject({ kind: 'lost' });
    web.close();
  });
});
