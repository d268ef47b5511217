import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { Rehearsal } from '../../../shop/rehearsal.ts';
import { shownProducts } from '../../../web-shop/catalogue-page.ts';
import { newShop } from '../../../web-shop/sample-shop.ts';
import type { ShopState } from '../../../web-shop/shop-state.ts';
import type { WebShop, WebShopOptions } from '../../../web-shop/web-shop.ts';
import { fastFolder } from '../../fast-folder.ts';
import { faultyShop, watched, type FaultyServer } from '../faulty-server.ts';
import { differences, madeOnce } from '../golden.ts';
import { shopFaultKinds } from '../http-fault-kinds.ts';
import type { HttpJob, JobScene } from '../job-scene.ts';
import { PlayedProgram } from '../played-program.ts';

interface Case {
  name: string;
  shop?: WebShopOptions;
}

/** Two shoes in sizes with images and a document, made in an empty shop; the second needs what the first made. */
const cases: readonly Case[] = [
  { name: 'articles, an empty shop is filled' },
  { name: 'articles, PrestaShop 1.7 (PUT)', shop: { version: '1.7.8' } },
];

const file = [
  'Gencod;Modèle;Fournisseur;Matière;Couleur;Taille;Prix TTC;Quantité;Catégorie;Fabricant;Description',
  '3700000010036;SOFIA;Vidal;Cuir;Noir;38;89,90;2;Femme > Bottines;Vidal;<p>Une bottine</p>',
  '3700000010043;SOFIA;Vidal;Cuir;Noir;39;89,90;1;Femme > Bottines;Vidal;<p>Une bottine</p>',
  '3700000020035;LUNA;Tarn;Daim;Camel;38;119,00;3;Femme > Bottines;Tarn;',
  '',
].join('\n');

export const articleJobs: readonly HttpJob[] = cases.map((one) => ({
  name: one.name,
  program: 'stock-csv-mod',
  kinds: shopFaultKinds,
  decentEnds: [0, 2, 3, 5],
  begin: () => ArticlesScene.begin(one),
}));

/** What a customer sees, and how many rows there are of everything: a copy of anything shows here. */
interface Catalogue {
  cards: readonly string[];
  rows: Readonly<Record<string, number>>;
}

const tables = [
  'products',
  'combinations',
  'product_options',
  'product_option_values',
  'product_features',
  'product_feature_values',
  'manufacturers',
  'categories',
  'attachments',
  'stock_availables',
];

class ArticlesScene implements JobScene {
  readonly program: PlayedProgram;
  readonly servers: readonly FaultyServer[];
  readonly #shop: WebShop;
  readonly #rehearsal: Rehearsal;
  readonly #gold: Catalogue | null;
  #halfMade = '';

  private constructor(shop: WebShop, rehearsal: Rehearsal, gold: Catalogue | null) {
    this.#shop = shop;
    this.#rehearsal = rehearsal;
    this.#gold = gold;
    this.program = new PlayedProgram(rehearsal, 'stock-csv-mod', ['articles']);
    this.servers = [watched(faultyShop(shop), () => this.#look())];
  }

  static async begin(one: Case): Promise<ArticlesScene> {
    return ArticlesScene.open(one, await goldOf(one));
  }

  static async open({ shop: options }: Case, gold: Catalogue | null): Promise<ArticlesScene> {
    const shop = await newShop(options).open();
    const rehearsal = await Rehearsal.begin({
      parent: fastFolder(),
      config: {
        shop: { url: shop.url, key: shop.key, timeoutSeconds: 1, attempts: 2 },
        articles: {
          ...{ source: 'articles.csv', group: ['reference'], features: { Matière: ['Matière'] } },
          create: { taxRulesGroup: 'FR Taux standard (20%)' },
          images: { folder: 'images', pattern: '{reference}*.png' },
          documents: { folder: 'documents', pattern: '{reference}*.pdf' },
        },
      },
    });
    rehearsal.put('articles.csv', file);
    const put = (folder: string, name: string, bytes: Buffer): void => {
      mkdirSync(join(rehearsal.workDir, folder), { recursive: true });
      writeFileSync(join(rehearsal.workDir, folder, name), bytes);
    };
    put('images', 'SOFIA-1.png', picture(40));
    put('images', 'SOFIA-2.png', picture(80));
    put('images', 'LUNA.png', picture(120));
    put('documents', 'SOFIA.pdf', Buffer.from('%PDF-1.4\n%%EOF\n'));
    return new ArticlesScene(shop, rehearsal, gold);
  }

  writes(): number {
    return this.#shop.state.writes.length;
  }

  problems(): string[] {
    const now = this.catalogue();
    const gold = this.#gold ?? now;
    const rows = tables.filter((name) => now.rows[name] !== gold.rows[name]);
    return [
      ...rows.map((name) => `${now.rows[name]} ${name} in place of ${gold.rows[name]}`),
      ...differences(now.cards, gold.cards, 'shown'),
      ...(this.#halfMade === '' ? [] : [`seen half-made: ${this.#halfMade}`]),
    ];
  }

  catalogue(): Catalogue {
    const { state } = this.#shop;
    const rows = tables.map((name) => [name, state.data.table(name).rows.size]);
    return { cards: cardsOf(state), rows: Object.fromEntries(rows) as Record<string, number> };
  }

  /** As a customer, at this moment. */
  #look(): void {
    const wrong = cardsOf(this.#shop.state).find((card) => !(this.#gold?.cards.includes(card) ?? true));
    if (wrong !== undefined && this.#halfMade === '') this.#halfMade = wrong;
  }

  async end(): Promise<void> {
    await this.#rehearsal.end();
    await this.#shop.close();
  }
}

const goldOf = madeOnce(async (one: Case) => {
  const scene = await ArticlesScene.open(one, null);
  try {
    const { exitCode, said } = await scene.program.run();
    const catalogue = scene.catalogue();
    if (exitCode !== 0 || catalogue.cards.length !== 2) throw new Error(`no golden catalogue: ${said}`);
    return catalogue;
  } finally {
    await scene.end();
  }
});

function cardsOf(state: ShopState): string[] {
  return shownProducts(state).map((card) => JSON.stringify(card));
}

/** A PNG of 8 by 8 pixels of one grey. */
function picture(grey: number): Buffer {
  const row = Buffer.from([0, ...Array.from({ length: 24 }, () => grey)]);
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: 8 }, () => row)));
  const parts = [part('IHDR', head), part('IDAT', rows), part('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

function part(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
