/** A remote file as it stood when a program read it whole. Moments in ISO 8601. */
export interface FileRead {
  path: string;
  bytes: number;
  /** By the server's clock. */
  modifiedAt: string;
  /** When that run began, by ours. */
  readAt: string;
}

/** What a program has read of the files under its pattern. */
export interface FilesRead {
  /** Fingerprint of what they were read by; under other rules they would tell otherwise. */
  rules: string;
  files: FileRead[];
}
