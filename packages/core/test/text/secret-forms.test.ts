import { secretForms } from '@passerelle/core/text/secret-forms.ts';

const secret = `M4rk"s&c<r\\e>t'%41 7+/é`;
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** Whether nothing of the secret is left when its forms are taken out. */
function told(text: string, of = secret): string {
  return secretForms(of).reduce((rest, form) => rest.replaceAll(form, '*'), text);
}

test.each<[string, string, string]>([
  ['as it is', `key ${secret}!`, 'key *!'],
  ['in an address', `/?key=${encodeURIComponent(secret)}`, '/?key=*'],
  ['as an address that was made whole', encodeURI(`/${secret}/x`), '/*/x'],
  ['in a form', new URLSearchParams({ key: secret }).toString(), 'key=*'],
  ['in JSON', JSON.stringify({ key: secret }), '{"key":"*"}'],
  ['on a page', '<b>M4rk"s&amp;c&lt;r\\e&gt;t\'%41 7+/é</b>', '<b>*</b>'],
  ['on a page, with its quotes', 'M4rk&quot;s&amp;c&lt;r\\e&gt;t&#039;%41 7+/é', '*'],
  ['on a page, with its quotes named', 'M4rk&quot;s&amp;c&lt;r\\e&gt;t&apos;%41 7+/é', '*'],
])('%s', (_, text, expected) => {
  expect(told(text)).toBe(expected);
});

test.each([`${secret}`, `${secret}:`, `a:${secret}`, `ab:${secret}`, `abc:${secret}:d`, `shop:${secret}é`])(
  'in base64: %s',
  (login) => {
    const rest = told(`Basic ${base64(login)}`);
    expect(rest).toContain('*');
    expect(rest.length).toBeLessThan('Basic '.length + base64(login).length - base64(secret).length + 6);
  },
);

test.each<[string, string, string]>([
  ['a short secret stays itself alone: its base64 is found in words', 'YWJj abc', 'YWJj *'],
  ['too short to be told apart', 'ab', 'ab'],
])('%s', (_, text, expected) => {
  expect(told(text, text === 'ab' ? 'ab' : 'abc')).toBe(expected);
});

test('half a character is no obstacle', () => {
  expect(told('a\ud800b said', 'a\ud800b')).toBe('* said');
});
