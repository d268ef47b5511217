import type { Step } from '../ftp-server/behaviour.ts';

/** How the published table calls an operation: a command, CONNECT, TLS, or the data of a transfer. */
export function nameOfStep({ verb, argument }: Pick<Step, 'verb' | 'argument'>): string {
  return verb === 'DATA' ? `${argument.split(' ')[0]} data` : verb;
}
