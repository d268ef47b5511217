import { readFileSync } from 'node:fs';
import { uploadSource } from '../../src/transport/transfers.ts';

test.each([1, 65_536, 65_537, 200_000])(
  'a buffer of %d bytes goes out in small pieces, all of it',
  async (bytes) => {
    const content = Buffer.alloc(bytes, 'abc');
    const pieces: Buffer[] = [];
    for await (const piece of uploadSource('a', content)) pieces.push(piece as Buffer);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(65_536);
    expect(Buffer.concat(pieces)).toEqual(content);
  },
);

test('a local file goes out block by block, and each block is told', async () => {
  const localPath = import.meta.filename;
  const [told, pieces]: [Buffer[], Buffer[]] = [[], []];
  const source = uploadSource('a', { localPath, onBlock: (block) => told.push(block) });
  for await (const piece of source) pieces.push(piece as Buffer);
  expect(Buffer.concat(pieces)).toEqual(readFileSync(localPath));
  expect(told).toEqual(pieces);
});
