import { ExitCode } from '../failure/exit-code.ts';
import type { Saying } from '../words/saying.ts';

/** One line of `check`. */
export type Finding =
  | { mark: 'ok'; what: string }
  /** It works, and something should be known or mended. */
  | { mark: 'warning'; what: string; remedy: string }
  /** A run would fail. */
  | { mark: 'fault'; what: string; remedy: string; exitCode: ExitCode; isList?: boolean };

export function ok(what: string): Finding {
  return { mark: 'ok', what };
}

export function warning({ message, hint }: Saying): Finding {
  return { mark: 'warning', what: message, remedy: hint };
}

export function fault({ message, hint, isList = false }: Saying, exitCode: ExitCode): Finding {
  return { mark: 'fault', what: message, remedy: hint, exitCode, ...(isList ? { isList } : {}) };
}

/** 0 when nothing is ✘, else 3 if only the server is in fault, else 2. */
export function exitCodeOf(findings: readonly Finding[]): ExitCode {
  const codes = findings.flatMap((finding) => (finding.mark === 'fault' ? [finding.exitCode] : []));
  if (codes.length === 0) return ExitCode.Done;
  return codes.every((code) => code === ExitCode.Server) ? ExitCode.Server : ExitCode.Usage;
}
