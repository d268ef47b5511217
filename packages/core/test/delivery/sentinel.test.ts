import {
  assertOurs,
  parseSentinel,
  renderSentinel,
  sentinelLimit,
} from '@passerelle/core/delivery/sentinel.ts';
import type { Failure } from '../../src/failure/failure.ts';
import { fr } from '../../src/words/language.ts';

const ours = { ledger: 'abc-def', lastBatch: 7 };

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    const { exitCode, fault } = error as Failure;
    return `${exitCode} ${fr.say(fault).message}`;
  }
  return '';
}

test('what is written is read back, and is short', () => {
  const bytes = renderSentinel(ours);
  expect(parseSentinel(bytes, 'depot/s.json')).toEqual(ours);
  expect(bytes.length).toBeLessThan(sentinelLimit);
});

test.each<[string, string]>([
  ['nothing', ''],
  ['no JSON', 'bonjour'],
  ['null', 'null'],
  ['a list', '[1]'],
  ['no ledger', '{"lastBatch":7}'],
  ['no number', '{"ledger":"abc-def"}'],
  ['a number in quotes', '{"ledger":"abc-def","lastBatch":"7"}'],
  ['a fraction', '{"ledger":"abc-def","lastBatch":7.5}'],
])('%s is no sentinel: 2', (_, text) => {
  expect(messageOf(() => parseSentinel(Buffer.from(text), 'depot/s.json'))).toMatch(
    /^2 .*depot\/s\.json.*illisible/,
  );
});

test.each<[string, Partial<typeof ours>, RegExp]>([
  ['ours', {}, /^$/],
  ['ours, written before the last batch', { lastBatch: 6 }, /^$/],
  ["another ledger's", { ledger: 'xyz' }, /^2 .*autre registre/],
  ["another ledger's, and later", { ledger: 'xyz', lastBatch: 90 }, /^2 .*autre registre/],
  ['later than ours: a restored backup', { lastBatch: 8 }, /^2 .*dernier lot 7 ici, 8 dans/],
])('a sentinel that is %s', (_, changes, expected) => {
  expect(messageOf(() => assertOurs({ ...ours, ...changes }, ours, 'depot/s.json'))).toMatch(expected);
});
