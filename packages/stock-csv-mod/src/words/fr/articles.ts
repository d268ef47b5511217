import { visibleStart as cell } from '@passerelle/core/text/visible.ts';
import { formatsOf, pluralOf } from '@passerelle/core/words/formats.ts';
import type { ArticleNote } from '../../articles/article-fault.ts';
import type { SpecificPrice } from '../../articles/article.ts';
import type { Done } from '../../articles/fill-event.ts';
import type { Told } from '../../articles/product-step.ts';
import { shopMoment } from '../shop-moment.ts';
import { columnName } from './article-faults.ts';

const { count, amount, decimal } = formatsOf('fr');
const plural = pluralOf('fr');
const articlesCount = (some: number) => plural(some, 'article', 'articles');

/** Parties d'un produit, telles que articles.update les nomme. */
const parts: Readonly<Record<string, string>> = {
  name: 'nom',
  texts: 'textes',
  price: 'prix',
  vat: 'taxe',
  manufacturer: 'fabricant',
  category: 'catégorie',
  weight: 'poids',
  features: 'caractéristiques',
  active: 'en vente',
  gencod: 'gencod',
};

const told = (value: Told) => {
  if (value === '') return 'rien';
  if (typeof value === 'string') return cell(value);
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  return 'cents' in value ? amount(value.cents) : `${decimal(value.kilograms / 1_000_000)} kg`;
};

const note = (found: ArticleNote) => {
  const { line } = found;
  switch (found.kind) {
    case 'article-note/cleaned':
      return `ligne ${line} : ${columnName(found.column)}, « ${cell(found.from)} » devient « ${cell(found.to)} »`;
    case 'article-note/cut':
      return `ligne ${line} : ${columnName(found.column)}, ${found.length} caractères ramenés à ${found.most}`;
    case 'article-note/unsafe-html':
      return `ligne ${line} : ${columnName(found.column)} laissée de côté, car elle contient un script, un formulaire ou un cadre, que la boutique refuse`;
    case 'article-note/check-digit':
      return `ligne ${line} : la clé de contrôle du gencod ${cell(found.gencod)} est fausse`;
  }
};

const money = (millionths: number) => amount(Math.round(millionths / 10_000));
const taxed = { with: 'TTC', without: 'HT' };

const specific = ({ price }: SpecificPrice) => {
  switch (price.kind) {
    case 'price':
      return `prix ${money(price.price.amount)} ${taxed[price.price.tax]}`;
    case 'fraction':
      return `remise ${decimal(price.reduction / 10_000)} %`;
    case 'amount':
      return `remise ${money(price.reduction.amount)} ${taxed[price.reduction.tax]}`;
  }
};

