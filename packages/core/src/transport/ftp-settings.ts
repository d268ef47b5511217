import type { Deadline } from './connections.ts';
import type { FtpObserver } from './strict-context.ts';
/** Where the server is and how to get in. */
export interface FtpSettings {
  host: string;
  port: number;
  user: string;
  password: string;
  /** 'explicit' is AUTH TLS, 'implicit' is TLS from the first byte. Never falls back to clear. */
  tls: 'none' | 'explicit' | 'implicit';
  /** PEM text of the authority to trust in place of the system's; certificates are always verified. */
  tlsCa?: string;
  /** Of one exchange. */
  timeoutSeconds: number;
}

export interface FtpLimits {
  /** Of the whole run. */
  deadline: Deadline;
  observe?: FtpObserver;
}
