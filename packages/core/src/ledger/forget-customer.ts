import type { DatabaseSync } from 'node:sqlite';
import { peopleInCrm } from './person-key.ts';

/** The customer as the tables know him. */
export interface CustomerToForget {
  identity: string;
  /** What records of people are known by in the CRM's writes. */
  person: string;
  /** In small letters. */
  email: string;
  at: string;
}

const steps: readonly { sql: string; of: readonly (keyof CustomerToForget)[] }[] = [
  {
    sql: `INSERT INTO customers (identity, number, first_seen, last_seen) VALUES ($identity, '', $at, $at)
      ON CONFLICT (identity) DO NOTHING`,
    of: ['identity', 'at'],
  },
  {
    sql: `DELETE FROM followed WHERE target = 'crm' AND kind = 'customer'
      AND key IN (SELECT number FROM customers WHERE identity = $identity)`,
    of: ['identity'],
  },
  // Of the CRM's runs, which do not speak of him any more.
  {
    sql: `DELETE FROM refusals WHERE job = 'crm'
      AND subject IN (SELECT 'customer ' || number FROM customers WHERE identity = $identity)`,
    of: ['identity'],
  },
  {
    sql: `UPDATE customers SET number = '', row_hash = '', refused_hash = '', written_at = NULL, forgotten_at = $at
      WHERE identity = $identity`,
    of: ['identity', 'at'],
  },
  {
    sql: "UPDATE customer_versions SET hash = '', content_hash = '' WHERE identity = $identity",
    of: ['identity'],
  },
  {
    sql: `UPDATE writes SET payload = '', answer = '', subject = ''
      WHERE target = 'shop' AND kind IN ('customer', 'address') AND substr(key, 1, length($identity)) = $identity`,
    of: ['identity'],
  },
  {
    sql: `UPDATE writes SET payload = '', answer = '', subject = ''
      WHERE target = 'crm' AND kind IN (${peopleInCrm.map((kind) => `'${kind}'`).join()}) AND key = $person`,
    of: ['person'],
  },
  // What a shop or a CRM answered may quote him.
  { sql: "UPDATE writes SET answer = '' WHERE instr(lower(answer), $email) > 0", of: ['email'] },
  { sql: 'DELETE FROM refusals WHERE instr(lower(message), $email) > 0', of: ['email'] },
];

/** Empties whatever stands of a customer; that it was he stays. To be called in a transaction. */
export function forgetCustomer(db: DatabaseSync, customer: CustomerToForget): void {
  for (const { sql, of } of steps)
    db.prepare(sql).run(Object.fromEntries(of.map((name) => [name, customer[name]])));
}
