import type { Order } from './model.ts';
import { differencesBetween, contentOf, type Difference } from './order-content.ts';

/** How two sources tell the same orders. Data. */
export interface SourceComparison {
  /** Orders that both tell. */
  both: number;
  /** Ids, or references, that the second lacks. */
  missing: string[];
  different: OrderDifference[];
}

export interface OrderDifference {
  id: string;
  /** What would make another sale of it. */
  content: Difference[];
  state: Values | null;
  /** What else stands in the XML. Only what the first tells: an export without a column says nothing of it. */
  fields: ({ field: string } & Values)[];
}

export interface Values {
  first: string;
  second: string;
}

/** Every order of the first beside the one of the second that has its id, or its reference where it has no id. */
export function compareOrders(first: Iterable<Order>, second: Iterable<Order>): SourceComparison {
  const byId = new Map<string, Order>();
  const byRef = new Map<string, Order>();
  for (const order of second) {
    byId.set(order.id, order);
    byRef.set(order.ref, order);
  }
  const comparison: SourceComparison = { both: 0, missing: [], different: [] };
  for (const order of first) {
    const other = order.id === '' ? byRef.get(order.ref) : byId.get(order.id);
    if (other === undefined) comparison.missing.push(order.id || order.ref);
    else {
      comparison.both += 1;
      const difference = differenceOf(order, other);
      if (difference !== null) comparison.different.push(difference);
    }
  }
  return comparison;
}

function differenceOf(first: Order, second: Order): OrderDifference | null {
  const content = differencesBetween(contentOf(first), contentOf(second));
  const isOtherState = first.stateId !== '' && first.stateId !== second.stateId;
  const state = isOtherState ? { first: first.stateId, second: second.stateId } : null;
  const told = factsOf(first);
  const fields = Object.entries(factsOf(second))
    .map(([field, value]) => ({ field, first: told[field] ?? '', second: value }))
    .filter((values) => values.first !== '' && values.first !== values.second);
  const isSame = content.length === 0 && state === null && fields.length === 0;
  return isSame ? null : { id: first.id || first.ref, content, state, fields };
}

/** What the content leaves out, field by field. */
function factsOf(order: Order): Record<string, string> {
  const { ref, date, currency, carrier, customer, invoiceAddress, deliveryAddress } = order;
  return {
    ref,
    date,
    currency,
    carrier,
    ...named('customer', { ...customer }),
    ...named('invoiceAddress', { ...invoiceAddress }),
    ...named('deliveryAddress', { ...deliveryAddress }),
  };
}

function named(prefix: string, facts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${prefix}.${name}`, value]));
}
