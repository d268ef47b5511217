export type Censor = (text: string) => string;

/** Takes what opens the CRM out of a text that it has sent: these secrets, plain and as in an address, and any session. */
export function censorOf(secrets: readonly (string | undefined)[]): Censor {
  const forms = secrets
    .filter((secret): secret is string => secret !== undefined && secret !== '')
    .flatMap((secret) => [
      secret,
      encodeURI(secret.toWellFormed()),
      encodeURIComponent(secret.toWellFormed()),
      new URLSearchParams({ '': secret }).toString().slice(1),
    ]);
  return (text) =>
    forms
      .reduce((censored, form) => censored.replaceAll(form, stars), text)
      .replace(/("sessionName"\s*:\s*")[^"]*/g, `$1${stars}`);
}

const stars = '*****';
