import { withoutControls } from './text.ts';

/** A text in the shop's languages, by language id. A shop of one language says none: its text is under 0. */
export type Texts = ReadonlyMap<number, string>;

/** A row of an association, such as one of an order's order_rows. */
export type LinkRow = Readonly<Record<string, string>>;

/**
 * A row with the fields that were asked for. Values are texts as the shop has them: '62.550000', '0', '' for none; dates
 * are local to the shop, '0000-00-00 00:00:00' for none. Texts of several languages (`T`) and associations (`A`) apart.
 */
export type Row<F extends string = never, T extends string = never, A extends string = never> = {
  readonly id: number;
} & Readonly<Record<F, string>> &
  Readonly<Record<T, Texts>> &
  Readonly<Record<A, readonly LinkRow[]>>;

/** The text in one language, '' if there is none. */
export function textIn(texts: Texts, language: number): string {
  return texts.get(language) ?? texts.get(0) ?? '';
}

export interface Wanted {
  readonly fields: readonly string[];
  readonly texts: readonly string[];
  readonly links: readonly string[];
}

/** A field that was asked for is not there. */
export interface RowFault {
  readonly missing: string;
}

type Cells = Readonly<Record<string, unknown>>;

/** Makes of each row what is used here, or tells what is wrong with it. */
export function rowMaker(wanted: Wanted): (id: number, raw: Cells) => Record<string, unknown> | RowFault {
  const blank = blankOf(wanted);
  return (id, raw) => {
    const row: Record<string, unknown> = { ...blank, id };
    for (const field of wanted.fields) {
      const value = plainOf(raw[field]);
      if (value === undefined) return { missing: field };
      row[field] = value;
    }
    for (const field of wanted.texts) {
      const texts = textsOf(raw[field]);
      if (texts === undefined) return { missing: field };
      row[field] = texts;
    }
    for (const link of wanted.links) row[link] = linksOf(raw, link);
    return row;
  };
}

/**
 * A row with nothing in it. An object that gets more than a dozen properties one by one is kept by V8 as a dictionary, three
 * times as large and half as fast; a copy of one that JSON made is not.
 */
function blankOf({ fields, texts, links }: Wanted): Cells {
  const entries = ['id', ...fields, ...texts, ...links].map((name) => [name, '']);
  return JSON.parse(JSON.stringify(Object.fromEntries(entries))) as Cells;
}

export function isRowFault(row: Record<string, unknown> | RowFault): row is RowFault {
  return !('id' in row);
}

function plainOf(value: unknown): string | undefined {
  if (value === null) return '';
  if (typeof value === 'string') return withoutControls(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(Number(value));
  return undefined;
}

function textsOf(value: unknown): Texts | undefined {
  if (!Array.isArray(value)) {
    const text = plainOf(value);
    return text === undefined ? undefined : new Map([[0, text]]);
  }
  const texts = value
    .filter(isRecord)
    .map(({ id, value: text }) => [Number(id), plainOf(text) ?? ''] as const);
  return new Map(texts);
}

/** An association without rows is left out by the shop. */
function linksOf({ associations }: Record<string, unknown>, link: string): LinkRow[] {
  const rows = isRecord(associations) ? associations[link] : undefined;
  if (!Array.isArray(rows)) return [];
  return rows.filter(isRecord).map((row) => {
    return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plainOf(value) ?? '']));
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
