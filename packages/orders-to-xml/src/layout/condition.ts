import { asText, fields, type LayoutField, type Scope } from './fields.ts';
import type { FaultFound } from './layout-fault.ts';
import { nearest } from './placeholder.ts';

/** A condition, read: `field`, `!field`, `field = A, B` or `field != A, B`. */
export interface Condition {
  name: string;
  field: LayoutField;
  isNegated: boolean;
  /** null: whether the field says anything (0 and no amount are nothing). */
  oneOf: readonly string[] | null;
}

/** Values are compared as a placeholder without a format writes them. */
export function readCondition(source: string): { condition?: Condition; faults: FaultFound[] } {
  const match = /^\s*(!?)\s*([\w.]+)\s*(?:(!?=)(.*))?$/su.exec(source);
  const [, bang = '', name = '', operator, values = ''] = match ?? [];
  const isBoth = bang !== '' && operator !== undefined;
  if (!match || isBoth) return { faults: [{ kind: 'badCondition', value: source }] };
  const field = fields.get(name);
  if (!field) return { faults: [{ kind: 'unknownField', value: name, other: nearest(name, fields.keys()) }] };
  const isNegated = bang === '!' || operator === '!=';
  const oneOf = operator === undefined ? null : values.split(',').map((value) => value.trim());
  return { condition: { name, field, isNegated, oneOf }, faults: [] };
}

export function bindCondition(source: string): (scope: Scope) => boolean {
  const { condition } = readCondition(source);
  if (!condition) throw new Error(`A condition that was not checked: ${source}`);
  const { field, isNegated, oneOf } = condition;
  return (scope) => {
    const value = field.read(scope);
    const isTrue = oneOf === null ? saysSomething(value) : oneOf.includes(asText(field.kind, value));
    return isTrue !== isNegated;
  };
}

function saysSomething(value: string | number | null): boolean {
  return value !== null && value !== '' && value !== 0;
}
