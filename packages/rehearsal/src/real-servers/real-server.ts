/** A server as shops have them, running on 127.0.0.1 with an account of its own. */
export interface RealServer {
  host: string;
  port: number;
  /** The login folder, on disk. */
  root: string;
  user: string;
  password: string;
  /** PEM of the authority that signed its certificate; it offers explicit TLS and clear. */
  authority: string;
  /** As it is set by default. */
  renamesOver: boolean;
  /** Whether STOR replaces an existing file, by default. */
  storesOver: boolean;
  /** How it lists (NLST) a folder that is not there. */
  missingFolderList: 'empty' | 'refused';
  stop(): Promise<void>;
}
