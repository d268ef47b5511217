/** Why one customer, product or order is not written, the others being none the worse. */
export type CrmRefusal =
  | { kind: 'crm/no-email'; customer: string }
  /** vtiger would cut it, and never find the customer again. */
  | { kind: 'crm/email-too-long'; customer: string; limit: number }
  | { kind: 'crm/no-lines'; order: string }
  | { kind: 'crm/unreadable-amount'; order: string; field: string; found: string }
  /** Lines, vouchers and shipping do not make up what was paid: a difference beyond rounding. */
  | { kind: 'crm/amounts-differ'; order: string; difference: string; allowed: string }
  /** What vtiger computed is not what the shop was paid. */
  | { kind: 'crm/total-differs'; order: string; crm: string; shop: string }
  | { kind: 'crm/rate-missing'; order: string; rate: string }
  | { kind: 'crm/currency-missing'; order: string; currency: string }
  /** Several records under one key: nobody knows which is meant. */
  | { kind: 'crm/ambiguous'; module: string; key: string; ids: string[] }
  /** A status that the CRM's own list does not have. It would be stored all the same. */
  | { kind: 'crm/unknown-status'; order: string; field: string; value: string; known: string[] }
  /** vtiger 8.3.0 and 8.4.0 as they were released create no order. */
  | { kind: 'crm/cannot-create-orders'; version: string }
  /** It was there, and is not any more: deleted, merged, or hidden from the API's user. */
  | { kind: 'crm/gone'; module: string; key: string; id: string }
  /** A person has said that this one is not to be made. */
  | { kind: 'crm/settled'; module: string; key: string }
  /** The order stands in the CRM without the account or contact that it was given. */
  | { kind: 'crm/order-of-nobody'; order: string; id: string; field: string };
