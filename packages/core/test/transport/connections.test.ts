import { Connections } from '../../src/transport/connections.ts';
import type { Transport } from '../../src/transport/transport.ts';
import { TransportError, type TransportErrorKind } from '@passerelle/core/transport/transport-error.ts';

interface Scene {
  attempts?: number;
  remainingMs?: number[];
  /** What each connection attempt meets; undefined: it works. */
  connecting?: (TransportErrorKind | undefined)[];
}

/** Connections over fake transports, and what happened to them, in order. */
function scene({ attempts = 3, remainingMs = [], connecting = [] }: Scene = {}) {
  const events: string[] = [];
  let connections = 0;
  const connect = (): Promise<Transport> => {
    const kind = connecting[connections];
    connections += 1;
    const name = `transport ${connections}`;
    events.push(`open ${name}`);
    if (kind !== undefined) return Promise.reject(trouble(kind));
    const close = () => Promise.resolve(void events.push(`close ${name}`));
    return Promise.resolve({ name, close } as unknown as Transport);
  };
  const subject = new Connections({
    connect,
    attempts,
    deadline: { remainingMs: () => remainingMs.shift() ?? 60_000 },
    sleep: (milliseconds) => Promise.resolve(void events.push(`sleep ${milliseconds}`)),
    onRetry: (error, attempt) => events.push(`retry after ${error.kind}, attempt ${attempt}`),
  });
  return { subject, events };
}

function trouble(kind: TransportErrorKind): TransportError {
  return new TransportError(kind, { kind: 'test/any' });
}

/** Work that fails with these, one each time, then gives the transport's name. */
function work(...troubles: TransportErrorKind[]) {
  return (transport: Transport): Promise<string> => {
    const kind = troubles.shift();
    return kind === undefined
      ? Promise.resolve((transport as unknown as { name: string }).name)
      : Promise.reject(trouble(kind));
  };
}

test('nothing is connected before it is needed, and closing nothing is no trouble', async () => {
  const { subject, events } = scene();
  await subject.close();
  expect(events).toEqual([]);
});

test('a sound connection is kept for the next piece of work', async () => {
  const { subject, events } = scene();
  expect(await subject.run(work())).toBe('transport 1');
  expect(await subject.run(work())).toBe('transport 1');
  expect(events).toEqual(['open transport 1']);
});

test('after a failure the connection is dropped, and the work done again on a new one after a wait', async () => {
  const { subject, events } = scene();
  expect(await subject.run(work('lost'))).toBe('transport 2');
  const expected = [
    'open transport 1',
    'close transport 1',
    'retry after lost, attempt 1',
    'sleep 500',
    'open transport 2',
  ];
  expect(events).toEqual(expected);
});

test('a failure to connect is tried again too, and the waits grow', async () => {
  const { subject, events } = scene({ attempts: 4, connecting: ['unreachable', 'timeout', 'busy'] });
  expect(await subject.run(work())).toBe('transport 4');
  expect(events.filter((event) => event.startsWith('sleep'))).toEqual([
    'sleep 500',
    'sleep 1000',
    'sleep 2000',
  ]);
});

test('the waits stop growing', async () => {
  const { subject, events } = scene({ attempts: 9, connecting: Array<'lost'>(8).fill('lost') });
  await subject.run(work());
  expect(events).toContain('sleep 8000');
  expect(events).not.toContain('sleep 16000');
});

test.each([1, 2, 3])('%d attempts, and no more', async (attempts) => {
  const { subject, events } = scene({ attempts });
  await expect(subject.run(work('lost', 'lost', 'lost', 'timeout'))).rejects.toMatchObject({ kind: 'lost' });
  expect(events.filter((event) => event.startsWith('open'))).toHaveLength(attempts);
});

test('the attempts of each piece of work are counted afresh', async () => {
  const { subject } = scene({ attempts: 2 });
  expect(await subject.run(work('lost'))).toBe('transport 2');
  expect(await subject.run(work('lost'))).toBe('transport 3');
});

const lasting: TransportErrorKind[] = [
  'no-folder',
  'missing',
  'refused',
  'login',
  'tls',
  'certificate',
  'too-large',
  'bad-name',
];

test.each(lasting)('%s is never tried again, and the connection is dropped', async (kind) => {
  const { subject, events } = scene();
  await expect(subject.run(work(kind))).rejects.toMatchObject({ kind });
  expect(events).toEqual(['open transport 1', 'close transport 1']);
});

test('no wait goes past the deadline', async () => {
  const { subject, events } = scene({ remainingMs: [120, 120] });
  await subject.run(work('lost'));
  expect(events).toContain('sleep 120');
});

test('nothing is tried again after the deadline', async () => {
  const { subject, events } = scene({ remainingMs: [0] });
  await expect(subject.run(work('timeout'))).rejects.toMatchObject({ kind: 'timeout' });
  expect(events).toEqual(['open transport 1', 'close transport 1']);
});

test('an error that is not of the transport passes at once, and the connection stays', async () => {
  const { subject, events } = scene();
  const fault = new Error('a fault of the work');
  await expect(subject.run(() => Promise.reject(fault))).rejects.toBe(fault);
  expect(await subject.run(work())).toBe('transport 1');
  expect(events).toEqual(['open transport 1']);
});

test('after close, the next work connects anew', async () => {
  const { subject, events } = scene();
  await subject.run(work());
  await subject.close();
  expect(await subject.run(work())).toBe('transport 2');
  expect(events).toEqual(['open transport 1', 'close transport 1', 'open transport 2']);
});

test('a surprise is asked again on a new connection even where one attempt is all, and is no attempt', async () => {
  const { subject, events } = scene({ attempts: 1 });
  expect(await subject.run(work('surprising', 'surprising'))).toBe('transport 3');
  expect(events.filter((event) => event.startsWith('open'))).toHaveLength(3);
  await expect(subject.run(work('busy'))).rejects.toMatchObject({ kind: 'busy' });
});
