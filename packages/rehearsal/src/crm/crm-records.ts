import { freshAnswer, headerAnswer, isInventory, recordAnswer } from './crm-answers.ts';
import type { CrmModule } from './crm-fields.ts';
import { moveStock, takeHeaderMoney, takeLines, textOf, totalsOf } from './crm-inventory.ts';
import { CrmDies, CrmNo, denied } from './crm-no.ts';
import { emptyValue, storedValue } from './crm-values.ts';
import { folded, maySee, timeOf, type CrmUser, type CrmWorld, type Stored } from './crm-world.ts';

export type Element = Readonly<Record<string, unknown>>;
type Answer = Record<string, unknown>;

/** Computed by vtiger, or kept apart: what a client sends of them is not stored as a field. */
const notTaken = [
  'id',
  'createdtime',
  'modifiedtime',
  'modifiedby',
  'hdnSubTotal',
  'hdnGrandTotal',
  'pre_tax_total',
  'hdnTaxType',
  'txtAdjustment',
  'hdnDiscountAmount',
  'hdnDiscountPercent',
  'hdnS_H_Amount',
  'hdnS_H_Percent',
  'shipping_&_handling',
  'productid',
];

export function createRecord(world: CrmWorld, user: CrmUser, name: string, element: Element): Answer {
  const module = moduleFor(world, user, name, 'create');
  checkMandatory(module, element);
  if (isInventory(name) && !Array.isArray(element['LineItems'])) throw missing('LineItems');
  if (isInventory(name) && !world.can.createsOrders)
    throw new CrmNo('INVALID_ID_ATTRIBUTE', 'Id specified is incorrect');
  const fields = fieldsOf(world, user, module, element);
  checkUnique(world, module, fields, null);
  const record = stored(world, user, module, fields);
  if (name === 'Products') linkTaxes(world, record, element);
  if (!isInventory(name)) return recordAnswer(world, record);
  fillOrder(world, record, element, true);
  return { ...freshAnswer(world, record, element['invoicestatus']), new: true };
}

export function reviseRecord(world: CrmWorld, user: CrmUser, element: Element): Answer {
  const id = textOf(element['id']);
  if (id === '') throw new CrmNo('INVALID_ID_ATTRIBUTE', 'Id specified is incorrect');
  const record = existing(world, user, id, 'revise');
  const { module } = record;
  const before = record.fields;
  const changed = Object.fromEntries(
    module.fields
      .filter(({ name }) => element[name] !== undefined && !isLeftAlone(module, name))
      .filter(({ name }) => !(isInventory(module.name) && ofLines.includes(name)))
      .map((field) => [field.name, storedValue(world, user, module, field, element[field.name])]),
  );
  checkUnique(world, module, { ...before, ...changed }, id);
  record.fields = { ...before, ...changed, modifiedtime: timeOf(world) };
  if (module.name === 'Products') reviseTaxes(world, record, element);
  if (!isInventory(module.name)) return recordAnswer(world, record);
  followStatus(world, record, before['invoicestatus']);
  const lines = element['LineItems'];
  if (!Array.isArray(lines) || lines.length === 0) return reviseHeader(world, record, element);
  if (!world.can.changesLines) breakLines(world, record, element);
  fillOrder(world, record, element, false);
  return freshAnswer(world, record, undefined);
}

/** Money without lines: the adjustment is stored and counts for nothing, the rest is ignored. */
function reviseHeader(world: CrmWorld, record: Stored, element: Element): Answer {
  if (['hdnDiscountAmount', 'txtAdjustment', 'hdnS_H_Amount'].some((name) => element[name] === ''))
    throw new CrmDies();
  if (element['txtAdjustment'] !== undefined)
    record.fields['txtAdjustment'] = Number(element['txtAdjustment']).toFixed(8);
  return headerAnswer(world, record);
}

/** 8.4.0 as released: the lines are replaced, then PHP dies before the totals. */
function breakLines(world: CrmWorld, record: Stored, element: Element): never {
  takeHeaderMoney(record, element, false);
  takeLines(world, record, element['LineItems'] as Element[]);
  setTotals(record, { subTotal: 0, preTax: 0, grand: 0 });
  throw new CrmDies();
}

/** Lines first, then header money, then totals: what dies in between leaves an order with a total of 0. */
function fillOrder(world: CrmWorld, record: Stored, element: Element, isNew: boolean): void {
  if (!isNew) setTotals(record, { subTotal: 0, preTax: 0, grand: 0 });
  const status = record.fields['invoicestatus'];
  takeHeaderMoney(record, element, isNew);
  takeLines(world, record, element['LineItems'] as Element[]);
  setTotals(record, totalsOf(world, record));
  const lowers = record.module.name === 'Invoice' || world.can.orderLowersStock;
  if (isNew && lowers && status !== 'Cancel') moveStock(world, record, -1);
}

function setTotals(record: Stored, totals: { subTotal: number; preTax: number; grand: number }): void {
  const { fields } = record;
  fields['hdnSubTotal'] = totals.subTotal.toFixed(8);
  fields['pre_tax_total'] = totals.preTax.toFixed(8);
  fields['hdnGrandTotal'] = totals.grand.toFixed(8);
  const shipping = Number(record.shipping.amount ?? 0);
  fields['hdnS_H_Amount'] = shipping.toFixed(8);
  fields['hdnS_H_Percent'] = shipping.toFixed(record.module.name === 'Invoice' ? 8 : 3);
  if (record.module.name === 'Invoice' && fields['received'] === '0.00000000')
    fields['balance'] = fields['hdnGrandTotal'];
}

