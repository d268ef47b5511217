import { emptyOf, storedAs, type Resource } from './resource-table.ts';

export type LinkRow = Readonly<Record<string, string>>;

/** A row of the database. Columns that are empty are not kept: their type says what they read as. */
export interface StoredRow {
  readonly id: number;
  readonly values: Map<string, string | null>;
  /** Shared by all rows that have none, as are `links`: most have neither. */
  texts: Map<string, Map<number, string>>;
  links: Map<string, readonly LinkRow[]>;
}

const noTexts: StoredRow['texts'] = new Map();
const noLinks: StoredRow['links'] = new Map();

/** What a row is made or changed with. */
export interface NewRow {
  readonly id?: number;
  readonly values?: Readonly<Record<string, string | number | null>>;
  /** A plain text is that of every language. */
  readonly texts?: Readonly<Record<string, string | ReadonlyMap<number, string>>>;
  readonly links?: Readonly<Record<string, readonly LinkRow[]>>;
}

/** As MariaDB's collation compares: case, accents and spaces at the end do not count. */
export function folded(text: string): string {
  if (/^[\d.:-]*$/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trimEnd();
}

/** One table: rows by id, and by the value of whatever column was ever asked for. */
export class Table {
  readonly resource: Resource;
  readonly rows = new Map<number, StoredRow>();
  readonly languages: readonly number[];
  #nextId = 1;
  /** The rows as they were last asked for; of another length than they are: to be sorted again. */
  #byId: StoredRow[] = [];
  readonly #indexes = new Map<string, Map<string, Set<StoredRow>>>();

  constructor(resource: Resource, languages: readonly number[]) {
    this.resource = resource;
    this.languages = languages;
  }

  insert(row: NewRow): StoredRow {
    const id = row.id ?? this.#nextId;
    this.#nextId = Math.max(this.#nextId, id + 1);
    const stored: StoredRow = { id, values: new Map(), texts: noTexts, links: noLinks };
    if (this.#byId.length === this.rows.size && id > (this.#byId.at(-1)?.id ?? 0)) this.#byId.push(stored);
    else this.#byId = [];
    this.rows.set(id, stored);
    this.#fill(stored, row);
    for (const [field, index] of this.#indexes) addTo(index, this.value(stored, field), stored);
    return stored;
  }

  update(stored: StoredRow, row: NewRow): void {
    for (const field of Object.keys(row.values ?? {})) {
      const index = this.#indexes.get(field);
      index?.get(folded(this.value(stored, field) ?? ''))?.delete(stored);
    }
    this.#fill(stored, row);
    for (const field of Object.keys(row.values ?? {})) {
      const index = this.#indexes.get(field);
      if (index) addTo(index, this.value(stored, field), stored);
    }
  }

  delete(stored: StoredRow): void {
    this.rows.delete(stored.id);
    for (const [field, index] of this.#indexes)
      index.get(folded(this.value(stored, field) ?? ''))?.delete(stored);
  }

  /** What a column reads as; null where the database has none. */
  value(row: StoredRow, field: string): string | null {
    if (field === 'id') return String(row.id);
    const kept = row.values.get(field);
    return kept === undefined ? emptyOf[this.resource.fields.get(field)?.type ?? 'text'] : kept;
  }

  number(row: StoredRow, field: string): number {
    return Number(this.value(row, field));
  }

  text(row: StoredRow, field: string, language: number): string | undefined {
    return row.texts.get(field)?.get(language);
  }

  /** Rows whose column has the value, as the collation sees it; by id. */
  where(field: string, value: string | number): StoredRow[] {
    if (field === 'id') {
      const row = this.rows.get(Number(value));
      return row ? [row] : [];
    }
    return [...(this.#indexOf(field).get(folded(String(value))) ?? [])];
  }

  /** Rows whose id lies between, both ends included; by id. */
  *between(from: number, to: number): Generator<StoredRow> {
    if (this.#byId.length !== this.rows.size)
      this.#byId = [...this.rows.values()].toSorted((one, other) => one.id - other.id);
    const rows = this.#byId;
    for (let at = firstAt(rows, from); at < rows.length; at += 1) {
      const row = rows[at];
      if (row === undefined || row.id > to) return;
      yield row;
    }
  }

  first(field: string, value: string | number): StoredRow | undefined {
    return this.where(field, value)[0];
  }

  #fill(stored: StoredRow, { values = {}, texts = {}, links = {} }: NewRow): void {
    for (const [field, value] of Object.entries(values)) {
      const type = this.resource.fields.get(field)?.type ?? 'text';
      const kept = value === null ? null : storedAs(type, String(value));
      if (kept === emptyOf[type]) stored.values.delete(field);
      else stored.values.set(field, kept);
    }
    if (stored.texts === noTexts && Object.keys(texts).length > 0) stored.texts = new Map();
    if (stored.links === noLinks && Object.keys(links).length > 0) stored.links = new Map();
    for (const [field, text] of Object.entries(texts)) {
      const before = stored.texts.get(field) ?? new Map<number, string>();
      const given = typeof text === 'string' ? this.languages.map((id) => [id, text] as const) : text;
      stored.texts.set(field, new Map([...before, ...given]));
    }
    for (const [link, rows] of Object.entries(links)) stored.links.set(link, rows);
  }

  #indexOf(field: string): Map<string, Set<StoredRow>> {
    const known = this.#indexes.get(field);
    if (known) return known;
    const index = new Map<string, Set<StoredRow>>();
    for (const row of this.rows.values()) addTo(index, this.value(row, field), row);
    this.#indexes.set(field, index);
    return index;
  }
}

/** Where the first row of that id or a higher one stands. */
function firstAt(rows: readonly StoredRow[], id: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.id ?? Infinity) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addTo(index: Map<string, Set<StoredRow>>, value: string | null, row: StoredRow): void {
  const key = folded(value ?? '');
  const rows = index.get(key);
  if (rows) rows.add(row);
  else index.set(key, new Set([row]));
}
