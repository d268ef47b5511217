import { redirectTarget } from '../../src/alerts/send-alert.ts';

const configured = 'http://hooks.exemple.fr/services/T0CLE-SECRETE?jeton=AUTRE-SECRET';

test.each([
  ['another scheme', 'https://hooks.exemple.fr/connexion', 'https://hooks.exemple.fr/connexion'],
  ['the same path', 'https://hooks.exemple.fr/services/T0CLE-SECRETE', 'https://hooks.exemple.fr/…/…'],
  ['a slash after it', 'https://hooks.exemple.fr/services/T0CLE-SECRETE/', 'https://hooks.exemple.fr/…/…/'],
  ['a path alone', '/connexion', 'http://hooks.exemple.fr/connexion'],
  ['the key in another part', '/v2-T0CLE-SECRETE/accueil', 'http://hooks.exemple.fr/…/accueil'],
  ['the query, moved', '/j/AUTRE-SECRET?x=1', 'http://hooks.exemple.fr/j/…'],
  [
    'the address behind a question mark',
    '/connexion?retour=T0CLE-SECRETE',
    'http://hooks.exemple.fr/connexion',
  ],
  ['an account', 'https://moi:mot-de-passe@exemple.fr/a', 'https://exemple.fr/a'],
  ['no address', 'http://', ''],
  ['another protocol', 'mailto:moi@exemple.fr', ''],
  ['nothing', '', ''],
])('%s', (_, location, told) => {
  expect(redirectTarget(location, configured)).toBe(told);
});
