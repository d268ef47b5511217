import { giveBack } from '../../src/files/file-blocks.ts';

test('a buffer with memory of its own is empty afterwards', () => {
  const own = Buffer.allocUnsafeSlow(100_000);
  giveBack(own);
  expect(own.length).toBe(0);
});

test.each([
  ["a small one, which lies in Node's pool", () => Buffer.from('abc')],
  ["a part of another's memory", () => Buffer.from(new ArrayBuffer(100), 10, 3).fill('abc')],
])('%s keeps what it holds', (_, make) => {
  const part = make();
  giveBack(part);
  expect(part.toString()).toBe('abc');
});
