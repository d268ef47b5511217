import type { OrdersFile } from './read-orders.ts';

/** The order numbers of files. A file is read for them only when one is asked for, and once. */
export class NumbersInFile {
  readonly #ofFile = new WeakMap<OrdersFile, ReadonlySet<string>>();

  has(file: OrdersFile, id: string): boolean {
    const numbers = this.#ofFile.get(file) ?? readNumbers(file);
    this.#ofFile.set(file, numbers);
    return numbers.has(id);
  }
}

function readNumbers(file: OrdersFile): ReadonlySet<string> {
  const numbers = new Set<string>();
  for (const { order } of file.orders()) numbers.add(order.id);
  return numbers;
}
