import type { Readable } from 'node:stream';
import { uploadSource } from '@passerelle/core/transport/upload-source.ts';

test.each([1, 65_536, 65_537, 200_000])(
  'a buffer of %d bytes goes out in small pieces, all of it',
  async (bytes) => {
    const content = Buffer.alloc(bytes, 'abc');
    const pieces: Buffer[] = [];
    for await (const piece of (await uploadSource('a', content)) as Readable) pieces.push(piece as Buffer);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(65_536);
    expect(Buffer.concat(pieces)).toEqual(content);
  },
);

test('a local file is left to the upload to stream', async () => {
  expect(await uploadSource('a', { localPath: import.meta.filename })).toBe(import.meta.filename);
});
