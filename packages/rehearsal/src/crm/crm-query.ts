import { recordAnswer } from './crm-answers.ts';
import { CrmNo, denied } from './crm-no.ts';
import { folded, visible, type CrmUser, type CrmWorld, type Stored } from './crm-world.ts';
import { readVtql, type Vtql } from './vtql.ts';

type Row = Record<string, unknown>;

export function runQuery(world: CrmWorld, user: CrmUser, text: string): Row[] {
  const query = readVtql(text);
  const all = rowsOf(world, user, query);
  checkFields(world, query, all);
  const found = all.filter((row) => fits(row, query.conditions));
  if (query.fields[0] === 'count(*)') return world.can.counts ? [{ count: String(found.length) }] : [];
  sort(found, query.orderBy);
  return found.slice(query.offset, query.offset + query.count).map((row) => cut(row, query.fields));
}

function rowsOf(world: CrmWorld, user: CrmUser, { module, conditions }: Vtql): Row[] {
  if (user.hidden.includes(module)) throw denied();
  if (module === 'Currency')
    return world.currencies.filter(({ deleted }) => deleted === '0').map((row) => ({ ...row }));
  if (module === 'Tax')
    return world.taxes
      .filter(({ deleted }) => deleted === '0')
      .map((row) => ({ ...row, method: 'Simple', type: 'Fixed', compoundon: '[]', regions: '[]' }));
  if (module === 'ProductTaxes') return [];
  if (module === 'Users') return world.users.map(userRow);
  if (module === 'LineItem') return lineRows(world, user);
  if (!world.modules.has(module)) throw denied(`name : ${module}`);
  const records = visible(world, user, module);
  const [only] = conditions.length === 1 ? conditions : [];
  const isPossible = only === undefined ? () => true : mayHold(only);
  return records.filter(isPossible).map((record) => recordAnswer(world, record));
}

/** A quick look at what is stored, so that a CRM of thousands of records answers at once. */
function mayHold({ field, operator, values }: Vtql['conditions'][number]): (record: Stored) => boolean {
  const wanted = new Set(values.map(folded));
  const isEasy = ['=', 'in'].includes(operator) && ![...wanted].some(isNumber);
  return ({ fields }) => !isEasy || typeof fields[field] !== 'string' || wanted.has(folded(fields[field]));
}

export function userRow(user: CrmUser): Row {
  return {
    id: user.id,
    user_name: user.name,
    is_admin: user.isAdmin ? 'on' : 'off',
    status: 'Active',
    no_of_currency_decimals: String(user.decimals),
    currency_id: '21x1',
  };
}

function lineRows(world: CrmWorld, user: CrmUser): Row[] {
  const orders = ['SalesOrder', 'Invoice'].flatMap((module) => visible(world, user, module));
  return orders.flatMap((order) => (recordAnswer(world, order)['LineItems'] as Row[] | undefined) ?? []);
}

function checkFields(world: CrmWorld, query: Vtql, rows: readonly Row[]): void {
  const module = world.modules.get(query.module);
  const known = new Set(module?.fields.map(({ name }) => name) ?? Object.keys(rows[0] ?? {}));
  if (known.size === 0) return;
  const isUnknown = (field: string): boolean =>
    !known.has(field) && !['id', '*', 'count(*)'].includes(field) && !/^tax\d+$/.test(field);
  const selected = query.fields.find(isUnknown);
  if (selected !== undefined)
    throw new CrmNo('ACCESS_DENIED', `Permission to access '.${selected}.' attribute denied.`);
  const compared = query.conditions.find(({ field }) => isUnknown(field));
  if (compared !== undefined)
    throw new CrmNo('ACCESS_DENIED', `Permission to access ${compared.field} attribute denied.`);
}

/** `and` binds before `or`, as in SQL. */
function fits(row: Row, conditions: Vtql['conditions']): boolean {
  const groups: Vtql['conditions'][] = [[]];
  for (const condition of conditions) {
    if (condition.joined === 'or') groups.push([]);
    groups.at(-1)?.push(condition);
  }
  return groups.some((group) => group.every((condition) => holds(row[condition.field], condition)));
}

function holds(found: unknown, { operator, values }: Vtql['conditions'][number]): boolean {
  const value = folded(found);
  const wanted = values.map(folded);
  const [first = ''] = wanted;
  if (operator === '=' || operator === 'in') return wanted.some((one) => isEqual(value, one));
  if (operator === '!=') return !isEqual(value, first);
  if (operator === 'like') return likeOf(first).test(value);
  const order = compare(value, first);
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  return operator === '<' ? order < 0 : order <= 0;
}

function isEqual(left: string, right: string): boolean {
  return left === right || (isNumber(left) && isNumber(right) && Number(left) === Number(right));
}

function compare(left: string, right: string): number {
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right);
  return left < right ? -1 : left > right ? 1 : 0;
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

function likeOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[\\s\\S]*')
    .replaceAll('_', '[\\s\\S]');
  return new RegExp(`^${source}$`);
}

function sort(rows: Row[], orderBy: Vtql['orderBy']): void {
  const numberOf = (row: Row): number => Number(folded(row['id']).split('x')[1]);
  rows.sort((left, right) => {
    if (orderBy === null) return numberOf(left) - numberOf(right);
    const order = compare(folded(left[orderBy.field]), folded(right[orderBy.field]));
    return orderBy.isDescending ? -order : order;
  });
}

function cut(row: Row, fields: readonly string[]): Row {
  if (fields[0] === '*') return row;
  const kept = fields.filter((field) => field !== 'id').map((field) => [field, row[field] ?? null] as const);
  return { id: row['id'], ...Object.fromEntries(kept) };
}
