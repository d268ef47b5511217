import type { DatabaseSync } from 'node:sqlite';
import { Statement } from './statement.ts';

/** How far a sale has come, in each of the systems that hear of it. */
export interface OrderStanding {
  /** ProShop has taken the XML. */
  isCollected: boolean;
  /** All of it is in the CRM, as it last was. */
  isInCrm: boolean;
  /** Written into the shop as shipped, or last seen there as shipped or delivered. */
  isShipped: boolean;
}

/** The shop's own numbers of "shipped" and "delivered", as every PrestaShop has them. */
const shippedStates = "'4', '5'";

export class OrderStandings {
  readonly #of: Statement;

  constructor(db: DatabaseSync) {
    this.#of = new Statement(
      db,
      `
      SELECT
        EXISTS (SELECT 1 FROM deliveries d
          WHERE d.parcel = o.parcel AND d.destination = 'till' AND d.state = 'COLLECTED') AS collected,
        EXISTS (SELECT 1 FROM followed f
          WHERE f.target = 'crm' AND f.kind = 'order' AND f.key = o.id AND f.version <> '') AS in_crm,
        o.state_id IN (${shippedStates}) OR EXISTS (SELECT 1 FROM writes w
          WHERE w.target = 'shop' AND w.kind = 'order-state'
            AND w.key IN ('shipped:' || o.id, 'shipped:' || o.ref) AND w.state = 'ACCEPTED') AS shipped
      FROM orders o WHERE o.key = ?`,
    );
  }

  /** Of an order by its key in the ledger. */
  of(orderKey: number): OrderStanding {
    const row = this.#of.get(orderKey);
    const is = (column: string): boolean => row?.[column] === 1;
    return { isCollected: is('collected'), isInCrm: is('in_crm'), isShipped: is('shipped') };
  }
}
