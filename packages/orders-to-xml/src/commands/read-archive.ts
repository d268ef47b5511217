import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeXml, parseXmlText, type XmlElement } from '../xml/parse-xml.ts';
import { ArchivedOrders, type OrderName } from './archived-orders.ts';

/** What the folder of old XML files says of the orders of a CSV. Names of files in the order of the folder. */
export interface ReadArchive {
  orders: ArchivedOrders;
  files: number;
  /** No XML, or too large to be read as such: searched as text, for references alone. */
  searchedAsText: string[];
  /** Files that name none of the orders. */
  withoutAny: string[];
}

/** Bytes. The reader of XML needs 80 times as much memory. */
const mostBytesOfXml = 8_388_608;

export async function readArchive(folder: string, names: readonly OrderName[]): Promise<ReadArchive> {
  const orders = new ArchivedOrders(names);
  const files = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.xml'))
    : [];
  const searchedAsText: string[] = [];
  const found = new Map<string, ReadonlySet<string> | null>();
  for (const file of files) {
    const text = decode(readFileSync(join(folder, file)));
    if (!orders.mayName(text)) continue;
    const root = text.length > mostBytesOfXml ? null : await parse(text);
    if (!root) searchedAsText.push(file);
    if (root) found.set(file, orders.addDocument(root));
    else if (orders.addText(text)) found.set(file, null);
  }
  const namesOne = (file: string): boolean => {
    const numbers = found.get(file);
    return numbers !== undefined && (numbers === null || orders.areOfOrders(numbers));
  };
  const withoutAny = files.filter((file) => !namesOne(file));
  return { orders, files: files.length, searchedAsText, withoutAny };
}

async function parse(text: string): Promise<XmlElement | null> {
  try {
    return await parseXmlText(text);
  } catch {
    return null;
  }
}

/** Numbers and references are ASCII in every encoding but UTF-16: one that nobody knows is read as Latin-1. */
function decode(bytes: Buffer): string {
  try {
    return decodeXml(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
