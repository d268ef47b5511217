import { isObject } from './answer.ts';
import { CrmFailure } from './fault.ts';

/** A record as vtiger gives it: texts mostly, numbers and null among them. */
export type CrmRecord = Readonly<Record<string, unknown>>;

export function asRecord(operation: string, result: unknown): CrmRecord {
  if (!isObject(result)) throw unexpected(operation, 'result');
  return result;
}

export function unexpected(operation: string, expected: string): CrmFailure {
  return new CrmFailure({ kind: 'crm/unexpected-answer', operation, expected });
}

/** '' where it is lacking, null, or no text; numbers as text. */
export function textOf(record: CrmRecord, field: string): string {
  const value = Object.hasOwn(record, field) ? record[field] : '';
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
