import type { Database } from './tables.ts';

export type ResourceMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A mail that the shop sent, or would have. */
export interface ShopMail {
  readonly kind: 'state' | 'in transit' | 'order';
  readonly order: number;
  /** Of the state, for mails of states. */
  readonly state?: number;
  readonly to: string;
  readonly at: string;
}

/** A write that was carried out, wholly or in part. */
export interface DoneWrite {
  readonly method: string;
  readonly resource: string;
  readonly id: number;
  readonly values: Readonly<Record<string, string>>;
}

/** What modules of the shop, its host and its mail server are up to. Changed at will between requests. */
export interface Surroundings {
  /** A module's hook warns after a row was saved: the answer is 500, the rest of a batch is not done. */
  moduleWarns: false | 'warning' | 'deprecated';
  /** Only writes of this resource are warned about; undefined: of all. */
  moduleWarnsOn: string | undefined;
  /** Printed around every document. */
  prints: { before: string; after: string };
  /** A module dies between the new state of an order and its history row. */
  diesAfterState: boolean;
  /** A module sleeps there for as long as this takes. */
  sleepsAfterState: Promise<void> | undefined;
  mailServer: 'up' | 'down' | 'none';
  /** Methods that the host answers with a page of its own, and the status of that page. */
  hostForbids: ReadonlyMap<string, 403 | 405 | 501>;
  /** The host drops the Authorization header. */
  dropsKey: boolean;
  isSwitchedOff: boolean;
  /** The key was switched off in the back office. */
  isKeyRevoked: boolean;
  /** undefined: the key may do everything. */
  rights: ReadonlyMap<string, ReadonlySet<ResourceMethod>> | undefined;
}

export function quietSurroundings(): Surroundings {
  return {
    moduleWarns: false,
    moduleWarnsOn: undefined,
    prints: { before: '', after: '' },
    diesAfterState: false,
    sleepsAfterState: undefined,
    mailServer: 'up',
    hostForbids: new Map(),
    dropsKey: false,
    isSwitchedOff: false,
    isKeyRevoked: false,
    rights: undefined,
  };
}

/** One shop: its tables, what it did, and what surrounds it. */
export interface ShopState {
  readonly data: Database;
  readonly key: string;
  readonly version: string;
  /** Ids of the shops of a multistore that the key is for; one shop: [1]. */
  readonly shops: readonly number[];
  /** Now, as the shop writes dates. */
  readonly now: () => string;
  readonly mails: ShopMail[];
  readonly writes: DoneWrite[];
  readonly surroundings: Surroundings;
  /** The last number of an invoice and of a delivery slip, once there was one. */
  readonly lastNumbers: Map<string, number>;
  /** Content of images and attachments, by 'images/23' or 'attachments/4'. */
  readonly files: Map<string, Uint8Array>;
}

/** Called between the steps of a write that PrestaShop does not make at once: throws Died to end it there. */
export type BetweenSteps = () => void;
