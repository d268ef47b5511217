/** What goes wrong between the archive and ProShop's folder. Paths are remote; `file` is the XML. */
export type DeliveryFault =
  | { kind: 'delivery/cut-short'; path: string }
  | { kind: 'delivery/moves-nothing' | 'delivery/surprising'; file: string }
  | { kind: 'delivery/rename-held' | 'delivery/rename-refused'; from: string; to: string; reply: string }
  /** The XML can't be read from the archive, or not be recorded as read. */
  | { kind: 'delivery/archive-held'; file: string; reason: string }
  | { kind: 'delivery/import-missing'; folder: string }
  /** The sentinel of the staging folder: unreadable, or that of another ledger. */
  | { kind: 'delivery/sentinel-unreadable' | 'delivery/other-ledger'; path: string }
  /** Last batch numbers, of the server and of the ledger. */
  | { kind: 'delivery/older-ledger'; path: string; server: number; ledger: number };
