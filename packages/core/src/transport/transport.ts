import { TransportError, type TransportFault } from './transport-error.ts';

/**
 * What the programs need of a file server: the comments are the contract, and one test suite holds every implementation
 * and every real server to it.
 *
 * Paths are relative to the login folder ('' is that folder), or absolute with a leading '/'; '/' between parts, ASCII. A path with a control character is refused before
 * anything is sent. Every method rejects with a TransportError, and only with that; after a rejection the connection is
 * closed and no method may be called again: whoever wants to go on connects anew (see `Connections`).
 */
export interface Transport {
  /**
   * Looks at several names in one aligned group (SIZE). `there: false` is given only if the server said 550 for that very
   * name, and since the last transfer its folder was entered (CWD) or another file was seen in it. Anything else that is not
   * a size is "could not look" and rejects; a folder that can't be entered rejects as `no-folder`. Where an answer could
   * belong to another command, the group ends with a NOOP whose own answer proves that none was doubled or late; otherwise
   * it rejects as `desynchronised`.
   */
  look(paths: readonly string[], how?: HowToLook): Promise<Look[]>;

  /** When the server says the file was last written (MDTM, read strictly), by the server's clock, to the second. Rejects if it is not there. */
  modifiedAt(path: string): Promise<Date>;

  /** Whether the folder can be entered, asked afresh. false only on 550; any other trouble rejects. */
  folderExists(path: string): Promise<boolean>;

  /** Makes one folder whose parent exists; no error if it is there already. */
  makeFolder(path: string): Promise<void>;

  /**
   * The plain names in a folder that could be entered, in no order; none where the server refuses to list it for want of
   * files. For patterns and for `check`: never proof that a name is absent.
   */
  list(folder: string): Promise<string[]>;

  /**
   * The whole content as the data connection gave it, at most `limitBytes` (beyond: rejects, kind `too-large`). A transfer
   * cut short may look whole: the caller compares with `look` before and after. Missing file: rejects, kind `missing`.
   * `expectedBytes`: what a look said; so much memory is set aside at once.
   */
  download(
    path: string,
    limitBytes: number,
    progress?: (bytes: number) => void,
    expectedBytes?: number,
  ): Promise<Buffer>;

  /**
   * The same of a small file that need not be there. null: it is not there, or its folder is not; proven like an absence
   * that was looked for.
   */
  downloadIfThere(path: string, limitBytes: number): Promise<Buffer | null>;

  /** Writes a file under a name that nobody else reads. Resolves with the server's closing reply only if the transfer was confirmed. */
  upload(path: string, content: Buffer | LocalFile): Promise<string>;

  /**
   * RNFR (350, exactly) then RNTO (250, exactly). `onReady` is called between the two: from then on a rejection means
   * that the rename may or may not have happened. A refusal in words is an answer, not a rejection.
   */
  rename(from: string, to: string, onReady?: () => void): Promise<RenameAnswer>;

  /**
   * Deletes a file. false: the server refused this very file in words (450, 55x; most often: it is not there), and may well
   * delete another.
   */
  delete(path: string): Promise<boolean>;

  /** Removes an empty folder. false: the server refused it in words (450, 55x; it is not there, or not empty). */
  removeFolder(path: string): Promise<boolean>;

  /** What the server says of itself, for `check`: nothing else depends on it. */
  examine(): Promise<ServerTraits>;

  /** Says goodbye and closes; never rejects, never waits longer than a moment. */
  close(): Promise<void>;
}

export interface LocalFile {
  localPath: string;
  /** Told each block on its way out, so that what was sent can be known. */
  onBlock?: (block: Buffer) => void;
}

export interface HowToLook {
  /**
   * Some of the paths: if one is there, its look tells when it was last written, as it was before its size was asked, and
   * rejects where the server does not tell.
   */
  dated?: readonly string[];
  /** Some of the paths, most likely there: asked by their full name, their folder is entered only where one is not. */
  expected?: readonly string[];
  /** What was entered or seen before does not count: for a look that ends what earlier ones could not. */
  isFresh?: boolean;
  /**
   * 'next': the caller acts on nothing of this before its next call here is answered. Then the first answer to that call is
   * the proof, where it can't be taken for that of a look (229, 350), and NOOP where it can.
   */
  proof?: 'now' | 'next';
}

export type Look = There | { path: string; there: false };

export interface There {
  path: string;
  there: true;
  /** Bytes. */
  size: number;
  /** Where the date was asked for: as `modifiedAt` tells it. */
  modifiedAt?: Date;
}

export type RenameAnswer =
  | { renamed: true; reply: string }
  | { renamed: false; refusedAt: 'RNFR' | 'RNTO'; code: number; reply: string };

export interface ServerTraits {
  /** The extensions it announces (FEAT), in capitals: "MDTM", "MLST TYPE*;SIZE*;", "UTF8". Empty: it announces none. */
  features: string[];
  /** How it lists a folder that is not there: as an empty one, so that a listing proves nothing, or with a refusal. */
  missingFolderList: 'empty' | 'refused';
}

/** The same transport, which reads and never writes: the safety net of a dry run, whose plan has no writing step anyway. */
export function readOnly(transport: Transport): Transport {
  const refuse = (doing: string) => () =>
    Promise.reject(
      new TransportError('refused', { kind: 'transport/read-only', doing } satisfies TransportFault),
    );
  return {
    look: (...request) => transport.look(...request),
    modifiedAt: (path) => transport.modifiedAt(path),
    folderExists: (path) => transport.folderExists(path),
    list: (folder) => transport.list(folder),
    download: (...request) => transport.download(...request),
    downloadIfThere: (...request) => transport.downloadIfThere(...request),
    examine: () => transport.examine(),
    close: () => transport.close(),
    makeFolder: refuse('MKD'),
    upload: refuse('STOR'),
    rename: refuse('RNFR'),
    delete: refuse('DELE'),
    removeFolder: refuse('RMD'),
  };
}
