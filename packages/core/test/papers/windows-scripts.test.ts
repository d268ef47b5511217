import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As Windows PowerShell 5.1 reads them: it has the last word on every Windows, and no machine of ours runs it. */
describe.each(['install-tasks.ps1', 'uninstall-tasks.ps1'])('%s', (name) => {
  const text = readFileSync(join(import.meta.dirname, '../../../../scripts/windows', name), 'utf8');

  test('begins with the mark of UTF-8: without it accents are read in the code page of the machine', () => {
    expect(text.startsWith('\uFEFF')).toBe(true);
  });

  test('has no curly quotes: they would end a string', () => {
    expect(text).not.toMatch(/[‘’“”]/);
  });

  test('no default of a parameter of the script asks for its folder, which is not known yet', () => {
    const parameters = text.slice(text.indexOf('\nparam('), text.indexOf('$ErrorActionPreference'));
    expect(parameters).toContain('param(');
    expect(parameters).not.toMatch(/\$PSScriptRoot|\$PSCommandPath|\$MyInvocation/);
  });
});
