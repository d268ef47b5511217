import type { OrdersWords } from '../words/words.ts';
import { fields as allFields, mainListOf, type MainList } from '../layout/fields.ts';
import { builtInCustomersLayout, builtInLayout } from '../layout/load-layout.ts';
import { formats } from '../layout/formats.ts';

/** The built-in layout as a file to be copied and changed, explained in comments. `readLayout` reads it back. */
export function printLayout(words: OrdersWords, main: MainList = 'sales'): string {
  const { fields } = words.layout;
  const printed = { ...words.layout.printed, ...(main === 'accounts' ? words.layout.printedCustomers : {}) };
  const layout = main === 'accounts' ? builtInCustomersLayout : builtInLayout;
  const comments = [
    printed.title,
    ...printed.usage,
    ...section(printed.notationTitle, printed.notation),
    ...section(
      printed.fieldsTitle,
      inColumns(
        Object.entries(fields)
          .filter(([name]) => isAbout(name, main))
          .map(([name, says]) => [`{${name}}`, says]),
      ),
    ),
    ...section(printed.formatsTitle, inColumns(describeFormats(words))),
  ];
  const lines = comments.map((line) => `// ${line}`.trimEnd());
  return `${lines.join('\n')}\n${JSON.stringify(layout, null, 2)}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  return ['', title, ...lines.map((line) => `  ${line}`)];
}

function describeFormats(words: OrdersWords): [string, string][] {
  const says: Readonly<Record<string, string>> = words.layout.formats;
  return [...formats].map(([name, { example }]) => [`|${example}`, says[name] ?? '']);
}

function inColumns(rows: readonly [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${left.padEnd(width)}  ${right}`);
}

function isAbout(name: string, main: MainList): boolean {
  const inside = allFields.get(name)?.inside ?? null;
  return inside === null || mainListOf(inside) === main;
}
