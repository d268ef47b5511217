/** The exit codes of both programs. What each asks of the person who sees it stands in the words. */
export const ExitCode = {
  Done: 0,
  Internal: 1,
  Usage: 2,
  Server: 3,
  Input: 4,
  OrdersHeld: 5,
  Guard: 6,
  Busy: 7,
  Uncertain: 8,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** When several codes apply, the first of these that does is the one returned. */
const precedence: readonly ExitCode[] = [
  ExitCode.Internal,
  ExitCode.Usage,
  ExitCode.Busy,
  ExitCode.Uncertain,
  ExitCode.Server,
  ExitCode.Guard,
  ExitCode.Input,
  ExitCode.OrdersHeld,
];

export function gravest(codes: readonly ExitCode[]): ExitCode {
  return precedence.find((code) => codes.includes(code)) ?? ExitCode.Done;
}
