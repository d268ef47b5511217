import { createHash } from 'node:crypto';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import { systemReason } from '@passerelle/core/failure/local-failure.ts';
import { keepReject, rejectFileName } from '@passerelle/core/files/keep-reject.ts';
import type { TableRow } from '@passerelle/core/files/read-table.ts';
import type { ArticlesEvent, EmitArticles } from './articles/event.ts';
import type { ArticlesJob } from './options.ts';

/** A file whose rows can be kept as they were. */
export interface OriginalFile {
  headingRow: string;
  delimiter: string;
  rowAt: (line: number) => TableRow | undefined;
}

interface Refusal {
  /** Letters and digits. */
  identity: string;
  fault: Fault;
  file: OriginalFile;
  rows: readonly TableRow[];
}

/** What a run refuses, by the file's fault or the shop's, with the rows that it stood in. */
export class ArticleRejects {
  readonly #refusals: Refusal[] = [];
  #articles: OriginalFile | null = null;
  #prices: OriginalFile | null = null;

  ofArticles(file: OriginalFile): void {
    this.#articles = file;
  }

  ofPrices(file: OriginalFile): void {
    this.#prices = file;
  }

  /** Passes events on, and sees what is refused. */
  watch(emit: EmitArticles): EmitArticles {
    return (event) => {
      this.#see(event);
      emit(event);
    };
  }

  /** A file that can't be written fails nothing: it is refused again next time. */
  async keep({ paths, words }: Pick<ArticlesJob, 'paths' | 'words'>, emit: EmitArticles): Promise<void> {
    for (const { identity, fault, file, rows } of this.#refusals) {
      const original = { ...file, rows: rows.map((row) => row.source()) };
      const name = rejectFileName(identity, original);
      try {
        await keepReject(paths.rejects, name, words.say(fault).message, original);
        emit({ kind: 'reject-kept', file: name });
      } catch (error) {
        emit({ kind: 'reject-not-kept', file: name, reason: systemReason(error) });
      }
    }
  }

  #see(event: ArticlesEvent): void {
    if (event.kind === 'article-unreadable') {
      const { key, fault, rows } = event.refused;
      this.#addArticle(
        key,
        fault,
        rows.map(({ line }) => line),
      );
    }
    if (event.kind === 'price-row-refused') this.#addPrice(event.fault, event.fault.line);
    if (!('decision' in event) || event.decision !== 'refused' || event.reason === null) return;
    if (event.kind === 'article') this.#addArticle(event.article.key, event.reason, event.article.lines);
    else if (event.row !== null) this.#addPrice(event.reason, event.row.line);
  }

  /** Orders have their numbers there: an article's file never bears one. */
  #addArticle(key: string, fault: Fault, lines: readonly number[]): void {
    this.#add(this.#articles, fault, lines, () => `article${key.replace(/[^A-Za-z0-9]/g, '')}`);
  }

  #addPrice(fault: Fault, line: number): void {
    this.#add(this.#prices, fault, [line], ([row]) => {
      const content = createHash('sha256').update(row?.source() ?? '');
      return `prix${content.digest('hex').slice(0, 12)}`;
    });
  }

  #add(
    file: OriginalFile | null,
    fault: Fault,
    lines: readonly number[],
    identityOf: (rows: readonly TableRow[]) => string,
  ): void {
    const rows = lines.flatMap((line) => file?.rowAt(line) ?? []);
    if (file !== null && rows.length > 0)
      this.#refusals.push({ identity: identityOf(rows), fault, file, rows });
  }
}
