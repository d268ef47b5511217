import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Which orders the XML files of ArchiveExport name, whatever their format: the old program's is not known. */
export class ArchivedValues {
  /** Every text and attribute value, whole. */
  readonly #values = new Set<string>();
  /** Every word of them. */
  readonly #words = new Set<string>();

  /** Whether that reference stands there, alone or as a word of its own. PrestaShop's are letters and digits only. */
  hasReference(reference: string): boolean {
    return reference !== '' && (this.#words.has(reference) || this.#values.has(reference));
  }

  /** Whether that id stands there as the whole value of an element or attribute. */
  hasId(id: string): boolean {
    return id !== '' && this.#values.has(id);
  }

  /** Takes in the text of one XML. */
  add(xml: string): void {
    for (const match of xml.matchAll(/<!\[CDATA\[([^]*?)\]\]>|>([^<>]+)<|=\s*"([^"]*)"|=\s*'([^']*)'/g)) {
      const value = (match.slice(1).find((part) => part !== undefined) ?? '').trim();
      if (value === '') continue;
      this.#values.add(value);
      for (const word of value.split(/[^A-Za-z0-9]+/)) this.#words.add(word);
    }
  }
}

/** Reads all XML of the archive folder as Latin-1: ids and references are ASCII in every encoding they may have. */
export async function readArchivedValues(folder: string): Promise<{ values: ArchivedValues; files: number }> {
  const values = new ArchivedValues();
  const names = existsSync(folder)
    ? readdirSync(folder).filter((name) => name.toLowerCase().endsWith('.xml'))
    : [];
  for (const name of names) values.add(await readText(join(folder, name)));
  return { values, files: names.length };
}

async function readText(path: string): Promise<string> {
  let text = '';
  for await (const block of createReadStream(path, 'latin1') as AsyncIterable<string>) text += block;
  return text;
}
