import type { RunRecord } from '@passerelle/core/ledger/runs.ts';
import { figuresOf } from '../../src/status/status-report.ts';
import { wordsIn } from '../../src/words/language.ts';
import { aRun, at } from './any-report.ts';

const orders = (counts: RunRecord['counts'], exitCode = 0) => aRun('orders-to-xml', at, { counts, exitCode });
const stock = (counts: RunRecord['counts'], exitCode = 0) => aRun('stock-csv-mod', at, { counts, exitCode });

test.each<[string, RunRecord, string | null, string | null]>([
  ['an idle run', orders({ rows: 20 }), 'rien à envoyer', 'nothing to send'],
  ['a sale', orders({ send: 1 }), '1 commande envoyée', '1 order sent'],
  [
    'sales, and orders set aside',
    orders({ send: 1200, 'gift-voucher': 1, rejected: 1 }, 5),
    '1 200 commandes envoyées, 2 mises de côté',
    '1,200 orders sent, 2 set aside',
  ],
  ['orders prepared that did not leave', orders({ send: 3 }, 3), null, null],
  ['an unchanged stock', stock({ linesOut: 12_034 }), '12 034 lignes publiées', '12,034 lines published'],
  [
    'a corrected stock',
    stock({ linesOut: 9, removed: 1, reduced: 2 }),
    '9 lignes publiées, 1 retirée, 2 réduites',
    '9 lines published, 1 removed, 2 reduced',
  ],
  [
    'quantities written into the shop',
    stock({ linesOut: 9, sizes: 12, written: 3, zeros: 1, refused: 1, unknownGencods: 2 }, 5),
    "3 tailles écrites dans la boutique, dont 1 à 0, 1 refusée, 2 gencods qu'elle n'a pas",
    '3 sizes written into the shop, 1 of them to 0, 1 refused, 2 gencods that it does not have',
  ],
  [
    'quantities that are all as they shall be',
    stock({ linesOut: 9, sizes: 1200, zeros: 4 }),
    'rien à écrire dans la boutique (1 200 tailles)',
    'nothing to write into the shop (1,200 sizes)',
  ],
  ['a stock that a guard held back', stock({ linesOut: 9 }, 6), null, null],
])('%s', (_what, run, french, english) => {
  const figures = figuresOf(run);
  expect(figures && wordsIn('fr').status.figures(figures)).toBe(french);
  expect(figures && wordsIn('en').status.figures(figures)).toBe(english);
});
