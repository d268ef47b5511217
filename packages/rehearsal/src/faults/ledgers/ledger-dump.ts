import { DatabaseSync } from 'node:sqlite';

/** A ledger as SQL text, to be read in a diff. */
export interface LedgerDump {
  /** Its tables and indexes, in the words of the program that made it, and its version. */
  schema: string;
  rows: string;
}

export function dumpLedger(path: string): LedgerDump {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const names = column(db, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid");
    const made = column(db, 'SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid');
    const marks = ['application_id', 'user_version'].map((mark) => pragmaText(db, mark));
    return {
      schema: [...marks, ...made].map((statement) => `${statement};\n`).join(''),
      rows: names.flatMap((name) => rowsOf(db, name)).join(''),
    };
  } finally {
    db.close();
  }
}

/** Makes the ledger that was dumped. */
export function buildLedger(path: string, { schema, rows }: LedgerDump): void {
  const db = new DatabaseSync(path);
  db.exec(`BEGIN; ${schema} ${rows} COMMIT`);
  db.close();
}

export function versionOf(path: string): number {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
  } finally {
    db.close();
  }
}

function rowsOf(db: DatabaseSync, table: string): string[] {
  const columns = column(db, `SELECT name FROM pragma_table_info('${table}')`);
  const values = columns.map((name) => `quote("${name}")`).join(` || ', ' || `);
  return column(db, `SELECT 'INSERT INTO ${table} VALUES (' || ${values} || ');' || char(10) FROM ${table}`);
}

function pragmaText(db: DatabaseSync, mark: string): string {
  return `PRAGMA ${mark} = ${column(db, `PRAGMA ${mark}`).join('')}`;
}

/** The first column of what a query answers. */
function column(db: DatabaseSync, query: string): string[] {
  return db
    .prepare(query)
    .all()
    .map((row) => String(Object.values(row)[0]));
}
