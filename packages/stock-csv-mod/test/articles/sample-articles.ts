import { createHash } from 'node:crypto';
import { deflateSync, crc32 } from 'node:zlib';
import type {
  Article,
  ArticleMedium,
  ArticleVariation,
  MediaSource,
  MediumContent,
} from '@passerelle/stock-csv-mod/articles/article.ts';
import type { ArticlePart } from '@passerelle/stock-csv-mod/articles/article-rules.ts';

/** All that may be updated of a product that is there. */
export const everything: readonly ArticlePart[] = [
  ...(['name', 'texts', 'price', 'vat', 'manufacturer', 'category', 'weight', 'features'] as const),
  ...(['images', 'documents', 'variations', 'active'] as const),
];

/** A shoe in some sizes, 49.90 with tax. Gencods begin with `code`, seven digits. */
export function shoe(
  reference: string,
  code: string,
  sizes: readonly string[] = ['38', '39', '40'],
  more: Partial<Article> = {},
): Article {
  const variations = sizes.map((size, at): ArticleVariation => {
    const gencod = `${code}${String(at).padStart(6, '0')}`;
    return {
      ...{ gencod, reference: '', attributes: [{ group: 'Pointure', value: size }] },
      ...{ quantity: 2 + at, extraPrice: 0, line: at + 2 },
    };
  });
  return {
    key: `${reference} noir`,
    reference,
    name: `Bottine ${reference}`,
    supplier: 'Maison Essai',
    material: 'cuir',
    colour: 'noir',
    texts: {},
    categories: [['Femme', 'Bottines']],
    manufacturer: 'Maison Essai',
    weight: 850_000,
    isActive: null,
    vatRate: 2000,
    price: { amount: 49_900_000, tax: 'with' },
    features: [{ feature: 'Matière', value: 'Cuir' }],
    variations,
    images: [],
    documents: [],
    lines: variations.map(({ line }) => line),
    ...more,
  };
}

/** A file that lies nowhere: its content is made from its name. */
export function medium(name: string, gencod = ''): ArticleMedium {
  return { gencod, name, place: { kind: 'local', path: `/media/${name}` }, stamp: `1 ${name}` };
}

/** Images of 8 by 8 pixels, and documents; each name another content. */
export const madeUpMedia: MediaSource = {
  image: ({ name }) => Promise.resolve(contentOf(name, 'image/png', pictureOf(name))),
  document: ({ name }) =>
    Promise.resolve(contentOf(name, 'application/pdf', Buffer.from(`%PDF-1.4\n% ${name}\n%%EOF\n`))),
};

function contentOf(name: string, type: string, bytes: Buffer): MediumContent {
  return { name, type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A PNG of one colour, which depends on the name. */
export function pictureOf(name: string): Buffer {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(name).digest();
  const row = Buffer.from([0, ...Array.from({ length: 8 }, () => [red, green, blue]).flat()]);
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 2, 0, 0, 0]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: 8 }, () => row)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
