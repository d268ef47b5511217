import type { CrmRefusal } from './refusal.ts';

/** What goes wrong between us and the CRM. Plain data; the sentences stand elsewhere. Never holds a key or a session. */
export type CrmFault =
  /** Nothing was sent: no such host, nobody listens, no route. */
  | { kind: 'crm/unreachable'; url: string; reason: string }
  /** The authority of one's own is no certificate. */
  | { kind: 'crm/authority-unusable'; reason: string }
  /** Nobody in the CRM, and no group, has the name that is to own what is made. */
  | { kind: 'crm/unknown-owner'; name: string }
  /** Nothing was sent: the server's certificate is not trusted. */
  | { kind: 'crm/untrusted'; url: string; reason: string }
  /** Sent; whether it was done is unknown. */
  | { kind: 'crm/no-answer'; operation: string; how: 'timed out' | 'cut off'; reason: string }
  /** Redirects are never followed. */
  | { kind: 'crm/redirected'; operation: string; status: number; to: string }
  /** 500 with an empty body is how vtiger dies; 502, 503 and 429 come from what stands before it. */
  | {
      kind: 'crm/http-status';
      operation: string;
      status: number;
      empty: boolean;
      retryAfterSeconds: number | null;
    }
  /** A page or a text in place of JSON; `start` is its beginning. */
  | { kind: 'crm/not-json'; operation: string; start: string }
  | { kind: 'crm/too-large'; operation: string; limitBytes: number }
  /** JSON, but not what was asked for: no `success`, no `result`, a list in place of a record. */
  | { kind: 'crm/unexpected-answer'; operation: string; expected: string }
  | { kind: 'crm/unknown-user'; user: string }
  /** A wrong access key; also an inactive user, or somebody else who logs in as the same user all the time. */
  | { kind: 'crm/wrong-key'; user: string }
  /** The session was gone, and so was the one after it. */
  | { kind: 'crm/session-lost'; operation: string }
  /** vtiger's own no. `code` as vtiger spells it. */
  | { kind: 'crm/refused'; operation: string; code: string; message: string }
  /** A rule of the CRM forbids a second record like this one. */
  | { kind: 'crm/duplicate'; operation: string }
  /** The record was to belong to a user who does not exist. */
  | { kind: 'crm/no-such-owner'; operation: string }
  | CrmRefusal;

export class CrmFailure extends Error {
  override readonly name = 'CrmFailure';
  readonly fault: CrmFault;

  constructor(fault: CrmFault) {
    super(fault.kind);
    this.fault = fault;
  }
}

/** Whether the request can have taken effect. 'no' is said only when nothing was sent, or vtiger turned it away at the door. */
export function mayBeDone(fault: CrmFault): boolean {
  if (fault.kind === 'crm/refused') return !turnedAwayAtTheDoor.includes(fault.code);
  return !nothingDone.includes(fault.kind);
}

const nothingDone: CrmFault['kind'][] = [
  'crm/unreachable',
  'crm/untrusted',
  'crm/authority-unusable',
  'crm/unknown-owner',
  'crm/redirected',
  'crm/unknown-user',
  'crm/wrong-key',
  'crm/session-lost',
  'crm/duplicate',
  'crm/no-such-owner',
];

/** Checked before vtiger writes anything. INVALID_ID_ATTRIBUTE and INTERNAL_SERVER_ERROR also come after half of it. */
const turnedAwayAtTheDoor = [
  'ACCESS_DENIED',
  'MANDATORY_FIELDS_MISSING',
  'REFERENCE_INVALID',
  'QUERY_SYNTAX_ERROR',
  'OPERATION_NOT_SUPPORTED',
  'LEAD_ALREADY_CONVERTED',
];

/** Whether the same request may fare better in a moment. */
export function isPassing(fault: CrmFault): boolean {
  if (fault.kind === 'crm/http-status') return fault.status >= 500 || fault.status === 429;
  return ['crm/unreachable', 'crm/no-answer', 'crm/not-json'].includes(fault.kind);
}