/** Ce que « stock-csv-mod articles » écrit dans la boutique. */
export const articles = {
  command:
    "écrit dans la boutique les articles du logiciel de gestion : nouveaux produits avec leurs tailles, textes, prix, images et documents, et ce qui a changé d'eux",
  examples: [
    '  stock-csv-mod articles                    un passage (ce que lance le planificateur)',
    '  stock-csv-mod articles --dry-run          montre ce qui serait écrit, produit par produit',
    '  stock-csv-mod articles --only SOFIA       cet article seul, par sa référence ou un gencod',
    '  stock-csv-mod articles --limit 5          cinq articles au plus, pour essayer',
    '  stock-csv-mod articles nouveautes.csv     un fichier de cet ordinateur, au lieu de celui du serveur',
  ].join('\n'),
  only: 'cet article seul, par sa référence ou un gencod ; peut être répété',
  file: "un CSV d'articles de cet ordinateur, au lieu de celui du serveur",
  force: 'écrit malgré un garde-fou (articles.guard)',
  read: ({
    file,
    rows,
    left,
    articles: some,
  }: {
    file: string;
    rows: number;
    left: number;
    articles: number;
  }) =>
    `Lu : ${file}, ${plural(rows, 'ligne', 'lignes')}${left === 0 ? '' : ` (${plural(left, 'écartée', 'écartées')})`}, ${articlesCount(some)}.`,
  noteOf: ({ article, note: found }: { article: string; note: ArticleNote }) =>
    `${article} : ${note(found)}.`,
  refused: ({ article, why }: { article: string; why: string }) => `${article} : refusé, ${why}`,
  rejectKept: ({ file }: { file: string }) => `Ses lignes sont dans ${file}.`,
  rejectNotKept: ({ file, reason }: { file: string; reason: string }) =>
    `${file} n'a pas pu être écrit : ${reason}.`,
  onlyUnknown: ({ names }: { names: readonly string[] }) =>
    `Absent du fichier : ${names.map((name) => cell(name)).join(', ')}.`,
  planned: (found: { shop: string; made: number; changed: number; same: number; refused: number }) =>
    `${found.shop} : ${plural(found.made, 'nouveau produit', 'nouveaux produits')}, ${plural(found.changed, 'produit à changer', 'produits à changer')}, ${count(found.same)} déjà ${found.same > 1 ? 'justes' : 'juste'}${found.refused === 0 ? '' : `, ${plural(found.refused, 'refusé', 'refusés')}`}.`,
  forced: ({ refusal }: { refusal: string }) => `Écrit malgré un garde-fou (--force) : ${refusal}`,
  progress: ({ done, of }: { done: number; of: number }) => `Articles : ${count(done)} sur ${count(of)}…`,
  about: ({ reference, name }: { reference: string; name: string }) =>
    reference === '' ? cell(name) : `${cell(reference)} « ${cell(name)} »`,
  nothing: 'rien',
  what: (done: Done) =>
    [
      done.isMade ? 'nouveau produit' : '',
      done.variations.length === 0
        ? ''
        : `${done.variations.length > 1 ? 'tailles' : 'taille'} ${cell(done.variations.join(' '), 120)}`,
      done.images === 0 ? '' : plural(done.images, 'image', 'images'),
      done.documents === 0 ? '' : plural(done.documents, 'document', 'documents'),
      ...done.changes.map(({ part, before, after, ...change }) => {
        const label = 'label' in change ? ` (${cell(change.label)})` : '';
        return `${parts[part] ?? part}${label} : ${told(before)} → ${told(after)}`;
      }),
      done.quantities === 0 || done.isMade ? '' : plural(done.quantities, 'quantité', 'quantités'),
      done.isShown ? 'mis en vente' : '',
    ]
      .filter((piece) => piece !== '')
      .join(', '),
  /** Une ligne de la liste d'un nouveau produit. */
  size: (size: { label: string; gencod: string; pieces: number | null; price: string }) =>
    [
      `    ${size.label === '' ? 'sans taille' : cell(size.label)}`,
      size.gencod || 'sans gencod',
      size.price,
      size.pieces === null ? '' : plural(size.pieces, 'pièce', 'pièces'),
    ]
      .filter((piece) => piece !== '')
      .join('  '),
  price: ({ amount, tax }: { amount: string; tax: 'with' | 'without' }) =>
    `${amount} ${tax === 'with' ? 'TTC' : 'HT'}`,
  partly: ({ article, why }: { article: string; why: string }) => `${article} : ${why}`,
  pricesRead: ({ file, rows }: { file: string; rows: number }) =>
    `Lu : ${file}, ${plural(rows, 'prix particulier', 'prix particuliers')}.`,
  priceAbout: (row: SpecificPrice | null) =>
    row === null ? 'Prix particulier' : `Prix particulier de ${cell(row.gencod || row.reference)}`,
  priceWhat: (row: SpecificPrice) =>
    [
      specific(row),
      row.customer === '' ? '' : `client ${cell(row.customer)}`,
      row.group === '' ? '' : `groupe ${cell(row.group)}`,
      row.fromQuantity > 1 ? `à partir de ${count(row.fromQuantity)}` : '',
      row.from === '' ? '' : `du ${shopMoment(row.from)}`,
      row.to === '' ? '' : `au ${shopMoment(row.to)}`,
    ]
      .filter((piece) => piece !== '')
      .join(', '),
  priceRemoved: "retiré, car il n'est plus dans le fichier",
  pricesKept: ({ count: some }: { count: number }) =>
    `${plural(some, "prix particulier n'est plus dans le fichier et reste", 'prix particuliers ne sont plus dans le fichier et restent')} dans la boutique : une ligne refusée est peut-être ${some === 1 ? 'la sienne' : 'la leur'}. Corrigez-la, et le passage suivant retire ce qui doit l'être.`,
  /** Une ligne de « check ». */
  folderRead: (found: { key: 'images' | 'documents'; folder: string; isOnServer: boolean; files: number }) =>
    `Dossier ${found.key === 'images' ? 'des images' : 'des documents'} « ${cell(found.folder, 200)} »${found.isOnServer ? ' du serveur FTP' : ''} : ${plural(found.files, 'fichier', 'fichiers')}`,
  allSame: 'Rien à écrire : la boutique a déjà tout.',
  done: (found: { made: number; changed: number; images: number; refused: number; waiting: number }) =>
    `Écrit : ${[
      [
        plural(found.made, 'nouveau produit', 'nouveaux produits'),
        plural(found.changed, 'produit changé', 'produits changés'),
        plural(found.images, 'image', 'images'),
      ].join(', '),
      ...(found.refused === 0 ? [] : [plural(found.refused, 'refusé', 'refusés')]),
      ...(found.waiting === 0
        ? []
        : [plural(found.waiting, 'attend le prochain passage', 'attendent le prochain passage')]),
    ].join(' ; ')}.`,
};
