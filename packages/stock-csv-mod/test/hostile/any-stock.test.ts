import { fr } from '../../src/words/fr.ts';
import fc from 'fast-check';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import { seededRandom } from '@passerelle/rehearsal/faults/seeded-random.ts';
import { goldenFiles } from '@passerelle/rehearsal/hostile/golden-files.ts';
import { mutate } from '@passerelle/rehearsal/hostile/mutation.ts';
import { readStock } from '../../src/stock/read-stock.ts';
import { plainSettings } from '../stock/correct-text.ts';

const golden = goldenFiles();
const stockFiles = golden.filter(({ target }) => target === 'stock').map(({ content }) => content);
const contents = golden.map(({ content }) => content);

const anyStock = fc.oneof(
  fc
    .tuple(fc.constantFrom(...stockFiles), fc.nat(0xffff_ffff))
    .map(([content, seed]) => mutate(content, seededRandom(seed), contents)),
  fc.uint8Array({ maxLength: 500 }).map((bytes) => Buffer.from(bytes)),
);

test('any stock CSV is read or refused with 4, in a sentence', () => {
  fc.assert(
    fc.property(anyStock, (bytes) => {
      try {
        readStock('ExportCSV.csv', bytes, plainSettings);
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        expect(error.exitCode).toBe(ExitCode.Input);
        expect(fr.say(error.fault).message).toContain('ExportCSV.csv');
      }
    }),
    { numRuns: 400 },
  );
});
