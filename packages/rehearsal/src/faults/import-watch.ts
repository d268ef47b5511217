import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Behaviour, Step } from '../ftp-server/behaviour.ts';
import type { Rehearsal } from '../shop/rehearsal.ts';

/**
 * Looks into ProShop's folder before every step of the server: what lies there must be, to the byte, an XML that the
 * archive keeps, and nothing is ever uploaded into it.
 */
export class ImportWatch {
  readonly problems: string[] = [];
  readonly #rehearsal: Rehearsal;
  readonly #folders = new Map<number, string>();

  constructor(rehearsal: Rehearsal) {
    this.#rehearsal = rehearsal;
  }

  /** Watches, and then lets `next` decide. */
  before(next: Behaviour): Behaviour {
    return (step) => {
      this.#follow(step);
      this.look();
      return next(step);
    };
  }

  look(): void {
    for (const { name, content } of this.#rehearsal.proshop.everyFile()) {
      const archived = join(this.#rehearsal.workDir, 'ArchiveExport', name);
      if (!existsSync(archived)) this.problems.push(`import/${name} stands in no archive`);
      else if (!readFileSync(archived).equals(content))
        this.problems.push(`import/${name} is not what the archive keeps (${content.length} bytes)`);
    }
  }

  /** The client names folders in full, so that the last CWD says where a connection is. */
  #follow({ session, verb, argument }: Step): void {
    if (verb === 'CWD') this.#folders.set(session, argument);
    if (verb !== 'STOR') return;
    const path = posix.resolve('/', this.#folders.get(session) ?? '', argument);
    if (path.startsWith('/import/')) this.problems.push(`${path} is uploaded under its final name`);
  }
}
