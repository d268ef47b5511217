import { nearestNames } from '@passerelle/core/text/nearest-names.ts';
import { asText, fields, type LayoutField, type Scope } from './fields.ts';
import { formats, type WriteFormat } from './formats.ts';
import { escapeAttribute, escapeText, replaceForbidden } from './xml-text.ts';
import type { XmlRoom } from './xml-room.ts';
import type { FaultFound } from './layout-fault.ts';

/** `line.amount|decimal:,|padLeft:10`, read: the field, and the formats in their order. */
export interface Placeholder {
  name: string;
  field: LayoutField;
  formats: WriteFormat[];
}

/** A text of the layout, cut: constants, and placeholders without their braces. */
export type TextPart = { constant: string } | { placeholder: string };

/** `{{` and `}}` stand for the braces themselves. A brace alone is a fault. */
export function splitText(text: string): { parts: TextPart[]; faults: FaultFound[] } {
  const parts: TextPart[] = [];
  const faults: FaultFound[] = [];
  for (const [token] of text.matchAll(/\{\{|\}\}|\{[^{}]*\}|[{}]|[^{}]+/g)) {
    if (token === '{' || token === '}') faults.push({ kind: 'loneBrace', value: text });
    else if (token === '{{' || token === '}}') parts.push({ constant: token.slice(1) });
    else if (token.startsWith('{')) parts.push({ placeholder: token.slice(1, -1).trim() });
    else parts.push({ constant: token });
  }
  return { parts, faults };
}

/** Reads what stands between the braces; every fault in it. */
export function readPlaceholder(source: string): { placeholder?: Placeholder; faults: FaultFound[] } {
  const [name = '', ...uses] = source.split('|').map((part) => part.trim());
  const field = fields.get(name);
  if (!field) return { faults: [{ kind: 'unknownField', value: name, other: nearest(name, fields.keys()) }] };
  const read = uses.map((use, position) => readFormat(use, position, uses, field));
  const faults = read.filter((one) => typeof one !== 'function');
  if (faults.length > 0) return { faults };
  return { placeholder: { name, field, formats: read.filter((one) => typeof one === 'function') }, faults };
}

function readFormat(
  use: string,
  position: number,
  uses: readonly string[],
  field: LayoutField,
): WriteFormat | FaultFound {
  const [, name = '', argument = ''] = /^([^:]*)(?::(.*))?$/su.exec(use) ?? [];
  const format = formats.get(name);
  if (!format) return { kind: 'unknownFormat', value: name, other: nearest(name, formats.keys()) };
  if (format.onlyFor && !format.onlyFor.includes(field.kind))
    return { kind: 'formatNotForField', value: use };
  const isFirst = uses.slice(0, position).every((earlier) => earlier === 'abs');
  if (format.onlyFor && !isFirst) return { kind: 'formatTooLate', value: use };
  return format.read(argument.trim()) ?? { kind: 'badFormat', value: use, other: format.example };
}

/** The known name that was probably meant; '' if none is near. */
export function nearest(name: string, known: Iterable<string>): string {
  return nearestNames(name, known, Math.max(2, name.length / 2))[0] ?? '';
}

/** Writes a placeholder's value, escaped for its place. A character that XML forbids becomes U+FFFD, and is told. */
export function bindPlaceholder(source: string, place: 'text' | 'attribute'): Write {
  const { placeholder } = readPlaceholder(source);
  if (!placeholder) throw new Error(`A placeholder that was not checked: ${source}`);
  const { name, field, formats: writes } = placeholder;
  const escape = place === 'text' ? escapeText : escapeAttribute;
  return (scope, room) => {
    let text = asText(field.kind, field.read(scope));
    if (writes.length === 0 && room.writePlain(text)) return;
    if (field.kind === 'text') text = withoutForbidden(text, name, scope);
    for (const write of writes) text = write(text);
    room.write(escape(text));
  };
}

/** Writes something of what `scope` holds. */
export type Write = (scope: Scope, room: XmlRoom) => void;

function withoutForbidden(text: string, field: string, scope: Scope): string {
  const clean = replaceForbidden(text);
  if (clean !== text) scope.onReplaced(idOf(scope), field);
  return clean;
}

/** As a person finds it. */
function idOf({ sale, account }: Scope): string {
  return sale?.order.id || sale?.order.ref || (account?.number ?? '');
}
