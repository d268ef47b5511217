import type { CrmClient } from './client.ts';
import { folded } from './clean-text.ts';
import type { Selection } from './query.ts';
import { textOf, type CrmRecord } from './record.ts';

export type Wanted = Selection & { where: NonNullable<Selection['where']> };

export interface LookAheadClient extends CrmClient {
  /**
   * Asks for many rows at once, and gives them. Until `forget`, or until one of them is changed by this client, the same
   * question is answered out of memory: what is not there was looked for, too; what this client made since is there.
   */
  lookAhead(wanted: Wanted): Promise<CrmRecord[]>;
  forget(): void;
}

/** Rows of one module by the value of one field, as the database compares it; an empty list: nothing is there. */
interface Seen {
  module: string;
  field: string;
  fields: ReadonlySet<string>;
  rows: Map<string, CrmRecord[]>;
}

/** The same CRM, with a memory for what is looked up ahead. `anew()` has none. */
export function lookingAhead(client: CrmClient): LookAheadClient {
  let seen: Seen[] = [];
  const remembered = ({ module, fields, where }: Selection): CrmRecord[] | null => {
    const look = seen.find((one) => one.module === module && one.field === where?.field);
    if (look === undefined || !fields.every((field) => look.fields.has(field))) return null;
    const keys = new Set(where?.values.filter((value) => value.trim() !== '').map(folded));
    const found = [...keys].map((key) => look.rows.get(key));
    return found.every((rows) => rows !== undefined) ? found.flat() : null;
  };
  const lose = (isLost: (look: Seen, key: string, rows: readonly CrmRecord[]) => boolean): void => {
    for (const look of seen)
      for (const [key, rows] of look.rows) if (isLost(look, key, rows)) look.rows.delete(key);
  };
  const loseRecord = (id: string): void =>
    lose((_, __, rows) => rows.some((row) => textOf(row, 'id') === id));
  const loseValues = (element: CrmRecord): void =>
    lose(({ field }, key) => Object.hasOwn(element, field) && folded(textOf(element, field)) === key);
  return {
    ...client,
    query: async (selection) => remembered(selection) ?? client.query(selection),
    lookAhead: async ({ module, fields, where }) => {
      const { field, values } = where;
      const rows = await client.query({ module, fields: [...new Set([field, ...fields])], where });
      const byValue = Map.groupBy(rows, (row) => folded(textOf(row, field)));
      const looked = values.map((value) => [folded(value), byValue.get(folded(value)) ?? []] as const);
      seen.push({ module, field, fields: new Set([field, ...fields]), rows: new Map(looked) });
      return rows;
    },
    forget: () => void (seen = []),
    create: async (module, element) => {
      const known = seen
        .filter((look) => look.module === module)
        .map((look) => ({ look, key: folded(textOf(element, look.field)) }))
        .map(({ look, key }) => ({ look, key, rows: look.rows.get(key) }));
      loseValues(element);
      const answer = await client.create(module, element);
      for (const { look, key, rows } of known)
        if (rows !== undefined && isWhole(answer, look, key)) look.rows.set(key, [...rows, answer]);
      return answer;
    },
    revise: (element) => {
      loseRecord(element.id);
      loseValues(element);
      return client.revise(element);
    },
    delete: (id) => {
      loseRecord(id);
      return client.delete(id);
    },
    convertLead: (element) => {
      seen = seen.filter(({ module }) => !['Leads', 'Contacts', 'Accounts'].includes(module));
      return client.convertLead(element);
    },
  };
}

/** Whether a new record says of itself what a question would. */
function isWhole(answer: CrmRecord, { field, fields }: Seen, key: string): boolean {
  return folded(textOf(answer, field)) === key && [...fields].every((one) => Object.hasOwn(answer, one));
}
