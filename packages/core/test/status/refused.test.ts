import { adviceOn } from '../../src/report/advice.ts';
import { refusedKindOf, refusedPoints } from '../../src/status/refused.ts';
import { wordsIn } from '../../src/words/language.ts';
import { aRefusal } from './any-report.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => aRefusal({ id: at + 1, message: `Client C${at}.` }));

test.each<[string, ReturnType<typeof aRefusal>[], 'fr' | 'en', string]>([
  ['one', many(1), 'fr', 'stock-csv-mod customers, 1 refus : Client C0.'],
  [
    'as many as are named',
    many(5),
    'en',
    'stock-csv-mod customers, 5 refused: Client C0. Client C1. Client C2. Client C3. Client C4.',
  ],
  [
    'one more',
    many(6),
    'fr',
    'stock-csv-mod customers, 6 refus : Client C0. Client C1. Client C2. Client C3. Client C4. Et 1 autre du même genre.',
  ],
  [
    'many more',
    many(900),
    'en',
    'stock-csv-mod customers, 900 refused: Client C0. Client C1. Client C2. Client C3. Client C4. And 895 more of the kind.',
  ],
])('a person reads the first five by name: %s', (_, refusals, language, message) => {
  const [point, ...others] = refusedPoints(refusals);
  expect(others).toEqual([]);
  expect(point && adviceOn(point, wordsIn(language)).message).toBe(message);
});

test.each<[string, Partial<ReturnType<typeof aRefusal>>, string, string, string]>([
  ['a fault that says what to do', {}, 'customer', 'Activez ce pays.', 'stock-csv-mod customers'],
  ['of a customer', { hint: '' }, 'customer', 'Corrigez le client', 'stock-csv-mod customers'],
  ['of an article', { hint: '', job: 'articles' }, 'article', 'Rejets', 'stock-csv-mod articles'],
  ['of a size', { hint: '', job: '' }, 'size', 'Corrigez-la dans PrestaShop', 'stock-csv-mod'],
  [
    'of the CRM',
    { hint: '', program: 'orders-to-xml', job: 'crm' },
    'crm',
    'ou dans le CRM',
    'orders-to-xml crm --all',
  ],
  [
    'of a state',
    { hint: '', program: 'orders-to-xml', job: 'write-back' },
    'write-back',
    'cette commande',
    'orders-to-xml write-back',
  ],
])(
  'each comes with its remedy, the job, and the word that a person knows: %s',
  (_, changes, kind, hint, job) => {
    const [point] = refusedPoints([aRefusal({ id: 7, ...changes })]);
    if (point === undefined) throw new Error('one point');
    const advice = adviceOn(point, wordsIn('fr'));
    expect(refusedKindOf(point)).toBe(kind);
    expect(advice.hint).toContain(hint);
    expect(advice.steps.map(({ command }) => command)).toEqual([job, 'orders-to-xml ack R7']);
  },
);
