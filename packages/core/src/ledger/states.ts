/**
 * How far a parcel came on its way into an import folder. DRAFT, VOID and RESENT say nothing of where it stands there:
 * - DRAFT: the XML is written under a provisional name and its orders are bound to it; nothing is promised yet.
 * - VOID: its archive was missing or changed before anything was sent; its orders are free again.
 * - RESENT: a person had its bytes sent again as another parcel.
 */
export type FolderState =
  | 'DRAFT'
  | 'PREPARED'
  | 'STAGED'
  | 'DELIVERING'
  | 'DELIVERED'
  | 'COLLECTED'
  | 'UNCERTAIN'
  | 'VOID'
  | 'RESENT';

/**
 * How far something came that is written by a request over HTTP:
 * - PREPARED: nothing has been sent, or it is proven that it had no effect.
 * - SENDING: committed just before the request; it may be done, or not.
 * - ACCEPTED: done, and the other side has told its id of it.
 * - REFUSED: a clear no for this one, from the other side or before it was asked; a person mends it, and it may go again.
 * - UNCERTAIN: the evidence contradicts itself; a person looks.
 */
export type HttpState = 'PREPARED' | 'SENDING' | 'ACCEPTED' | 'REFUSED' | 'UNCERTAIN';

/** As over HTTP, and SKIPPED: it was not wanted any more when it was to be sent. */
export type WriteState = HttpState | 'SKIPPED';

/** Where parcels go, and the states that they pass on the way there. `till`: ProShop, by its import folder. */
export interface StatesOf {
  till: FolderState;
  crm: HttpState;
}

export type Destination = keyof StatesOf;

/** Every legal step; anything else is a fault of the program. */
type Steps<State extends string> = Readonly<Record<State, readonly State[]>>;

const stepsIntoFolder: Steps<FolderState> = {
  DRAFT: ['PREPARED', 'VOID'],
  PREPARED: ['STAGED', 'UNCERTAIN', 'VOID'],
  STAGED: ['DELIVERING', 'PREPARED', 'UNCERTAIN', 'VOID'],
  DELIVERING: ['STAGED', 'PREPARED', 'DELIVERED', 'COLLECTED', 'UNCERTAIN'],
  DELIVERED: ['COLLECTED', 'RESENT'],
  COLLECTED: ['RESENT'],
  UNCERTAIN: ['DELIVERED', 'RESENT'],
  VOID: [],
  RESENT: [],
};

/** SENDING to PREPARED: the request never left, or was looked for twice and had no effect. */
const stepsOverHttp: Steps<HttpState> = {
  PREPARED: ['SENDING', 'ACCEPTED', 'REFUSED', 'UNCERTAIN'],
  SENDING: ['ACCEPTED', 'REFUSED', 'UNCERTAIN', 'PREPARED'],
  ACCEPTED: [],
  REFUSED: ['PREPARED'],
  UNCERTAIN: ['ACCEPTED', 'PREPARED'],
};

export const legalSteps: { readonly [D in Destination]: Steps<StatesOf[D]> } = {
  till: stepsIntoFolder,
  crm: stepsOverHttp,
};

/**
 * What is written back to the shop, or into the CRM, besides parcels. ACCEPTED to PREPARED: a person has taken away over there
 * what may be made anew, such as a product.
 */
export const writeSteps: Steps<WriteState> = {
  PREPARED: [...stepsOverHttp.PREPARED, 'SKIPPED'],
  SENDING: [...stepsOverHttp.SENDING, 'SKIPPED'],
  ACCEPTED: ['PREPARED'],
  REFUSED: [...stepsOverHttp.REFUSED, 'SKIPPED'],
  UNCERTAIN: [...stepsOverHttp.UNCERTAIN, 'SKIPPED'],
  SKIPPED: [],
};

/** In which state a delivery begins. */
export const firstStates: { readonly [D in Destination]: StatesOf[D] } = { till: 'DRAFT', crm: 'PREPARED' };

/** States that the next run has to finish. */
export const openStates: { readonly [D in Destination]: readonly StatesOf[D][] } = {
  till: ['DRAFT', 'PREPARED', 'STAGED', 'DELIVERING'],
  crm: ['PREPARED', 'SENDING'],
};

/** The same of a write. */
export const openWriteStates: readonly WriteState[] = ['PREPARED', 'SENDING'];

/** Why an order stands in the ledger. */
export type OrderStatus =
  /** Seen as a sale, not sent: read by the stock program only, or its parcel became void. */
  | 'seen'
  /** Bound to a parcel for the till. */
  | 'sent'
  /** Sent by the old program, before go-live. */
  | 'adopted'
  | 'withheld'
  | 'rejected'
  | 'unknown-state'
  /** A person keyed it into ProShop. */
  | 'acknowledged'
  /** Waiting for payment when last seen. */
  | 'waiting'
  /** Cancelled, or left the CSV while waiting: known, and nothing to do. */
  | 'gone';
