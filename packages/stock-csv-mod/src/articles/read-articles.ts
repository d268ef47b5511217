import { readTable, type TableRow } from '@passerelle/core/files/read-table.ts';
import type { DialectWishes } from '@passerelle/core/files/dialect.ts';
import { usualSign } from './article-cells.ts';
import { findArticleColumns, knowsArticleHeading, type ColumnSettings } from './article-columns.ts';
import { ArticleRefused } from './article-draft.ts';
import type { ArticleFault, ArticleNote } from './article-fault.ts';
import { buildArticle, type BuildContext, type BuiltArticle } from './build-article.ts';
import { groupLines, lineJudge, type LineGroup, type LineWishes } from './group-lines.ts';
import { RowCells } from './row-cells.ts';

/** What a file of articles says, before images and documents are looked for. */
export interface ArticlesReading {
  /** Lines that were read; those of other shops and filtered ones are none. */
  rows: number;
  /** Filtered. */
  left: number;
  articles: readonly BuiltArticle[];
  refused: readonly RefusedArticle[];
  headingRow: string;
  delimiter: string;
  rowAt: (line: number) => TableRow | undefined;
}

export interface RefusedArticle {
  key: string;
  reference: string;
  /** As the file has it; '' for none. */
  name: string;
  gencods: readonly string[];
  fault: ArticleFault;
  rows: readonly TableRow[];
}

export interface ArticlesSettings extends DialectWishes, ColumnSettings, LineWishes {
  /** Pattern of the names. */
  name: string;
}

/**
 * A whole file of articles: ProShop's export, or any back office's. Throws as `readTable` does, and a Failure (4) where it
 * has not the columns. One article that can't be taken hinders no other.
 */
export function readArticles(name: string, bytes: Buffer, settings: ArticlesSettings): ArticlesReading {
  const table = readTable(name, bytes, {
    ...settings,
    isKnownHeading: knowsArticleHeading(settings),
    findColumns: (headings) => findArticleColumns(name, headings, settings),
  });
  const { columns, headings, headingRow, delimiter } = table;
  const all = table.rows.map((row) => new RowCells(row, columns));
  const groups = groupLines(all, columns, lineJudge({ name, headings }, settings));
  const cells = groups.flatMap(({ lines }) => lines);
  const context: BuildContext = {
    columns,
    name: settings.name,
    tax: settings.taxed === 'ttc' ? 'with' : 'without',
    width: headings.length,
    decimalSign: usualSign(cells.map((row) => row.price())),
  };
  const built = refuseShared(groups.map((group) => tryToBuild(group, context)));
  const articles = built.flatMap((one) => ('article' in one ? one : []));
  const refused = built.flatMap((one) => ('fault' in one ? one : []));
  const left = all.length - cells.length;
  const byLine = new Map(table.rows.map((row) => [row.line, row]));
  const rowAt = (line: number) => byLine.get(line);
  return { rows: cells.length, left, articles, refused, headingRow, delimiter, rowAt };
}

type Attempt = (BuiltArticle | RefusedArticle) & { rowCells: readonly RowCells[] };

function tryToBuild({ key, lines: rowCells, fault }: LineGroup, context: BuildContext): Attempt {
  if (fault) return refuse(key, rowCells, fault);
  try {
    return { ...buildArticle(key, rowCells, context), rowCells };
  } catch (error) {
    if (!(error instanceof ArticleRefused)) throw error;
    return refuse(key, rowCells, error.fault);
  }
}

function refuse(key: string, rowCells: readonly RowCells[], fault: ArticleFault): Attempt {
  const said = (column: 'reference' | 'name') =>
    rowCells.map((row) => row.text(column)).find((text) => text !== '') ?? '';
  const gencods = [...new Set(rowCells.map((row) => row.text('gencod')).filter((gencod) => gencod !== ''))];
  const rows = rowCells.map(({ row }) => row);
  return { key, reference: said('reference'), name: said('name'), gencods, fault, rows, rowCells };
}

/** A gencod of two articles tells neither: both are refused. */
function refuseShared(attempts: readonly Attempt[]): Attempt[] {
  const owners = new Map<string, Set<string>>();
  for (const attempt of attempts) {
    for (const gencod of gencodsOf(attempt)) {
      const keys = owners.get(gencod) ?? new Set();
      owners.set(gencod, keys.add(keyOf(attempt)));
    }
  }
  return attempts.map((attempt) => {
    if ('fault' in attempt) return attempt;
    const { key, variations } = attempt.article;
    const shared = variations.find(({ gencod }) => (owners.get(gencod)?.size ?? 0) > 1);
    if (!shared) return attempt;
    const others = [...(owners.get(shared.gencod) ?? [])].filter((other) => other !== key);
    const { gencod, line } = shared;
    return refuse(key, attempt.rowCells, { kind: 'article/gencod-twice', line, gencod, others });
  });
}

function keyOf(attempt: Attempt): string {
  return 'article' in attempt ? attempt.article.key : attempt.key;
}

function gencodsOf(attempt: Attempt): readonly string[] {
  if ('fault' in attempt) return attempt.gencods;
  return attempt.article.variations.map(({ gencod }) => gencod).filter((gencod) => gencod !== '');
}

/** Notes of all articles that were taken. */
export function notesOf({ articles }: ArticlesReading): { key: string; note: ArticleNote }[] {
  return articles.flatMap(({ article, notes }) => notes.map((note) => ({ key: article.key, note })));
}
