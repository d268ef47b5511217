import type { Order } from '@passerelle/core/orders/model.ts';
import type { XmlElement } from '../xml/parse-xml.ts';

export type OrderName = Pick<Order, 'id' | 'ref'>;

/** How an order was found. */
export type ArchiveProof = 'reference' | 'id';

/** The sale in which a reference stands: all its values, by the path of the element or attribute that has them. */
type SaleValues = ReadonlyMap<string, ReadonlySet<string>>;

interface Place {
  element: XmlElement;
  path: string;
}

/**
 * Which orders of a CSV the XML files of ArchiveExport have, whatever their format: the old program's is not known. A
 * reference proves by itself. A number is only a number (a customer's code is one too): it proves where the numbers of
 * orders found by their reference stand.
 */
export class ArchivedOrders {
  readonly #references: ReadonlySet<string>;
  readonly #ids: ReadonlySet<string>;
  /** Every word of both. */
  readonly #words: ReadonlySet<string>;
  readonly #orders: readonly OrderName[];
  /** By reference: the sales it stands in. None for one found in a file that is no XML. */
  readonly #sales = new Map<string, SaleValues[]>();
  /** By id: every path at which it is the whole value. */
  readonly #idPaths = new Map<string, Set<string>>();
  #orderPaths: ReadonlySet<string> | null = null;

  /** `orders`: those of the CSV; of others nothing is kept. */
  constructor(orders: readonly OrderName[]) {
    this.#orders = orders;
    this.#references = new Set(orders.map(({ ref }) => ref).filter((ref) => ref !== ''));
    this.#ids = new Set(orders.map(({ id }) => id).filter((id) => id !== ''));
    const names = [...this.#references, ...this.#ids];
    this.#words = new Set(names.flatMap((name) => name.split(notOfAName)).filter((word) => word !== ''));
  }

  /** null: it does not stand in the archive. To be asked when every file is in. */
  proofOf({ id, ref }: OrderName): ArchiveProof | null {
    const paths = this.#pathsOfOrders();
    const sales = this.#sales.get(ref);
    if (sales?.some((sale) => !isOfAnother(sale, id, paths)) || sales?.length === 0) return 'reference';
    const isNumberThere = [...(this.#idPaths.get(id) ?? [])].some((path) => paths.has(path));
    return isNumberThere && sales === undefined ? 'id' : null;
  }

  /** Takes in one document. Returns the paths at which it has a number of an order; null: it has a reference. */
  addDocument(root: XmlElement): ReadonlySet<string> | null {
    const path = `/${root.name}`;
    const numbers = new Set<string>();
    return this.#walk(root, path, { element: root, path }, numbers) ? null : numbers;
  }

  /** Whether numbers of orders stand at one of these paths. To be asked when every file is in. */
  areOfOrders(paths: ReadonlySet<string>): boolean {
    return [...paths].some((path) => this.#pathsOfOrders().has(path));
  }

  /** Takes in what is no XML: references alone are looked for. */
  addText(text: string): boolean {
    const words = new Set([...text.split(/[\s<>"'=,;|]+/), ...text.split(/[^A-Za-z0-9]+/).filter(isTelling)]);
    const found = [...this.#references].filter((ref) => words.has(ref));
    for (const ref of found) if (!this.#sales.has(ref)) this.#sales.set(ref, []);
    return found.length > 0;
  }

  /** Whether a text may name one of the orders; false: it need not be read. */
  mayName(text: string): boolean {
    if (/&#|<!\[CDATA\[/.test(text)) return true;
    return text.split(notOfAName).some((word) => this.#words.has(word));
  }

  #pathsOfOrders(): ReadonlySet<string> {
    return (this.#orderPaths ??= this.#findOrderPaths());
  }

  /** `sale`: the largest element around this one that is not one of several of its name. True: a reference stands there. */
  #walk(element: XmlElement, path: string, sale: Place, numbers: Set<string>): boolean {
    let isFound = false;
    for (const [place, value] of valuesOf(element, path)) {
      if (this.#ids.has(value)) this.#noteNumber(value, place, numbers);
      if (value !== '' && this.#noteReferences(value, sale)) isFound = true;
    }
    const counts = countNames(element.children);
    for (const child of element.children) {
      const childPath = `${path}/${child.name}`;
      const isOneOfSeveral = (counts.get(child.name) ?? 0) > 1;
      const around = isOneOfSeveral ? { element: child, path: childPath } : sale;
      if (this.#walk(child, childPath, around, numbers)) isFound = true;
    }
    return isFound;
  }

  #noteNumber(id: string, path: string, numbers: Set<string>): void {
    this.#idPaths.set(id, (this.#idPaths.get(id) ?? new Set()).add(path));
    numbers.add(path);
  }

  #noteReferences(value: string, sale: Place): boolean {
    const references = [value, ...value.split(/[^A-Za-z0-9]+/).filter(isTelling)];
    const found = new Set(references.filter((ref) => this.#references.has(ref)));
    for (const ref of found) {
      const values = new Map<string, Set<string>>();
      collect(sale.element, sale.path, values);
      this.#sales.set(ref, [...(this.#sales.get(ref) ?? []), values]);
    }
    return found.size > 0;
  }

  /** The paths that have the number in more than half of the sales (of documents of that root) found by reference. */
  #findOrderPaths(): ReadonlySet<string> {
    const votes = new Map<string, number>();
    const sales = new Map<string, number>();
    const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const { id, ref } of this.#orders) {
      for (const sale of id === '' ? [] : (this.#sales.get(ref) ?? [])) {
        const paths = [...sale].filter(([, values]) => values.has(id)).map(([path]) => path);
        if (paths.length > 0) count(sales, rootOf(paths[0] ?? ''));
        for (const path of paths) count(votes, path);
      }
    }
    const isOfMost = ([path, times]: [string, number]): boolean => times > (sales.get(rootOf(path)) ?? 0) / 2;
    return new Set([...votes].filter(isOfMost).map(([path]) => path));
  }
}

const notOfAName = /[^\p{L}\d]+/u;

/** PrestaShop's own references are nine letters at random: one of them proves even as a word of a sentence. */
function isTelling(word: string): boolean {
  return /^[A-Z]{9}$/.test(word);
}

/** The numbers of that sale are there, and none is this one: the other half of a split cart. */
function isOfAnother(sale: SaleValues, id: string, orderPaths: ReadonlySet<string>): boolean {
  const numbers = [...orderPaths].flatMap((path) => [...(sale.get(path) ?? [])]);
  return id !== '' && numbers.length > 0 && !numbers.includes(id);
}

function* valuesOf({ text, attributes }: XmlElement, path: string): Generator<[path: string, value: string]> {
  yield [path, text];
  for (const [name, value] of attributes) yield [`${path}/@${name}`, value];
}

function collect(element: XmlElement, path: string, values: Map<string, Set<string>>): void {
  for (const [place, value] of valuesOf(element, path))
    if (value !== '') values.set(place, (values.get(place) ?? new Set()).add(value));
  for (const child of element.children) collect(child, `${path}/${child.name}`, values);
}

function countNames(elements: readonly XmlElement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { name } of elements) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function rootOf(path: string): string {
  return path.split('/')[1] ?? '';
}
