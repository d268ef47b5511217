/** vtiger gives at most so many rows, whatever `limit` says. */
export const pageSize = 100;

/** The part of an address that a query may take: IIS stops at 4,096 bytes, nginx and Apache at 8,190. */
const longestQuery = 3500;

export interface Selection {
  module: string;
  /** `id` always comes, too. */
  fields: readonly string[];
  /** Rows where that field has one of these values. Compared by the database: case and accents folded. */
  where?: { field: string; values: readonly string[] };
}

/**
 * The queries that bring the selection, each short enough for an address, each the first page of its own.
 * Empty values are left out, since vtiger cannot look for them: nothing to look for is no query.
 */
export function queriesFor(selection: Selection): string[] {
  const { module, fields, where } = selection;
  const start = `select ${fields.length === 1 && fields[0] === '*' ? '*' : ['id', ...fields].join(',')} from ${module}`;
  if (where === undefined) return [start];
  const literals = [...new Set(where.values)].filter((value) => value.trim() !== '').map(literal);
  return inParts(literals, longestQuery - byteLength(start)).map((part) =>
    part.length === 1
      ? `${start} where ${where.field}=${part[0]}`
      : `${start} where ${where.field} in (${part.join(',')})`,
  );
}

export function page(query: string, offset: number): string {
  return offset === 0 ? `${query} limit ${pageSize};` : `${query} limit ${offset},${pageSize};`;
}

/** Quotes and backslashes are doubled; there is no other escape. */
export function literal(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

function inParts(literals: readonly string[], room: number): string[][] {
  const parts: string[][] = [];
  let left = 0;
  for (const one of literals) {
    const size = byteLength(one) + 3;
    if (parts.length === 0 || size > left) parts.push([]);
    if (parts.at(-1)?.length === 0) left = room;
    parts.at(-1)?.push(one);
    left -= size;
  }
  return parts;
}

function byteLength(text: string): number {
  return new URLSearchParams({ q: text }).toString().length;
}
