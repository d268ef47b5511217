import type { Writing } from './effects.ts';
import { effects } from './resource-effects.ts';
import { sentRows, type SentRow } from './read-xml.ts';
import { RequestError } from './request-error.ts';
import type { Resource } from './resource-table.ts';
import type { BetweenSteps, ShopState } from './shop-state.ts';
import type { NewRow, StoredRow } from './store.ts';
import { validate } from './validate.ts';

export interface WriteRequest {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly body: string;
  readonly sendsMail: boolean;
  readonly between: BetweenSteps;
}

export interface WrittenRow {
  readonly row: StoredRow;
  readonly sent: SentRow;
}

/** Writes the rows of a body one after the other. What is before a bad one stays written, what follows is not done. */
export async function writeRows(
  state: ShopState,
  resource: Resource,
  request: WriteRequest,
): Promise<WrittenRow[]> {
  const rows = sentRows(request.body, resource, state.data.languages);
  demandIds(rows, request.method);
  const written: WrittenRow[] = [];
  for (const sent of rows) {
    const row = await writeRow({ ...request, state, sent }, resource);
    written.push({ row, sent });
    warn(state, resource);
    request.between();
  }
  return written;
}

function demandIds(rows: readonly SentRow[], method: string): void {
  const ids = rows.map(({ id }) => id).filter((id) => id !== undefined);
  if (method === 'POST') {
    if (ids.length > 0) throw new RequestError(400, 91, 'id is forbidden when adding a new resource');
    return;
  }
  if (new Set(ids).size !== ids.length) throw new RequestError(400, 89, 'id is duplicate in request');
  if (ids.length !== rows.length) throw new RequestError(400, 90, 'id is required when modifying a resource');
}

async function writeRow(writing: Writing, resource: Resource): Promise<StoredRow> {
  const { state, method, sent } = writing;
  const table = state.data.table(resource.name);
  const before = method === 'POST' ? undefined : table.rows.get(sent.id ?? 0);
  if (method !== 'POST' && before === undefined) throw new RequestError(404, 92, 'Invalid ID');
  validate(resource, sent, method !== 'PATCH');
  const extra = effects[resource.name] ?? {};
  extra.before?.(writing);
  const row = extra.store ? await extra.store(writing, before) : storeAsSent(writing, resource, before);
  await extra.after?.(writing, row);
  // After the row itself was saved, as in the shop.
  demandAssociations(resource, sent);
  note(writing, resource, row);
  return row;
}

function storeAsSent(
  { state, method, sent }: Writing,
  resource: Resource,
  before: StoredRow | undefined,
): StoredRow {
  const table = state.data.table(resource.name);
  const row: NewRow = {
    values: {
      ...(method === 'PUT' ? emptied(resource) : {}),
      ...Object.fromEntries(sent.values),
      ...datesOf(state, resource, method),
    },
    texts: { ...(method === 'PUT' ? emptiedTexts(resource) : {}), ...Object.fromEntries(sent.texts) },
    links: linksOf(resource, sent),
  };
  if (before === undefined) return table.insert(row);
  table.update(before, row);
  return before;
}

/** A PUT of some fields empties all others. */
function emptied({ fields }: Resource): Record<string, string> {
  const kept = [...fields.values()].filter(
    ({ type, isReadOnly, name }) => type !== 'lang' && !isReadOnly && !/^date_add$/.test(name),
  );
  return Object.fromEntries(kept.map(({ name }) => [name, '']));
}

function emptiedTexts({ fields }: Resource): Record<string, string> {
  return Object.fromEntries(
    [...fields.values()].filter(({ type }) => type === 'lang').map(({ name }) => [name, '']),
  );
}

function datesOf(state: ShopState, { fields }: Resource, method: string): Record<string, string> {
  const dates: Record<string, string> = {};
  if (fields.has('date_upd')) dates.date_upd = state.now();
  if (fields.has('date_add') && method === 'POST') dates.date_add = state.now();
  return dates;
}

/** Rows of associations in the order of their fields; those that are worked out are not stored. */
function linksOf(
  { associations }: Resource,
  { links }: SentRow,
): Record<string, Readonly<Record<string, string>>[]> {
  const stored = [...links].filter(([name]) => associations.get(name)?.isComputed === false);
  return Object.fromEntries(stored.map(([name, rows]) => [name, [...rows]]));
}

function demandAssociations({ associations }: Resource, { links }: SentRow): void {
  const strange = [...links.keys()].find((name) => !associations.has(name));
  if (strange !== undefined) throw new RequestError(400, 86, `The association "${strange}" does not exists`);
}

function note({ state, method, sent }: Writing, resource: Resource, { id }: StoredRow): void {
  state.writes.push({ method, resource: resource.name, id, values: Object.fromEntries(sent.values) });
}

function warn({ surroundings }: ShopState, resource: Resource): void {
  const { moduleWarns, moduleWarnsOn } = surroundings;
  if (moduleWarns === false || (moduleWarnsOn ?? resource.name) !== resource.name) return;
  if (moduleWarns === 'deprecated') {
    throw new RequestError(
      500,
      15,
      '[PHP Deprecated #8192] Creation of dynamic property (/modules/example/example.php, line 12)',
    );
  }
  throw new RequestError(
    500,
    11,
    '[PHP User warning #512] a module warns (/modules/example/example.php, line 12)',
    { code: 3, message: '[PHP Warning #2] Undefined variable $x (/modules/example/example.php, line 13)' },
  );
}
