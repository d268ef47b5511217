import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { scheduledTasks } from '@passerelle/core/status/scheduled-tasks.ts';
import { renderTasks } from '../exe/task-files.ts';
import { dist, exePath, programs, root, version, windowlessPath } from '../exe/programs.ts';
import type { Proof } from './proof.ts';
import { withShop } from './rehearsed-shop.ts';

const windowsScripts = join(root, 'scripts/windows');

const securityDirectory = 4;
const Subsystem = { windows: 2, console: 3 };

const executables = programs.flatMap((program) => [
  { program, path: exePath(program), subsystem: Subsystem.console },
  { program, path: windowlessPath(program), subsystem: Subsystem.windows },
]);

const resources: readonly Proof[] = executables.map(({ program, path, subsystem }) => ({
  name: `${path.slice(dist.length + 1)} says what it is, has an icon, and no signature that would be broken`,
  prove: () => {
    // Without ignoreCert: it throws on a signature.
    const executable = NtExecutable.from(readFileSync(path));
    const { entries } = NtExecutableResource.from(executable);
    const [info] = Resource.VersionInfo.fromEntries(entries);
    const texts = info?.getStringValues({ lang: 1036, codepage: 1200 });
    const [icons] = Resource.IconGroupEntry.fromEntries(entries);
    assert.equal(executable.newHeader.optionalHeader.subsystem, subsystem);
    assert.equal(executable.newHeader.optionalHeaderDataDirectory.get(securityDirectory).size, 0);
    assert.equal(texts?.['ProductName'], 'Passerelle');
    assert.equal(texts?.['FileDescription'], program.description);
    assert.match(texts?.['ProductVersion'] ?? '', new RegExp(`^${version}`));
    assert.equal(icons?.icons.length, 6);
    return Promise.resolve();
  },
}));

const checksums: Proof = {
  name: 'SHA256SUMS agrees with the files',
  prove: () => {
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: dist, stdio: 'pipe' });
    return Promise.resolve();
  },
};

const tasks: readonly Proof[] = [
  {
    name: 'the tasks are valid',
    prove: async () => {
      for (const { xml } of await renderTasks())
        execFileSync('xmllint', ['--noout', '--schema', join(windowsScripts, 'task.xsd'), '-'], {
          input: xml,
          stdio: 'pipe',
        });
    },
  },
];

const shippedTasks: Proof = {
  name: 'the tasks in the zip are UTF-16, as Task Scheduler writes its own',
  prove: () =>
    withShop('Tâches', (shop) => {
      for (const { name } of scheduledTasks) {
        const bytes = readFileSync(join(shop.folder, `${name}.task.xml`));
        const text = bytes.toString('utf16le');
        assert.ok(text.startsWith('\uFEFF<?xml version="1.0" encoding="UTF-16"?>\r\n'), text.slice(0, 60));
        execFileSync('xmllint', ['--noout', '-'], { input: bytes, stdio: 'pipe' });
      }
      return Promise.resolve();
    }),
};

/** What can be told from the files, without running them. */
export const releaseProofs: readonly Proof[] = [...resources, checksums, ...tasks, shippedTasks];
