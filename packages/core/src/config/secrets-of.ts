import type { Config } from './config.ts';

/** What no output may ever hold: the passwords, and the webhook's address, which most often holds a key. */
export function secretsOf({ ftp, alerts }: Pick<Config, 'ftp' | 'alerts'>): string[] {
  const secrets = [ftp.password, alerts.email?.password, alerts.webhook?.url];
  return secrets.filter((secret) => secret !== undefined);
}

/**
 * An environment for other programs: variables that are a secret are left out. One that only contains it stays: a short
 * password is found in PATH too, and no command runs without that.
 */
export function environmentWithout(
  secrets: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([, value = '']) => !secrets.includes(value)));
}
