import type { Order } from './model.ts';
import type { OrdersFile, ReadOrder } from './read-orders.ts';

/** An order, and the file that tells it. */
export interface SourcedOrder extends ReadOrder {
  source: OrdersFile;
}

/**
 * The orders of several files (oldest first), each once: as the newest file that has it tells it. Exports with an
 * overlapping window repeat orders, and the older text must not be taken for the order as it is. Each file is gone through
 * once to see what it tells, newest first, and once to tell it, oldest first.
 */
export function* latestVersions(files: readonly OrdersFile[]): Generator<SourcedOrder> {
  const [only, ...others] = files;
  const isOne = only !== undefined && others.length === 0;
  const isTold = isOne ? () => true : findTellers(files);
  for (const source of files) {
    let position = 0;
    for (const read of source.orders()) if (isTold(source, position++)) yield { ...read, source };
  }
}

/** Of each file, by position, the orders that no newer file tells. */
function findTellers(files: readonly OrdersFile[]): (file: OrdersFile, position: number) => boolean {
  const names = new OrderNames();
  const tellers = new Map<OrdersFile, boolean[]>();
  for (const file of files.toReversed()) {
    const orders = [...namesIn(file)];
    const isNews = orders.map((order) => !names.has(order));
    tellers.set(file, isNews);
    for (const order of orders) names.add(order);
  }
  return (file, position) => tellers.get(file)?.[position] ?? true;
}

type OrderName = Pick<Order, 'id' | 'ref'>;

function* namesIn(file: OrdersFile): Generator<OrderName> {
  for (const { order } of file.orders()) yield { id: order.id, ref: order.ref };
}

/** Orders by id, else by reference. A number that comes again with another reference is another order. */
class OrderNames {
  readonly #references = new Map<string, Set<string>>();

  has({ id, ref }: OrderName): boolean {
    const references = this.#references.get(id);
    if (references === undefined) return false;
    return id !== '' && (ref === '' || references.has('')) ? true : references.has(ref);
  }

  add({ id, ref }: OrderName): void {
    // Rows without any name are told by each file anew.
    if (id === '' && ref === '') return;
    const references = this.#references.get(id) ?? new Set();
    this.#references.set(id, references.add(ref));
  }
}
