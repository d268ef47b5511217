import { en } from './en.ts';
import type { Language } from './formats.ts';
import { fr } from './fr.ts';
import type { Words } from './words.ts';

export { en, fr };

export function wordsIn(language: Language): Words {
  return language === 'fr' ? fr : en;
}

/**
 * The system's language, from what the environment says or from what Windows told Node; French unless it is another.
 * PluralRules tells the same locale as DateTimeFormat, in 2 ms instead of 13, which was a tenth of a run.
 */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const said =
    env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || new Intl.PluralRules().resolvedOptions().locale;
  const isUnset = said === 'C' || said === 'POSIX' || said.startsWith('C.');
  return isUnset || said.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}
