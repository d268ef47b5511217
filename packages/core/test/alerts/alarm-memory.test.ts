import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileMemory, ledgerMemory } from '../../src/alarms/alarm.ts';
import { openLedger } from '@passerelle/core/ledger/open-ledger.ts';
import { inFolder } from '../in-folder.ts';

const at = new Date('2026-11-22T09:57:03Z');
const alarm = (id: string) => ({ id, text: `texte de ${id}`, since: at, toldAt: at });

test('a file remembers across runs, and is gone when nothing is left to remember', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'alertes-en-cours.json');
    await fileMemory(path).change([alarm('a'), alarm('b')], []);
    expect(fileMemory(path).told()).toEqual([alarm('a'), alarm('b')]);
    await fileMemory(path).change([], ['a']);
    expect(fileMemory(path).told()).toEqual([alarm('b')]);
    await fileMemory(path).change([], ['b']);
    expect(existsSync(path)).toBe(false);
  });
});

test.each([
  ['cut short', '[{"id": "a"'],
  ['not what was written', '{"autre": 1}'],
])('a file that is %s remembers nothing', async (_what, content) => {
  await inFolder((folder) => {
    const path = join(folder, 'alertes-en-cours.json');
    writeFileSync(path, content);
    expect(fileMemory(path).told()).toEqual([]);
  });
});

test('what a run without the ledger told is known to the next that has it, and forgotten by both', async () => {
  await inFolder(async (folder) => {
    const ledger = openLedger(join(folder, 'passerelle.sqlite'), { uniqueId: () => 'id', pace: 1 });
    const file = fileMemory(join(folder, 'alertes-en-cours.json'));
    await file.change([alarm('sans-registre')], []);
    const memory = ledgerMemory(ledger, file);
    expect(memory.told()).toEqual([alarm('sans-registre')]);
    await memory.change([alarm('b')], ['sans-registre']);
    expect(memory.told()).toEqual([alarm('b')]);
    expect(file.told()).toEqual([]);
    ledger.close();
  });
});
