import fc from 'fast-check';
import { readConfig } from '../../src/config/read-config.ts';
import { ExitCode } from '../../src/failure/exit-code.ts';
import { Failure } from '../../src/failure/failure.ts';
import { seededRandom } from '@passerelle/rehearsal/faults/seeded-random.ts';
import { goldenFiles } from '@passerelle/rehearsal/hostile/golden-files.ts';
import { mutate } from '@passerelle/rehearsal/hostile/mutation.ts';
import { ConfigFolder, marked } from '../config/config-folder.ts';

const folder = new ConfigFolder();
afterAll(() => folder.remove());

const golden = goldenFiles();
const configs = golden.filter(({ target }) => target === 'config').map(({ content }) => content);
const contents = golden.map(({ content }) => content);

const anyConfig = fc.oneof(
  fc
    .tuple(fc.constantFrom(...configs), fc.nat(0xffff_ffff))
    .map(([content, seed]) => mutate(content, seededRandom(seed), contents)),
  fc.json().map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
);

test('any passerelle.json is taken or refused with 2, and no message holds the password', () => {
  folder.env['PASSERELLE_FTP_PASSWORD'] = marked;
  fc.assert(
    fc.property(anyConfig, (content) => {
      folder.write('passerelle.json', content);
      try {
        readConfig(folder.world());
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        expect(error.exitCode).toBe(ExitCode.Usage);
        expect(error.message).not.toContain(marked);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
