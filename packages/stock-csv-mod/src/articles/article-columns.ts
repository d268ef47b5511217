import { articleColumnNames, type ArticleColumn } from '@passerelle/core/config/column-names.ts';
import type { Config } from '@passerelle/core/config/schema.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import {
  knowsHeading,
  positionsOf,
  type ColumnPlace,
  type KnownHeadings,
} from '@passerelle/core/files/named-columns.ts';
import type { ArticlesFileFault } from './article-fault.ts';

/** Headings that tills, back offices and shops write, the surest first. */
const knownHeadings: KnownHeadings<ArticleColumn> = {
  store: ['Code magasin', 'Magasin', 'Dépôt', 'Store'],
  reference: ['Référence', 'Reference', 'Reference code', 'Product reference', 'Modèle', 'Model'],
  gencod: [
    'Gencod',
    'EAN13',
    'EAN 13',
    'EAN',
    'Code barre',
    'Code barres',
    'Code-barres EAN-13 ou JAN',
    'Barcode',
  ],
  variationReference: [
    'Référence déclinaison',
    'Référence de la déclinaison',
    'Variation reference',
    'Combination reference',
    'SKU',
  ],
  name: ['Nom du produit', 'Nom', 'Désignation', 'Libellé', 'Product name', 'Name', 'Article'],
  supplier: ['Fournisseur', 'Supplier', 'Marque', 'Brand'],
  material: ['Matière', 'Material'],
  colour: ['Couleur', 'Coloris', 'Colour', 'Color'],
  size: ['Pointure', 'Taille', 'Size'],
  qty: ['Quantité', 'Qté', 'Quantity', 'Stock'],
  priceTtc: [
    'Prix TTC',
    'PVTTC',
    'PV TTC',
    'Prix de vente TTC',
    'Price tax included',
    'Price with tax',
    'Prix de vente',
    'Prix',
    'Price',
  ],
  priceHt: ['Prix HT', 'PVHT', 'PV HT', 'Prix de vente HT', 'Price tax excluded', 'Price without tax'],
  vatRate: ['Taux de TVA', 'Taux TVA', 'TVA', 'VAT rate', 'Tax rate', 'VAT'],
  description: ['Description', 'Description longue', 'Descriptif', 'Long description'],
  shortDescription: ['Description courte', 'Résumé', 'Récapitulatif', 'Short description', 'Summary'],
  metaTitle: ['Méta titre', 'Balise titre', 'Titre SEO', 'Meta title'],
  metaDescription: ['Méta description', 'Description SEO', 'Meta description'],
  category: ['Catégorie', 'Catégories', 'Rayon', 'Category', 'Categories'],
  manufacturer: ['Fabricant', 'Marque', 'Manufacturer', 'Brand'],
  weight: ['Poids', 'Poids kg', 'Weight', 'Weight kg'],
  active: ['Actif', 'En ligne', 'Active', 'Enabled'],
  images: ['Images', 'Image', 'Photos', 'Photo', 'URL image', 'URL images', 'Image URL', 'Image URLs'],
  documents: ['Documents', 'Document', 'Pièces jointes', 'Attachments', 'Attachment'],
};

/** What an article is known by and what it costs is not taken from one of two columns. */
const mustBeOne: ReadonlySet<ArticleColumn> = new Set([
  'reference',
  'gencod',
  'size',
  'qty',
  'priceTtc',
  'priceHt',
  'vatRate',
]);

/** What the configuration says of the columns of articles. */
export type ColumnSettings = Pick<
  NonNullable<Config['articles']>,
  'columns' | 'attributes' | 'features' | 'group'
> & { taxed: 'ttc' | 'ht' };

/** Positions from 0. */
export interface ArticleColumns {
  /** null: the file has no such column. */
  at: Readonly<Record<ArticleColumn, number | null>>;
  attributes: readonly NamedColumn[];
  features: readonly NamedColumn[];
  /** What makes several lines one product; at least one. */
  group: readonly number[];
  /** The price that counts. */
  price: number | null;
}

export interface NamedColumn {
  /** What the shop calls it. */
  name: string;
  index: number;
}

/** The columns under these headings. Throws a Failure (4) that names what is missing or there twice. */
export function findArticleColumns(
  file: string,
  headings: readonly string[],
  settings: ColumnSettings,
): ArticleColumns {
  const first = (column: ArticleColumn): number | null => {
    const [one, ...others] = positionsOf(column, headings, knownHeadings, settings.columns);
    if (others.length > 0 && mustBeOne.has(column))
      throw refusal({
        kind: 'articles/repeated-heading',
        file,
        heading: headings[one ?? 0] ?? '',
        key: column,
      });
    return one ?? null;
  };
  const at = Object.fromEntries(articleColumnNames.map((column) => [column, first(column)])) as Record<
    ArticleColumn,
    number | null
  >;
  const missing = (...keys: string[]) =>
    refusal({ kind: 'articles/missing-columns', file, missing: keys, headings });
  if (at.gencod === null && at.reference === null) throw missing('gencod', 'reference');
  const [counts, other] =
    settings.taxed === 'ttc' ? (['priceTtc', 'priceHt'] as const) : (['priceHt', 'priceTtc'] as const);
  if (at[counts] === null && at[other] !== null) throw missing(counts);
  const group = settings.group.flatMap((column) => at[column] ?? []);
  if (group.length === 0) throw missing(...settings.group);
  const named = (section: 'attributes' | 'features') =>
    namedColumns(file, headings, settings[section], section, at);
  return { at, attributes: named('attributes'), features: named('features'), group, price: at[counts] };
}

function namedColumns(
  file: string,
  headings: readonly string[],
  places: Readonly<Record<string, ColumnPlace>>,
  section: 'attributes' | 'features',
  at: ArticleColumns['at'],
): NamedColumn[] {
  const names = Object.keys(places);
  const isTheOnlyOne = section === 'attributes' && names.length === 1;
  return names.flatMap((name) => {
    if (places[name] === false) return [];
    const [found] = positionsOf(name, headings, { [name]: [] }, places);
    const index = found ?? (isTheOnlyOne ? at.size : null);
    if (index === null) throw refusal({ kind: 'articles/no-such-column', file, section, name, headings });
    return [{ name, index }];
  });
}

/** Whether a heading is one that we look for: that shows which delimiter a file has. */
export function knowsArticleHeading(settings: ColumnSettings): (heading: string) => boolean {
  const isKnown = knowsHeading(knownHeadings, settings.columns);
  const isAttribute = knowsHeading({}, settings.attributes);
  const isFeature = knowsHeading({}, settings.features);
  return (heading) => isKnown(heading) || isAttribute(heading) || isFeature(heading);
}

function refusal(fault: ArticlesFileFault): Failure {
  return new Failure(ExitCode.Input, fault);
}
