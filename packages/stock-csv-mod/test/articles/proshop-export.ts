import type { Article } from '../../src/articles/article.ts';
import {
  readArticles,
  type ArticlesReading,
  type ArticlesSettings,
} from '../../src/articles/read-articles.ts';

const settings: ArticlesSettings = {
  delimiter: 'auto',
  encoding: 'auto',
  columns: {},
  attributes: { Pointure: ['Taille'] },
  features: {},
  group: ['reference', 'colour'],
  name: '{supplier} {material} {colour}',
  taxed: 'ttc',
  stores: [],
  filters: [],
  now: new Date(2026, 10, 28),
};

/** Reads a file as the articles job does, by the settings of ProShop's export. */
export function read(text: string | Buffer, changes: Partial<ArticlesSettings> = {}): ArticlesReading {
  return readArticles('ExportCSV.csv', Buffer.from(text), { ...settings, ...changes });
}

/** The heading of ProShop's export; `lines` puts rows under it. */
export const heading = 'Gencod;Modèle;Fournisseur;Matière;Couleur;Taille;Prix TTC;Quantité';
export const lines = (...rows: string[]) => `${[heading, ...rows].join('\r\n')}\r\n`;

/** The only article of a file that refuses none. */
export function one(text: string, changes?: Partial<ArticlesSettings>): Article {
  const { articles, refused } = read(text, changes);
  expect(refused).toEqual([]);
  expect(articles).toHaveLength(1);
  const [first] = articles;
  if (!first) throw new Error('there is one');
  return first.article;
}

export const sofia38 = '3612345678904;SOFIA;Lumberjack;Cuir;Noir;38;89,90;2';
export const sofia39 = '3612345678911;SOFIA;Lumberjack;Cuir;Noir;39;89,90;0';