/** A cancelled invoice gives its goods back; one that is taken up again takes them again. */
function followStatus(world: CrmWorld, record: Stored, before: unknown): void {
  const after = record.fields['invoicestatus'];
  if (record.module.name !== 'Invoice' || before === after) return;
  if (after === 'Cancel') moveStock(world, record, 1);
  if (before === 'Cancel') moveStock(world, record, -1);
}

export function retrieveRecord(world: CrmWorld, user: CrmUser, id: string): Answer {
  return recordAnswer(world, existing(world, user, id, 'read'));
}

export function deleteRecord(world: CrmWorld, user: CrmUser, id: string): Answer {
  existing(world, user, id, 'delete').isDeleted = true;
  return { status: 'successful' };
}

/** Gone, never there, or not this user's: all the same answer but for its words. */
function existing(world: CrmWorld, user: CrmUser, id: string, right: string): Stored {
  const prefix = /^(\d+)(x\d+)?$/.exec(id)?.[1];
  const module = [...world.modules.values()].find((one) => one.idPrefix === prefix);
  if (module === undefined) throw denied('id');
  const record = world.records.get(id);
  if (record === undefined || record.isDeleted) throw denied();
  const isDenied = user.denied.includes(`${right} ${module.name}`) || user.hidden.includes(module.name);
  if (isDenied || !maySee(user, record))
    throw new CrmNo('ACCESS_DENIED', 'Permission to read given object is denied');
  return record;
}

export function moduleFor(world: CrmWorld, user: CrmUser, name: string, right: string): CrmModule {
  const module = world.modules.get(name);
  if (module === undefined || user.hidden.includes(name)) throw denied();
  if (user.denied.includes(`${right} ${name}`))
    throw new CrmNo('ACCESS_DENIED', 'Permission to write is denied');
  return module;
}

function checkMandatory(module: CrmModule, element: Element): void {
  const lacking = module.fields.find(({ name, mandatory }) => mandatory && textOf(element[name]) === '');
  if (lacking !== undefined) throw missing(lacking.name);
}

function missing(field: string): CrmNo {
  return new CrmNo('MANDATORY_FIELDS_MISSING', `${field} does not have a value`);
}

function fieldsOf(
  world: CrmWorld,
  user: CrmUser,
  module: CrmModule,
  element: Element,
): Record<string, unknown> {
  const entries = module.fields
    .filter(({ name, type }) => type.name !== 'autogenerated' && !/^(tax|currency)\d+$|^shipping/.test(name))
    .filter(({ name }) => !(isInventory(module.name) && ofLines.includes(name)))
    .map((field): [string, unknown] => {
      const sent = isLeftAlone(module, field.name) ? undefined : element[field.name];
      return [
        field.name,
        sent === undefined ? emptyValue(world, field) : storedValue(world, user, module, field, sent),
      ];
    });
  return Object.fromEntries(entries);
}

/** Named among an order's fields, and kept with its lines. */
const ofLines = [
  ...['productid', 'quantity', 'listprice', 'comment', 'discount_amount', 'discount_percent'],
  ...['image', 'purchase_cost', 'margin'],
];

/** An order asks for its invoice's status, and does not keep it. Numbers are given by vtiger. */
function isLeftAlone(module: CrmModule, field: string): boolean {
  if (module.name === 'SalesOrder' && field === 'invoicestatus') return true;
  if (/^(tax|currency)\d+$|^shipping/.test(field)) return true;
  return field === module.numbered?.field || notTaken.includes(field);
}

function stored(world: CrmWorld, user: CrmUser, module: CrmModule, fields: Record<string, unknown>): Stored {
  const id = `${module.idPrefix}x${++world.lastId}`;
  const now = timeOf(world);
  const record: Stored = {
    id,
    module,
    fields: { ...fields, createdtime: now, modifiedtime: now, modifiedby: user.id, source: 'WEBSERVICE' },
    isDeleted: false,
    isConverted: false,
    taxes: new Map(),
    lines: [],
    shipping: { amount: null, rates: new Map() },
    order: world.lastId,
  };
  if (module.numbered !== null)
    record.fields[module.numbered.field] = nextNumber(world, module.numbered.prefix);
  world.records.set(id, record);
  return record;
}

function nextNumber(world: CrmWorld, prefix: string): string {
  const number = (world.numbers.get(prefix) ?? 0) + 1;
  world.numbers.set(prefix, number);
  return `${prefix}${number}`;
}

function checkUnique(
  world: CrmWorld,
  module: CrmModule,
  fields: Readonly<Record<string, unknown>>,
  except: string | null,
): void {
  for (const rule of world.unique) {
    const [name, field = ''] = rule.split('.');
    const value = folded(fields[field]);
    if (name !== module.name || value === '') continue;
    const others = [...world.records.values()].filter(
      (one) => one.module.name === name && !one.isDeleted && one.id !== except,
    );
    if (others.some((one) => folded(one.fields[field]) === value))
      throw new CrmNo(0, 'Duplicate(s) detected!');
  }
}

function linkTaxes(world: CrmWorld, record: Stored, element: Element): void {
  if (world.diesHalfWay) throw new CrmDies();
  for (const { taxname } of world.taxes)
    if (element[taxname] !== undefined) record.taxes.set(taxname, textOf(element[taxname]));
}

/** Before 8.4 a change of a product drops every tax that it does not name. */
function reviseTaxes(world: CrmWorld, record: Stored, element: Element): void {
  if (!world.can.keepsUnnamedTaxes) record.taxes.clear();
  linkTaxes(world, record, element);
}
