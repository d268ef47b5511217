import * as v from 'valibot';
import {
  articleColumnNames,
  articleGroupNames,
  articleParts,
  customerColumnNames,
  shipmentColumnNames,
  specificPriceColumnNames,
} from './column-names.ts';
import * as f from './fields.ts';

/** What happens to an order, written into the shop. */
export const writeBack = f.section({
  rules: f.list(
    f.section({
      when: f.event('shipped'),
      from: f.list(f.state(), [2, 3, 'Paiement accepté']),
      to: f.state(),
      mail: v.optional(f.mail(), false),
    }),
    [
      { when: 'collected', from: [2, 11], to: 3 },
      { when: 'shipped', from: [2, 3, 11], to: 4, mail: 'state' },
    ],
  ),
  shipments: v.optional(
    f.section({
      source: f.remotePath('expeditions.csv'),
      columns: v.optional(
        f.table(shipmentColumnNames, f.column(), { tracking: ['Suivi'], document: false }),
        {},
      ),
    }),
  ),
});

/** Articles as products of the shop. */
export const articles = f.section({
  source: v.optional(f.remotePath('articles.csv'), 'stock'),
  columns: v.optional(
    f.table(articleColumnNames, f.column(), { gencod: ['Gencod'], description: ['Descriptif'] }),
    {},
  ),
  features: v.optional(f.record(f.column(), { Matière: ['Matière'] }), {}),
  attributes: v.optional(f.attributes({ Pointure: ['Taille'] }), {
    Pointure: ['Pointure', 'Taille', 'Size'],
  }),
  group: v.optional(f.list(f.choice(...articleGroupNames), ['reference', 'colour']), ['reference', 'colour']),
  name: v.optional(f.articleName(), '{supplier} {material} {colour}'),
  create: v.optional(
    f.section({
      active: v.optional(f.flag(), true),
      category: v.optional(f.text(), 'Accueil'),
      taxRulesGroup: v.optional(f.text('FR Taux standard (20%)')),
    }),
  ),
  update: v.optional(f.list(f.choice(...articleParts), ['variations', 'price']), ['variations']),
  price: v.optional(
    f.section({
      from: v.optional(f.choice('ttc', 'ht'), 'ttc'),
      decimals: v.optional(f.whole(2, 6), 6),
    }),
    {},
  ),
  images: v.optional(
    f.section({
      folder: v.optional(f.localPath('images')),
      remote: v.optional(f.remoteFolder('photos')),
      pattern: v.optional(f.articleFiles(), '{reference}*.jpg'),
    }),
  ),
  documents: v.optional(
    f.section({
      folder: v.optional(f.localPath('documents')),
      remote: v.optional(f.remoteFolder('documents')),
      pattern: v.optional(f.articleFiles(), '{reference}*.pdf'),
    }),
  ),
  specificPrices: v.optional(
    f.section({
      source: f.remotePath('tarifs.csv'),
      columns: v.optional(f.table(specificPriceColumnNames, f.column(), { customer: ['E-mail'] }), {}),
      dateFormat: v.optional(f.dateFormat(), 'yyyy-MM-dd'),
    }),
  ),
  filters: v.optional(f.filters(), []),
  guard: v.optional(
    f.section({
      maxNew: v.optional(f.whole(0, 1_000_000), 200),
      maxChangedPercent: v.optional(f.whole(0, 100), 50),
    }),
    {},
  ),
});

/** Customers, from the back office into the shop, and from the shop to the back office. */
export const customers = f.section({
  toShop: v.optional(
    f.section({
      source: v.optional(f.remotePath(), 'clients.csv'),
      columns: v.optional(
        f.table(customerColumnNames, f.column(), { email: ['Courriel'], group: ['Tarif'] }),
        {},
      ),
      create: v.optional(f.flag(), true),
      groups: v.optional(f.flag(), true),
      addresses: v.optional(f.flag(), true),
      dormant: v.optional(
        f.section(
          { column: f.text('Sommeil'), is: f.list(f.text('O'), ['O']) },
          { column: 'Sommeil', is: ['O'] },
        ),
      ),
      deactivate: v.optional(f.flag(), false),
      filters: v.optional(f.filters(), []),
    }),
  ),
  fromShop: v.optional(
    f.section({
      prospects: v.optional(f.flag(), true),
      fileName: v.optional(f.xmlName(), 'clients_{date}_{time}_{batch}.xml'),
      layout: v.optional(f.localPath('clients.json')),
    }),
  ),
});
