import { ExitCode } from '../failure/exit-code.ts';
import type { ListInShop, ShopFacts, ShopJobName } from '../ports/shop-facts.ts';
import type { Saying } from '../words/saying.ts';
import type { Words } from '../words/words.ts';

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

/** A place of the configuration that names something of the shop. */
export interface NamePlace {
  /** 'articles.create.taxRulesGroup'. */
  key: string;
  list: ListInShop;
  value: number | string;
}

/** What one configured job needs of the shop beside its rights. A job is added to its program's list, and to the adapter's rights. */
export interface ShopJob<W extends Words = Words> {
  name: ShopJobName;
  /** Without one of them a run is refused. */
  places?: readonly NamePlace[];
  /** What else is worth a line; asked only if the key has every right that the job needs. */
  look?: (facts: ShopFacts, words: W) => Promise<readonly Finding[]>;
}
