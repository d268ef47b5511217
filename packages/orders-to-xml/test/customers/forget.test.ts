import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openLedgerForReading } from '@passerelle/core/ledger/open-ledger.ts';
import type { Write } from '@passerelle/core/ledger/outbox.ts';
import { onCrmStage, type CrmStage } from '../crm/crm-and-shop.ts';
import { change, onStage, taken } from './customer-stage.ts';

const email = 'Jean.Modele@example.test';

test('explain by e-mail address; forgotten, he never goes again, and the files that name him are listed', () =>
  onStage(async (stage) => {
    await stage.run();
    const before = await stage.ftp.ordersToXml('explain', email);
    expect(before.out).toMatch(
      /Client n° 2 de la boutique[^]*envoyé \(nouveau\) dans clients_.* : dans le dossier de ProShop/,
    );
    mkdirSync(join(stage.ftp.workDir, 'Rejets'), { recursive: true });
    writeFileSync(join(stage.ftp.workDir, 'Rejets/a.csv'), `1041;${email.toUpperCase()}`);
    writeFileSync(join(stage.ftp.workDir, 'Rejets/b.csv'), '1042;marie.durand@example.test');
    writeFileSync(join(stage.ftp.workDir, 'Trace2.txt'), `remise 10 %, client ${email}`);
    const { exitCode, out } = await stage.ftp.ordersToXml('forget', email);
    expect([exitCode, out]).toEqual([
      0,
      expect.stringMatching(
        /effacer par vous[^]*PrestaShop : le client n° 2[^]*logiciel de gestion[^]*serveur FTP : clients_[^]*ArchiveExport.clients_.*\.xml[^]*Rejets.a\.csv[^]*Trace2\.txt[^]*Oublié/,
      ),
    ]);
    expect(out).not.toMatch(/b\.csv|Trace1/);
    expect((await stage.ftp.ordersToXml('explain', email)).out).toMatch(/^Client : [^]*oublié sur demande/);
    stage.later();
    change(stage, 'customers', 2, { firstname: 'Jeannot' });
    await stage.run();
    expect(taken(stage)).toHaveLength(1);
  }));

test('nobody of that address (4)', () =>
  onStage(async (stage) => {
    await stage.run();
    expect((await stage.ftp.ordersToXml('explain', 'inconnu@example.test')).exitCode).toBe(4);
  }));

/** Of the ledger: what was written of people into the CRM. */
function peopleWritten({ ftp }: CrmStage): Pick<Write, 'key' | 'subject' | 'answer' | 'payload'>[] {
  const ledger = openLedgerForReading(join(ftp.workDir, 'passerelle.sqlite'));
  try {
    return ledger?.outbox.ofKind('crm', 'Contacts') ?? [];
  } finally {
    ledger?.close();
  }
}

test('whom the CRM knows: explain names the contact, forget empties what was written, and the CRM is not told again', () =>
  onCrmStage(async (stage) => {
    const { ftp, run, later, records } = stage;
    await run();
    const [contact] = records('Contacts').filter(({ fields }) => fields['email'] === email.toLowerCase());
    const explained = await ftp.ordersToXml('explain', email);
    expect(explained.out).toMatch(/Client que seul le CRM a reçu[^]*contact 12x\d+ dans le CRM, fait/);
    const before = peopleWritten(stage);
    const { out } = await ftp.ordersToXml('forget', email);
    expect(out).toMatch(/vtiger : contact 12x\d+, et son compte s'il n'est qu'à lui/);
    const after = peopleWritten(stage);
    expect(after.filter(({ subject }) => subject === '')).toHaveLength(1);
    expect(after.filter(({ subject }) => subject !== '')).toEqual(
      before.filter(({ key }) => after.some((one) => one.key === key && one.subject !== '')),
    );
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(readFileSync(join(ftp.workDir, 'passerelle.sqlite'), 'latin1').toLowerCase()).not.toContain(
      email.toLowerCase(),
    );
    later();
    change(stage, 'customers', 2, { firstname: 'Jeannot' });
    change(stage, 'customers', 3, { firstname: 'Mariette' });
    await run();
    expect(contact?.fields['firstname']).toBe('Jean');
    expect(records('Contacts').map(({ fields }) => fields['firstname'])).toContain('Mariette');
  }));
