import { visibleStart } from '../../text/visible.ts';
import { formatsOf } from '../formats.ts';
import type { RequiredContent } from '../../orders/orders-fault.ts';
import type { Sections } from '../words.ts';

const { amount } = formatsOf('en');

const contents: Record<RequiredContent, string> = {
  identity: 'the order number or reference ("id" or "ref")',
  quantity: 'the quantity ("qty")',
  code: 'the gencod or the reference of the article ("ean13" or "lineRef")',
  state: 'the state of the order ("state")',
  payment: 'the payment or the voucher ("payment" or "voucher")',
  amount: 'an amount: total paid ("total"), total of the line ("totalTtc") or unit price ("unitTtc")',
};

/** How to declare a missing column, for the first one that is. */
const declarations: Record<RequiredContent, string> = {
  identity: '"columns": { "id": ["Heading of the column"] }',
  quantity: '"columns": { "qty": ["Heading of the column"] }',
  code: '"columns": { "ean13": ["Heading of the column"] }',
  state: '"columns": { "state": ["Heading of the column"] }, or "state": false if there is none',
  payment: '"columns": { "payment": ["Heading of the column"] }, or "payment": false if there is none',
  amount:
    '"columns": { "total": ["Heading of the column"] }, or "total": false if there is really none (then sales go out without amounts)',
};

/** Why a file of orders is refused as a whole. */
const fault: Sections['orders']['fault'] = (name, fault) => {
  switch (fault.kind) {
    case 'missing-columns':
      return {
        message: `"${name}" lacks a column for: ${fault.missing.map((one) => contents[one]).join('; ')}. Headings found: ${listed(fault.headings)}.`,
        hint: `Add it in the export module, or say where it is in passerelle.json, under "orders": ${declared(fault.missing)}. The number of the column (the first is 1) will do too.`,
      };
    case 'vanished-columns': {
      const [first] = fault.vanished;
      const gone = fault.vanished.map(({ column, heading }) => `"${visibleStart(heading, 40)}" (${column})`);
      return {
        message: `"${name}" no longer has the ${gone.length > 1 ? 'columns' : 'column'} ${gone.join(', ')} of the file before it. Headings found: ${listed(fault.headings)}.`,
        hint: `If the heading has changed, say so in passerelle.json, under "orders": "columns": { "${first?.column}": ["New heading"] }; if the column was taken out on purpose: "columns": { ${fault.vanished.map(({ column }) => `"${column}": false`).join(', ')} }. Else put it back in the export module.`,
      };
    }
    case 'repeated-column':
      return {
        message: `In "${name}", the heading "${visibleStart(fault.heading)}" stands over several columns: ${fault.positions.join(', ')}.`,
        hint: `Say which is meant in passerelle.json, under "orders": "columns": { "${fault.column}": ${fault.positions[0]} }.`,
      };
    case 'order-grid':
      return {
        message: `"${name}" is PrestaShop's own list of orders: it holds no articles.`,
        hint: 'Export the orders with the export module, one line per article, not from the page "Orders".',
      };
    case 'joined-lists':
      return {
        message: `In "${name}", line ${fault.line} joins several articles in one cell ("${visibleStart(fault.value)}"): their prices can't be told apart safely.`,
        hint: 'In the export module, choose one line per article instead of one line per order.',
      };
    case 'decimal-contradiction':
      return {
        message: `In "${name}", the decimal sign changes: "${visibleStart(fault.point.value)}" (line ${fault.point.line}) and "${visibleStart(fault.comma.value)}" (line ${fault.comma.line}).`,
        hint: 'Choose one form of numbers in the module, or set "decimal": "." or "decimal": "," in passerelle.json, under "orders".',
      };
    case 'decimal-unknown':
      return {
        message: `In "${name}", nothing tells whether "${visibleStart(fault.cell.value)}" (line ${fault.cell.line}) has decimals or thousands.`,
        hint: 'Set the decimal sign in passerelle.json, under "orders": "decimal": "." or "decimal": ",".',
      };
  }
};

function listed(headings: readonly string[]): string {
  const shown = headings.slice(0, 30).map((heading) => visibleStart(heading, 40) || '(no heading)');
  return headings.length > shown.length ? `${shown.join(', ')}…` : shown.join(', ');
}

function declared(missing: readonly RequiredContent[]): string {
  const [first = 'identity'] = missing;
  return declarations[first];
}

const hintOfTotal = '; export the column "Total paid with tax"';

/** Why one order is rejected. */
const rejection: Sections['orders']['rejection'] = (reason) => {
  switch (reason.kind) {
    case 'no-identity':
      return 'neither order number nor reference';
    case 'no-code':
      return `article ${reason.line}: neither gencod nor reference, nor is it a gift card of "giftCards"`;
    case 'bad-quantity':
      return `article ${reason.line}: quantity unreadable or zero, "${visibleStart(reason.value)}"`;
    case 'bad-amount':
      return `"${visibleStart(reason.column)}" is not an amount: "${visibleStart(reason.value)}"`;
    case 'bad-ean':
      return `article ${reason.line}: the gencod was damaged by a spreadsheet, "${visibleStart(reason.value)}"`;
    case 'bad-date':
      return `the date "${visibleStart(reason.value)}" is not of the form ${reason.format} (orders.dateFormat)`;
    case 'bad-currency':
      return `the currency "${visibleStart(reason.value)}" is not known: an ISO code such as EUR is expected`;
    case 'credit-slip':
      return `total of ${amount(reason.total)}: this is a credit slip, no sale; key it into ProShop by hand`;
    case 'nothing-paid':
      return `"${visibleStart(reason.column)}" is 0.00 though the order costs ${amount(reason.expected)}, without voucher or discount${reason.isReal ? hintOfTotal : '; look at its payment in PrestaShop'}`;
    case 'paid-twice':
      return `"${visibleStart(reason.column)}" (${amount(reason.paid)}) is twice what the lines cost (${amount(reason.expected)})${hintOfTotal}`;
    case 'totals':
      return `lines, shipping and wrapping less discounts come to ${amount(reason.expected)}, but ${amount(reason.paid)} was paid`;
    case 'payments':
      return `the payments (${amount(reason.paid)}) can't make the total of ${amount(reason.total)}`;
    case 'control-character':
      return `"${visibleStart(reason.column)}" holds a character that no text has (the cell is damaged): "${visibleStart(reason.value)}"`;
    case 'contradiction':
      return `its lines contradict each other on "${visibleStart(reason.column)}": "${visibleStart(reason.values[0])}" and "${visibleStart(reason.values[1])}"`;
  }
};

/** Something odd in an order that is taken all the same. */
const warning: Sections['orders']['warning'] = (odd) => {
  switch (odd.kind) {
    case 'ean-check-digit':
      return `article ${odd.line}: the check digit of the gencod "${visibleStart(odd.value)}" is wrong`;
    case 'vat-rate':
      return `article ${odd.line}: the VAT rate "${visibleStart(odd.value)}" can't be read, the sale goes out without one`;
    case 'made-twice':
      return `same cart and same articles as order ${odd.other}, a moment before: the shop may have made it twice. If so, cancel one of them in PrestaShop, and in ProShop if it is there`;
  }
};

export const orders: Sections['orders'] = { fault, rejection, warning };
