import type { FaultKind } from './shop-fault.ts';

/** Does trying again help: within this call, in a later run, or not before a person has changed something. */
export type Again = 'at once' | 'later' | 'never';

/** What a fault says of a write: nothing of it was done, or nobody knows before the outcome is read back. */
export type Effect = 'none' | 'unknown';

const table: Record<FaultKind, readonly [Again, Effect]> = {
  'shop/address-unusable': ['never', 'none'],
  'shop/authority-unusable': ['never', 'none'],
  'shop/unreachable': ['at once', 'none'],
  'shop/certificate': ['never', 'none'],
  'shop/late': ['at once', 'unknown'],
  'shop/stopped': ['never', 'unknown'],
  'shop/connection-lost': ['at once', 'unknown'],
  'shop/cut-short': ['at once', 'unknown'],
  'shop/too-large': ['never', 'unknown'],
  'shop/redirected': ['never', 'none'],
  'shop/key-refused': ['never', 'none'],
  'shop/key-dropped': ['never', 'none'],
  'shop/right-missing': ['never', 'none'],
  'shop/other-shop': ['never', 'none'],
  'shop/method-unknown': ['never', 'none'],
  'shop/method-forbidden': ['never', 'none'],
  'shop/blocked': ['later', 'none'],
  'shop/web-page': ['later', 'unknown'],
  'shop/no-service': ['never', 'none'],
  'shop/switched-off': ['later', 'none'],
  'shop/busy': ['at once', 'none'],
  'shop/unavailable': ['at once', 'unknown'],
  'shop/gateway': ['at once', 'unknown'],
  'shop/broken': ['at once', 'unknown'],
  'shop/refused': ['never', 'none'],
  'shop/absent': ['never', 'none'],
  'shop/not-asked': ['at once', 'unknown'],
  'shop/field-missing': ['never', 'unknown'],
  'shop/version-unknown': ['never', 'none'],
};

export function againAfter(kind: FaultKind): Again {
  return table[kind][0];
}

export function effectOf(kind: FaultKind): Effect {
  return table[kind][1];
}
