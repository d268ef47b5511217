import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchAddress } from '../../src/media/fetch-address.ts';
import { png } from './made-images.ts';

const image = png();
let server: Server;
let base = '';
let seen: string[] = [];

const answers: Record<string, RequestListener> = {
  '/a.png': (_, response) => void response.end(image),
  '/moved': (_, response) => void response.writeHead(302, { location: '/a.png' }).end(),
  '/round': (_, response) => void response.writeHead(302, { location: '/round' }).end(),
  '/file': (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/gone': (_, response) => void response.writeHead(404).end('<html>'),
  '/broken': (_, response) => void response.writeHead(500).end(),
  '/announced': (_, response) => void response.writeHead(200, { 'content-length': 20_000_000 }).end('x'),
  '/endless': (_, response) => {
    const fill = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(10_000)));
    };
    response.on('drain', fill);
    fill();
  },
  '/silent': () => undefined,
  '/stalls': (_, response) => void response.writeHead(200, { 'content-length': 100 }).write('x'),
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('x', () => response.destroy());
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request.url ?? '');
    answers[request.url ?? '']?.(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void (seen = []));
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const read = (path: string, deadlineMs = 5000) =>
  fetchAddress(path.startsWith('/') ? base + path : path, { deadlineMs, mostBytes: 100_000, name: 'a.png' });

test.each(['/a.png', '/moved'])('%s', async (path) => {
  expect(await read(path)).toEqual(image);
});

test.each([
  ['/gone', { kind: 'medium/gone' }],
  ['/broken', { kind: 'medium/unreadable', reason: 'HTTP 500' }],
  ['/announced', { kind: 'medium/too-big', bytes: 20_000_000, most: 100_000 }],
  ['/endless', { kind: 'medium/too-big' }],
  ['/file', { kind: 'medium/unreadable', reason: '302 → file:///etc/passwd' }],
  ['/cut', { kind: 'medium/unreadable' }],
  ['http://127.0.0.1:1/', { kind: 'medium/unreadable' }],
  ['http://', { kind: 'medium/unreadable' }],
])('%s', async (path, expected) => {
  expect(await read(path)).toMatchObject({ name: 'a.png', ...expected });
});

test('an address that leads round and round is left after three times', async () => {
  expect(await read('/round')).toMatchObject({ kind: 'medium/unreadable' });
  expect(seen).toHaveLength(4);
});

test.each(['/silent', '/stalls'])('%s: its time is over', async (path) => {
  expect(await read(path, 100)).toMatchObject({ kind: 'medium/unreadable', reason: 'ETIMEDOUT' });
});
