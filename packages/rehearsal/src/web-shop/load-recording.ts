import { recording } from './recordings.ts';
import type { LinkRow, NewRow } from './store.ts';
import { sentRows, type SentRow } from './read-xml.ts';
import type { ShopState } from './shop-state.ts';
import { resources } from './tables.ts';

/** Puts the rows of a recorded list (JSON) or of a recorded row (XML) into the shop, as they are there. */
export function load({ data }: ShopState, name: string): void {
  const { resource, rows } = rowsIn(name);
  for (const row of rows) data.table(resource).insert(row);
}

interface Recorded {
  readonly resource: string;
  readonly rows: readonly NewRow[];
}

const read = new Map<string, Recorded>();
const sent = new Map<string, readonly SentRow[]>();

/** Read once: a test makes many shops. */
function rowsIn(name: string): Recorded {
  const known = read.get(name);
  if (known) return known;
  const { address, answer } = recording(name);
  const resource = /^\/api\/(\w+)/.exec(address)?.[1] ?? '';
  const rows = answer.startsWith('{') ? rowsOfJson(answer, resource) : rowsOfXml(name, resource);
  read.set(name, { resource, rows });
  return { resource, rows };
}

/** The rows of a recorded document in XML, with associations that the shop works out by itself. */
export function sentIn(name: string): readonly SentRow[] {
  const known = sent.get(name);
  if (known) return known;
  const { address, answer } = recording(name);
  const table = resources.get(/^\/api\/(\w+)/.exec(address)?.[1] ?? '');
  const rows = table ? sentRows(answer, table, [1]) : [];
  sent.set(name, rows);
  return rows;
}

function rowsOfJson(answer: string, resource: string): NewRow[] {
  const rows = (JSON.parse(answer) as Record<string, JsonRow[]>)[resource] ?? [];
  return rows.map(({ id, associations = {}, ...fields }) => {
    const isText = (name: string): boolean => resources.get(resource)?.fields.get(name)?.type === 'lang';
    const entries = Object.entries(fields) as [string, string | number | null][];
    return {
      id,
      values: Object.fromEntries(entries.filter(([name]) => !isText(name))),
      texts: Object.fromEntries(
        entries.filter(([name]) => isText(name)).map(([name, text]) => [name, String(text)]),
      ),
      links: stored(resource, Object.entries(associations)),
    };
  });
}

interface JsonRow {
  readonly id: number;
  readonly associations?: Record<string, LinkRow[]>;
  readonly [field: string]: unknown;
}

function rowsOfXml(name: string, resource: string): NewRow[] {
  return sentIn(name).map(({ id, values, texts, links }) => ({
    ...(id === undefined ? {} : { id }),
    values: Object.fromEntries(values),
    texts: Object.fromEntries(texts),
    links: stored(resource, links),
  }));
}

function stored(
  resource: string,
  links: Iterable<readonly [string, readonly LinkRow[]]>,
): Record<string, readonly LinkRow[]> {
  const { associations } = resources.get(resource) ?? { associations: new Map<string, never>() };
  return Object.fromEntries(
    [...links].filter(([name]) => name === 'images' || associations.get(name)?.isComputed === false),
  );
}
