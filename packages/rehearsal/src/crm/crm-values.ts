import { longest, type CrmFieldInfo, type CrmModule } from './crm-fields.ts';
import { amount, textOf } from './crm-inventory.ts';
import { CrmNo, CrmPlainText } from './crm-no.ts';
import type { CrmUser, CrmWorld } from './crm-world.ts';

/** What vtiger stores of what was sent: cut, rounded, emptied, without a word. */
export function storedValue(
  world: CrmWorld,
  user: CrmUser,
  module: CrmModule,
  field: CrmFieldInfo,
  sent: unknown,
): unknown {
  switch (field.type.name) {
    case 'boolean':
      return [true, 1, '1', 'on'].includes(sent as string) ? '1' : '0';
    case 'currency':
      return money(amount(sent), keepsEight.includes(field.name) ? 8 : user.decimals);
    case 'double':
      return amount(sent).toFixed(field.name === 'qty_per_unit' ? 2 : 3);
    case 'integer':
      return String(Math.trunc(amount(sent)));
    case 'owner':
      return owner(world, textOf(sent));
    case 'reference':
      return reference(world, field, textOf(sent));
    default:
      return text(module, field, textOf(sent));
  }
}

/** Of these an invoice keeps all decimals; other money is rounded to what the user has chosen. */
const keepsEight = ['txtAdjustment', 'hdnDiscountAmount', 'hdnS_H_Amount', 'received', 'balance'];

function money(value: number, decimals: number): string {
  return Number(value.toFixed(decimals)).toFixed(8);
}

export function emptyValue(world: CrmWorld, field: CrmFieldInfo): unknown {
  switch (field.type.name) {
    case 'boolean':
    case 'integer':
      return '0';
    case 'currency':
      return ['hdnDiscountAmount'].includes(field.name) ? '' : '0.00000000';
    case 'double':
      return field.name === 'qty_per_unit' ? '0.00' : field.name === 'hdnDiscountPercent' ? '' : '0.000';
    case 'reference':
      return field.name === 'salesorder_id' ? '' : world.can.emptyReference;
    default:
      return '';
  }
}

function owner(world: CrmWorld, id: string): string {
  if (/^20x\d+$/.test(id) || world.users.some((user) => user.id === id)) return id;
  throw new CrmPlainText('Sorry! Attempt to access restricted file.');
}

/** What does not exist is stored as nothing, and nobody is told. */
function reference(world: CrmWorld, field: CrmFieldInfo, id: string): unknown {
  if (id === '') return world.can.emptyReference;
  if (field.name === 'currency_id')
    return world.currencies.some((one) => one.id === id) ? id : world.can.emptyReference;
  const prefixes = (field.type.refersTo ?? []).map((name) => world.modules.get(name)?.idPrefix ?? 'none');
  const [prefix = '', number = ''] = id.split('x');
  if (number === '' || !prefixes.includes(prefix))
    throw new CrmNo('REFERENCE_INVALID', `Invalid reference specified for ${field.name}`);
  const found = world.records.get(id);
  return found === undefined || found.isDeleted ? world.can.emptyReference : id;
}

/** Longer than its column: cut. Beyond U+FFFF: four question marks. */
function text(module: CrmModule, field: CrmFieldInfo, sent: string): string {
  return sent.replace(/[\u{10000}-\u{10FFFF}]/gu, '????').slice(0, longest(module.name, field.name));
}
