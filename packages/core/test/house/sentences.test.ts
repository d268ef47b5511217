import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packages = join(import.meta.dirname, '../../..');

/** The tables of sentences of all programs, by file. */
const tables = ['core', 'orders-to-xml', 'stock-csv-mod'].flatMap((name) => {
  const folder = join(packages, name, 'src/words');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file): [string, string] => [
      join(name, file).replaceAll('\\', '/'),
      readFileSync(join(folder, file), 'utf8'),
    ]);
});

/** What a table has that no person should read, and how it is said in its place. */
const unread: readonly [what: string, where: RegExp, pattern: RegExp][] = [
  ['a plural left to the reader: pluralOf says "1 line", "2 lines"', /./, /(?<!http)\((e?s|es)\)/],
  ['a date as programs keep it: shopTime', /\/(fr|en)\//, /replace\('T', ' '\)/],
  ['a number as another language writes it: count', /./, /toLocaleString/],
  ['a curly apostrophe or quotation mark beside straight ones', /\/(fr|en)\//, /[’“”]/],
  ["« de ArchiveExport » : d'ArchiveExport", /\/fr\//, /\bde ArchiveExport/],
  ['« courriel » : e-mail', /\/fr\//, /courriel|adresse électronique/],
  ['« intitulé » : titre', /\/fr\//, /intitulé/],
  ['« service web » : webservice', /\/fr\//, /(?<!Activer le )service web/],
  ['« pointure » : taille', /\/fr\//, /(?<!\()[Pp]ointure/],
];

test.each(unread)('no sentence has %s', (_, where, pattern) => {
  const found = tables.filter(([file, text]) => where.test(file) && pattern.test(text));
  expect(found.map(([file]) => file)).toEqual([]);
});
