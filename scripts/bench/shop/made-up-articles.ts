import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { Article, MediumContent } from '@passerelle/stock-csv-mod/articles/article.ts';

const sizes = ['36', '37', '38', '39', '40', '41'];

/** Shoes of six sizes with one image each. */
export function madeUpArticles(count: number): Article[] {
  return Array.from({ length: count }, (_, at) => articleAt(at));
}

function articleAt(at: number): Article {
  const reference = `MOD-${at}`;
  const variations = sizes.map((value, size) => ({
    ...{ gencod: String(3_000_000_000_000 + at * 10 + size), reference: '', quantity: 1 + size },
    ...{ attributes: [{ group: 'Pointure', value }], extraPrice: 0, line: at * 6 + size + 2 },
  }));
  return {
    ...{
      key: reference,
      reference,
      name: `Bottine ${at}`,
      supplier: 'Maison',
      material: 'cuir',
      colour: 'noir',
    },
    ...{ texts: { description: '<p>Une bottine.</p>' }, categories: [['Femme', 'Bottines']] },
    ...{ manufacturer: 'Maison', weight: 850_000, isActive: null, vatRate: 2000, documents: [], lines: [] },
    price: { amount: 49_900_000 + at * 10_000, tax: 'with' },
    features: [{ feature: 'Matière', value: 'Cuir' }],
    variations,
    images: [
      { gencod: '', name: `${reference}.png`, place: { kind: 'local', path: reference }, stamp: reference },
    ],
  };
}

/** A picture of 400 by 400 pixels, another for each name. */
export function pictureFor(name: string): MediumContent {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(name).digest();
  const row = Buffer.from([0, ...Array.from({ length: 400 }, () => [red, green, blue]).flat()]);
  const head = Buffer.from([0, 0, 1, 144, 0, 0, 1, 144, 8, 2, 0, 0, 0]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: 400 }, () => row)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  const bytes = Buffer.concat([
    signature,
    part('IHDR', head),
    part('IDAT', rows),
    part('IEND', Buffer.alloc(0)),
  ]);
  return { name, type: 'image/png', bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function part(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
