import { secretForms, starredOut } from '@passerelle/core/text/secret-forms.ts';

export type Censor = (text: string) => string;

/** Takes what opens the CRM out of a text that it has sent: these secrets in every form, and any session. */
export function censorOf(secrets: readonly (string | undefined)[]): Censor {
  const forms = secrets
    .flatMap((secret) => (secret === undefined ? [] : secretForms(secret)))
    .sort((a, b) => b.length - a.length);
  return (text) => starredOut(text, forms).replace(/("sessionName"\s*:\s*")[^"]*/g, '$1*****');
}
