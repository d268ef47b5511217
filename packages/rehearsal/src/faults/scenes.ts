/** How things stand when the run that will fail begins. */
export type Beginning =
  /** Nothing was ever sent. */
  | 'first run'
  /** An XML was delivered by an earlier run. */
  | 'later run'
  /** The last run asked for a rename that never happened, and nobody told it. */
  | 'rename lost'
  /** The last run asked for a rename that happened, and nobody told it. */
  | 'reply lost';

/** When ProShop imports. */
export type Collecting =
  /** Whatever it sees, the instant it appears. */
  | 'at once'
  /** Before the next run. */
  | 'early'
  /** After the next run. */
  | 'late';

export interface Scene {
  beginning: Beginning;
  collecting: Collecting;
  /** `proshop.importMinutes`: with them known, only those minutes can explain a file that is gone. */
  importMinutes: readonly number[];
  tls: 'none' | 'explicit';
}

const beginnings: readonly Beginning[] = ['first run', 'later run', 'rename lost', 'reply lost'];

type When = Pick<Scene, 'collecting' | 'importMinutes'>;
const atOnce: When = { collecting: 'at once', importMinutes: [] };
const early: When = { collecting: 'early', importMinutes: [0, 30] };
const late: When = { collecting: 'late', importMinutes: [0, 30] };

/** Every way things can stand, over one kind of connection. Whatever was not collected is collected after all runs. */
export function scenes(tls: Scene['tls']): Scene[] {
  const collected = beginnings.flatMap((beginning) =>
    [atOnce, early].map((when) => ({ beginning, ...when })),
  );
  const waiting = { beginning: 'first run' as const, ...late };
  return [...collected, waiting].map((scene) => ({ ...scene, tls }));
}

export function nameOfScene({ beginning, collecting, tls }: Scene): string {
  return `${beginning}, ProShop ${collecting}, ${tls === 'none' ? 'FTP' : 'FTPS'}`;
}
