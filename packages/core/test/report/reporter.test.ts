import { Reporter } from '../../src/report/reporter.ts';
import { visible } from '@passerelle/core/text/visible.ts';

test.each<[string, string, string]>([
  ['plain text, accents, signs', 'Élise — 59,90 € 🙂', 'Élise — 59,90 € 🙂'],
  ['a line end', 'a\r\nb', 'a\\r\\nb'],
  ['a terminal escape', '\u001b[31mrouge', '\\e[31mrouge'],
  ['delete', 'a\u007fb', 'a\\u007fb'],
  ['a C1 control', 'a\u009bb', 'a\\u009bb'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['text turned round', 'a\u202eb', 'a\\u202eb'],
])('shown: %s', (_, text, expected) => {
  expect(visible(text)).toBe(expected);
});

function told(secrets: string[], text: string): string {
  const lines: string[] = [];
  const reporter = new Reporter();
  reporter.addListener((_, line) => lines.push(line));
  for (const secret of secrets) reporter.hide(secret);
  reporter.tell('plain', text);
  return lines.join('|');
}

test.each<[string, string[], string, string]>([
  ['a secret', ['s3cret'], 'PASS s3cret!', 'PASS *****!'],
  ['a secret, twice', ['s3cret'], 's3crets3cret', '**********'],
  ['two secrets', ['abcd', 'wxyz'], 'abcd et wxyz', '***** et *****'],
  ['a secret with signs of its own', ['a.*b'], 'axxb a.*b', 'axxb *****'],
  ['a secret that is part of another', ['abc', 'abcdef'], 'abcdef', '*****'],
  ['a secret with a control character', ['a\tbc'], 'a\tbc', '*****'],
  ['a secret in an address', ['a&b c'], '/?key=a%26b%20c', '/?key=*****'],
  ['a secret in a login', ['REHEARSAL'], 'Basic UkVIRUFSU0FMOg==', 'Basic *****Og=='],
  ['no secret: too short to be told apart', ['ab'], 'cabine', 'cabine'],
  ['no secret: empty', [''], 'tout', 'tout'],
])('%s', (_, secrets, text, expected) => {
  expect(told(secrets, text)).toBe(expected);
});

test('every listener hears the same, from when it listens', () => {
  const heard: string[][] = [[], []];
  const reporter = new Reporter();
  reporter.addListener((tone, line) => heard[0]?.push(`${tone} ${line}`));
  reporter.tell('good', 'un');
  reporter.addListener((tone, line) => heard[1]?.push(`${tone} ${line}`));
  reporter.tell('bad', 'deux');
  expect(heard).toEqual([['good un', 'bad deux'], ['bad deux']]);
});
