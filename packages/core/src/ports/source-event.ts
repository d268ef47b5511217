/** What a source of orders or stock has to tell while it is read. */
export type SourceEvent =
  /** So many bytes of a file so far. */
  | { kind: 'source/received'; path: string; bytes: number }
  /** Names under the pattern that the server can't be asked for: those files are not read. */
  | { kind: 'source/unsendable'; names: readonly string[] }
  /** Parts that an earlier run read whole and that have not changed since. */
  | { kind: 'source/unchanged'; count: number }
  /** Parts that there was no time for. */
  | { kind: 'source/left'; count: number }
  /** Something odd that the source's own room has words for. */
  | { kind: 'source/notice'; notice: { readonly kind: string; readonly [fact: string]: unknown } };

export type EmitSource = (event: SourceEvent) => void;
