import { visibleStart } from '@passerelle/core/text/visible.ts';
import type { Sayings } from '@passerelle/core/words/say-fault.ts';
import type { Saying } from '@passerelle/core/words/saying.ts';
import { sayCause } from './say-correction.ts';
import { canForce } from '../stock/guards.ts';
import type { GuardFiles, GuardRefusal, StockFault } from '../stock/stock-fault.ts';
import type { StockSections } from './words.ts';

/** One line for each fault of this program. */
export const stockSayings: Sayings<StockFault, StockSections> = {
  'stock/heading-only': ({ file }, { stock }) => stock.refused.headingOnly(file),
  'stock/missing-columns': ({ file, missing, headings }, { stock }) =>
    stock.refused.missingColumns(file, missing, listHeadings(headings)),
  'stock/repeated-headings': ({ file, repeated }, { stock }) =>
    stock.refused.repeatedHeadings(file, listHeadings(repeated)),
  'stock/no-store-column': ({ file, stores, headings }, { stock }) =>
    stock.refused.noStoreColumn(file, stores.join(', '), listHeadings(headings)),
  'stock/no-line-of-stores': ({ file, stores }, { stock }) => stock.refused.noLineOf(file, stores.join(', ')),
  'stock/unreadable-lines': ({ file, unreadable, lines, first }, words) =>
    words.stock.refused.unreadable(file, { unreadable, lines, first: sayCause(first, words) }),
  'stock/gift-card-unnamed': ({ card, headings }, { stock }) =>
    stock.giftCard.unnamed(card, listHeadings(headings)),
  'stock/gift-card-no-heading': ({ card, heading, headings }, { stock }) =>
    stock.giftCard.noSuchHeading(card, heading, listHeadings(headings)),
  'stock/gift-card-character': ({ card, character }, { stock }) =>
    stock.giftCard.unknownCharacter(card, character),
  'stock/never-quiet': (fault, { stock }) => stock.levels.neverQuiet(fault),
  'stock/size-set-aside': ({ article, why }, { stock }) => stock.levels.setAside[why](visibleStart(article)),
  'stock/level-refused': ({ article, why, said }, { stock: { levels } }) => ({
    message:
      why === 'gone'
        ? levels.gone(visibleStart(article))
        : levels.refused(visibleStart(article), visibleStart(said, 200)),
    hint: '',
  }),
  'stock/unknown-article': ({ name, file }, { stock }) =>
    stock.explain.unknown({ name: visibleStart(name), file }),
  'stock/file-is-whole': ({ options }, { stock }) => stock.levels.fileIsWhole(options.join(', ')),
  'stock/guarded': ({ refusals, files }, words) => {
    const sayings = refusals.map((refusal) => sayRefusal(refusal, files, words));
    return {
      message: sayings.map(({ message }) => message).join(' '),
      hint: [...new Set(sayings.map(({ hint }) => hint))].join(' '),
    };
  },
};

/** Headings come from a file, and may be anything. */
function listHeadings(headings: readonly string[]): string {
  return visibleStart(headings.map((heading) => visibleStart(heading)).join(', '), 600);
}

export function sayRefusal(
  refusal: GuardRefusal,
  files: GuardFiles,
  { stock }: Pick<StockSections, 'stock'>,
): Saying {
  const say = stock.guard;
  switch (refusal.rule) {
    case 'nothing-left':
      return say.nothingLeft(files, refusal.lines);
    case 'stock-age':
      return say.stockAge(files, Math.ceil(refusal.minutes), refusal.limit);
    case 'orders-age':
      return say.ordersAge(files, Math.ceil(refusal.minutes), refusal.limit);
    case 'min-rows':
      return say.minRows(files, refusal.lines, refusal.limit);
    case 'gift-card':
      return say.giftCard(files, refusal.names.join(', '));
    case 'gencods':
      return say.gencods(files, {
        ...refusal,
        example: visibleStart(refusal.example),
        canForce: canForce(refusal),
      });
    case 'spoilt-gencods':
      return say.spoiltGencods(files, { ...refusal, example: visibleStart(refusal.example) });
    case 'on-sale-drop':
      return say.onSaleDrop(files, {
        ...refusal,
        percent: Math.ceil(refusal.percent),
        canForce: canForce(refusal),
      });
    case 'lines-drop':
    case 'pairs-drop':
      return say.drop(files, { ...refusal, percent: Math.ceil(refusal.percent) });
  }
}
