import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

const width = 96;
const margin = '       ';

/** The story as it is printed: a heading with its time, then paragraphs, lists and tables, set in by one margin. */
export class Page {
  readonly #out: NodeJS.WriteStream;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  title(text: string): void {
    this.#write(`${this.#paint('bold', text)}\n${'═'.repeat(width)}\n`);
  }

  /** `09:57  orders-to-xml`: who acts now. */
  step(time: string, who: string): void {
    this.#write(`\n${this.#paint(['bold', 'cyan'], `${time}  ${who}`)}\n`);
  }

  say(text: string, style: Style = 'reset'): void {
    for (const line of wrap(text, width - margin.length))
      this.#write(`${margin}${this.#paint(style, line)}\n`);
  }

  /** A short name, and what is to be said of it, in a column of its own. */
  item(name: string, text: string, style: Style = 'reset'): void {
    const column = 10;
    const lines = wrap(text, width - margin.length - column);
    for (const [index, line] of lines.entries()) {
      const label = (index === 0 ? name : '').padEnd(column);
      this.#write(`${margin}${this.#paint('bold', label)}${this.#paint(style, line)}\n`);
    }
  }

  /** `marked`: rows that are to catch the eye. */
  table(
    headings: readonly string[],
    rows: readonly string[][],
    marked: ReadonlySet<number> = new Set(),
  ): void {
    const widths = headings.map((heading, column) =>
      Math.max(heading.length, ...rows.map((row) => (row[column] ?? '').length)),
    );
    const line = (cells: readonly string[]) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd();
    this.#write(`${margin}${this.#paint('dim', line(headings))}\n`);
    for (const [index, row] of rows.entries())
      this.#write(`${margin}${this.#paint(marked.has(index) ? 'yellow' : 'reset', line(row))}\n`);
  }

  /** Part of an XML file; a long line goes on below, set in. */
  code(text: string): void {
    for (const line of text.split('\n')) {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const parts = fill(line.split(/(?<=>)(?=<)/), width - margin.length - indent.length - 6, '');
      for (const [index, part] of parts.entries()) {
        const shown = index === 0 ? part : `${indent}    ${part}`;
        this.#write(`${margin}${this.#paint('dim', '│')} ${shown}\n`);
      }
    }
  }

  /** The last words, apart from the last step. */
  close(text: string): void {
    this.#write(`\n${'═'.repeat(width)}\n`);
    this.say(text, 'bold');
  }

  #paint(style: Style, text: string): string {
    return style === 'reset' ? text : styleText(style, text, { stream: this.#out });
  }

  #write(text: string): void {
    this.#out.write(text);
  }
}

/** No line begins with a French sign that a space goes before, and none ends with «. */
function wrap(text: string, columns: number): string[] {
  return fill(text.split(/(?<!«) (?![:;!?»])/), columns, ' ');
}

/** As many parts on a line as it holds. */
function fill(parts: readonly string[], columns: number, between: string): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = `${last}${between}${part}`;
    if (last !== undefined && longer.length <= columns) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}
