import { DatabaseSync } from 'node:sqlite';

/**
 * Loaded before a program (`node --import`): kills it just before or just after its Nth commit, as a power cut would.
 * DIE_AT_COMMIT is "before 3" or "after 3".
 */
const [moment, number] = (process.env['DIE_AT_COMMIT'] ?? '').split(' ');
const exec: (this: DatabaseSync, sql: string) => void = Reflect.get(DatabaseSync.prototype, 'exec');
let left = Number(number);

DatabaseSync.prototype.exec = function (sql) {
  const isLast = sql.includes('COMMIT') && --left === 0;
  if (isLast && moment === 'before') process.kill(process.pid, 'SIGKILL');
  exec.call(this, sql);
  if (isLast) process.kill(process.pid, 'SIGKILL');
};
