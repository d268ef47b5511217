import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface ImportedFile {
  name: string;
  content: Buffer;
}

/** The till: imports every XML of its folder, deletes it, and keeps what it saw, to the byte. */
export class ProShop {
  readonly imported: ImportedFile[] = [];
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What lies in the folder at this moment and would be imported, untouched. */
  waiting(): ImportedFile[] {
    return this.everyFile().filter(({ name }) => name.toLowerCase().endsWith('.xml'));
  }

  /** What lies in the folder at this moment, whatever it is called. */
  everyFile(): ImportedFile[] {
    return readdirSync(this.#folder)
      .sort()
      .map((name) => ({ name, content: readFileSync(join(this.#folder, name)) }));
  }

  import(): ImportedFile[] {
    const files = this.waiting();
    for (const file of files) {
      this.imported.push(file);
      rmSync(join(this.#folder, file.name));
    }
    return files;
  }

  /** Numbers of the web orders it booked, in order, each as often as it was booked. */
  bookedOrders(): string[] {
    return this.imported.flatMap(({ content }) => orderNumbersIn(content));
  }
}

export function orderNumbersIn(xml: Buffer): string[] {
  return [...xml.toString('utf8').matchAll(/<NumCommandeWeb>([^<]*)</g)].map((match) => match[1] ?? '');
}
