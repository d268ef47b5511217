import type {
  DatabaseSync,
  SQLInputValue,
  SQLOutputValue,
  StatementResultingChanges,
  StatementSync,
} from 'node:sqlite';

/** By number, or all by name. */
type Bound = SQLInputValue[] | [Record<string, SQLInputValue>];
type Row = Record<string, SQLOutputValue>;

/** A statement that SQLite compiles when it is first run: of the ledger's hundred, an ordinary run needs a third. */
export class Statement {
  readonly #db: DatabaseSync;
  readonly #sql: string;
  #compiled: StatementSync | undefined;

  constructor(db: DatabaseSync, sql: string) {
    this.#db = db;
    this.#sql = sql;
  }

  run(...bound: Bound): StatementResultingChanges {
    return this.#ready.run(...(bound as SQLInputValue[]));
  }

  get(...bound: Bound): Row | undefined {
    return this.#ready.get(...(bound as SQLInputValue[]));
  }

  all(...bound: Bound): Row[] {
    return this.#ready.all(...(bound as SQLInputValue[]));
  }

  iterate(...bound: Bound): NodeJS.Iterator<Row, undefined> {
    return this.#ready.iterate(...(bound as SQLInputValue[]));
  }

  get #ready(): StatementSync {
    return (this.#compiled ??= this.#db.prepare(this.#sql));
  }
}
