import type { GivenLevel } from '@passerelle/core/ledger/shop-levels.ts';
import type { ShelfSale } from '@passerelle/core/ledger/shelf-sales.ts';
import { visibleStart } from '@passerelle/core/text/visible.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { StoryLine } from '../../stock/story-line.ts';

const { moment } = formatsOf('fr');
const plural = pluralOf('fr');
const pieces = (count: number) => plural(count, 'pièce', 'pièces');

/** Gencod, reference and size, as far as there are. */
const called = (article: { gencod: string; reference: string; size?: string }) =>
  visibleStart(
    [article.gencod, article.reference, article.size ?? ''].filter((part) => part !== '').join(' '),
    120,
  );

interface InShop {
  gencod: string;
  reference: string;
  pieces: number | null;
  after: number | null;
}

/** What `explain` says of an article. */
export const explain = {
  command:
    "ce que ProShop dit d'un article, ce qui en est ôté et par quelle commande, ce que la boutique reçoit, et a reçu avant",
  examples: '  stock-csv-mod explain 3610000070018\n  stock-csv-mod explain SOFIA-NOIR',
  source: ({ source, at }: { source: string; at: Date }) =>
    `${source}, écrit le ${moment(at)} (heure du serveur) :`,
  notInFile: "ProShop n'a pas cet article.",
  line: ({ row, said, fate, ...article }: StoryLine) => {
    const fates = {
      given: '',
      filtered: ' ; écarté par « stock.filters »',
      unusable: " ; d'un autre magasin, ou illisible",
    };
    return `ligne ${row}, ${called(article)} : ${said === null ? 'quantité illisible' : pieces(said)} dans ProShop${fates[fate]}.`;
  },
  sale: ({ order, qty, isFirstCycle }: { order: string; qty: number; isFirstCycle: boolean }) =>
    `ôté par la commande ${order} : ${pieces(qty)}, que ProShop ne pouvait pas encore connaître${isFirstCycle ? '' : " (déjà au passage d'avant)"}.`,
  given: ({ said, change, ...article }: StoryLine) => {
    if (change?.decision === 'removed')
      return `Pour la boutique : ${called(article)}, rien : la ligne est retirée.`;
    return `Pour la boutique : ${called(article)}, ${pieces(change?.after ?? said ?? 0)}.`;
  },
  /** `pieces` null: nobody can write its quantity. `after` null: there is nothing to write. */
  inShop: ({ pieces: now, after, ...article }: InShop) => {
    const name = called(article);
    if (now === null) return `Dans la boutique : ${name}, sans quantité qui puisse être écrite.`;
    const next = after === null ? 'rien à y écrire' : `le prochain passage y écrit ${after}`;
    return `Dans la boutique : ${name}, ${pieces(now)} ; ${next}.`;
  },
  lastRun: ({ at, isWell }: { at: Date; isWell: boolean }) =>
    `Le dernier passage est du ${moment(at)}${isWell ? '' : " ; il n'a pas bien fini"}.`,
  past: ({ order, pieces: count, firstAt, lastAt, ...article }: ShelfSale & { order: string }) =>
    `${moment(firstAt)}  ${called(article)} : ${plural(count, 'pièce ôtée', 'pièces ôtées')} des quantités de la boutique par la commande ${visibleStart(order)}${lastAt > firstAt ? `, jusqu'au passage du ${moment(lastAt)}` : ''}.`,
  written: ({ at, before, after, ...article }: GivenLevel & { at: Date }) =>
    `${moment(at)}  ${called(article)} : la boutique reçoit ${pieces(after)} ; elle en avait ${before}.`,
  filesNotKept: "Ce que les fichiers des passages précédents disaient de cet article n'est pas gardé.",
  unknown: ({ name, file }: { name: string; file: string }) => ({
    message: `${name} n'est ni dans ${file} ni dans la boutique.`,
    hint: 'Donnez le gencod, ou la référence entière.',
  }),
};
