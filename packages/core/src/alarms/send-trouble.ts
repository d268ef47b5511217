/** Why a message did not leave, as far as it may be told: a server's own words about a login could hold the password. */
export type SendTrouble =
  | { kind: 'time-out' }
  | { kind: 'login' }
  /** The mail server begins in clear, and TLS from the first byte was asked for. */
  | { kind: 'begins-in-clear'; port: number }
  /** The mail server waits in silence where it should greet: for TLS, most often. */
  | { kind: 'no-greeting'; port: number }
  | { kind: 'http'; status: number }
  /** `target`: where to; '' where the site does not say. */
  | { kind: 'redirect'; status: number; target: string }
  | { kind: 'exit'; code: number }
  | { kind: 'other'; reason: string };
