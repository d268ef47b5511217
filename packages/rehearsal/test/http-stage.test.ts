import { createServer } from 'node:net';
import { atRequest, usualFaults } from '../src/http/http-fault.ts';
import { startHttpStage, type HttpStage } from '../src/http/http-stage.ts';

let done: string[];
let stage: HttpStage;

beforeEach(async () => {
  done = [];
  stage = await startHttpStage((request, halfWay) => {
    done.push(halfWay ? `half of ${request.body}` : request.body);
    return { status: 200, body: 'all is well, and the answer is a long one' };
  });
});

afterEach(() => stage.close());

/** What the client sees of the first of two requests, and what the server has done of it. */
const rows: [name: keyof typeof usualFaults, seen: string, effect: string[]][] = [
  ['resetBefore', 'TypeError', []],
  ['resetAfter', 'TypeError', ['one']],
  ['resetHalfWay', 'TypeError', ['half of one']],
  ['cut', 'TypeError', ['one']],
  ['errorBefore', '500 ', []],
  ['errorAfter', '500 ', ['one']],
  ['errorHalfWay', '500 ', ['half of one']],
  ['badGateway', '502 <!DOCTYPE html>', []],
  ['unavailableFor', '503 <!DOCTYPE html>', []],
  ['silentBefore', 'TimeoutError', []],
  ['silentAfter', 'TimeoutError', ['one']],
  ['silentThenDone', 'TimeoutError', []],
  ['html', '200 <!DOCTYPE html>', []],
  ['redirect', '302 <!DOCTYPE html>', []],
];

test.each(rows)(
  '%s: the client sees %p, done is %p; the next request is served',
  async (name, seen, effect) => {
    stage.behave(atRequest(1, usualFaults[name]));
    expect(await ask('one')).toBe(seen);
    expect(done).toEqual(effect);
    expect(await ask('two')).toBe('200 all is well, an');
    expect(done).toEqual([...effect, 'two']);
  },
);

test('what was put off is done when the test says so, once', async () => {
  stage.behave(atRequest(1, usualFaults.silentThenDone));
  await ask('one');
  await stage.catchUp();
  await stage.catchUp();
  expect(done).toEqual(['one']);
});

async function ask(body: string): Promise<string> {
  try {
    const signal = AbortSignal.timeout(200);
    const answer = await fetch(`${stage.url}/x`, { method: 'POST', body, signal, redirect: 'manual' });
    return `${answer.status} ${(await answer.text()).slice(0, 15)}`;
  } catch (error) {
    return (error as Error).name;
  }
}

test('a stage whose port somebody else has got meanwhile opens when that is gone', async () => {
  const { port } = new URL(stage.url);
  await stage.shut();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(Number(port), '127.0.0.1', resolve));
  const opened = stage.open();
  // By then it has been refused once.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => other.close(resolve));
  await opened;
  expect((await fetch(stage.url, { method: 'POST', body: 'late' })).status).toBe(200);
});
