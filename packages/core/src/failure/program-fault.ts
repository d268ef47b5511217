/** What stops a program on this computer, before or beside its work. */
export type ProgramFault =
  | { kind: 'program/another-run'; /** The lock. */ path: string }
  | { kind: 'program/authority-unreadable'; path: string; reason: string }
  | { kind: 'program/folder-not-writable'; folder: string; reason: string }
  | { kind: 'program/internal'; what: string }
  /** `path` is '' where the system names none. */
  | { kind: 'program/local-trouble'; path: string; reason: string }
  | { kind: 'program/output-not-writable'; path: string; reason: string };
