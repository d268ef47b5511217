import { languageOfArguments } from '@passerelle/core/program/command-line.ts';
import { systemLanguage } from '../../src/words/language.ts';

test.each<[Record<string, string>, string]>([
  [{ LANG: 'fr_FR.UTF-8' }, 'fr'],
  [{ LANG: 'FR' }, 'fr'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'C' }, 'fr'],
  [{ LANG: 'C.UTF-8' }, 'fr'],
  [{ LANG: 'POSIX' }, 'fr'],
  [{ LC_ALL: 'en_US.UTF-8', LANG: 'fr_FR.UTF-8' }, 'en'],
  [{ LC_MESSAGES: 'en_US.UTF-8', LANG: 'fr_FR.UTF-8' }, 'en'],
  [{ LC_ALL: '', LANG: 'fr_FR.UTF-8' }, 'fr'],
])('a system that says %j speaks %s', (env, language) => {
  expect(systemLanguage(env)).toBe(language);
});

test.each<[string[], string]>([
  [[], 'fr'],
  [['--lang', 'en'], 'en'],
  [['--lang=en', '--dry-run'], 'en'],
  [['ack', '1042', '--lang', 'en'], 'en'],
  [['--lang'], 'fr'],
  [['--lang', 'de'], 'fr'],
])('the help of %j is in %s', (argv, language) => {
  expect(languageOfArguments(argv, { LANG: 'fr_FR.UTF-8' })).toBe(language);
});
