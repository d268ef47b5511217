import { change, onStage, taken } from './customer-stage.ts';

const email = 'Jean.Modele@example.test';

test('explain by e-mail address; forgotten, he never goes again, and the files that name him are listed', () =>
  onStage(async (stage) => {
    await stage.run();
    const before = await stage.ftp.ordersToXml('explain', email);
    expect(before.out).toMatch(/Client n° 2 de la boutique[^]*envoyé \(CREATION\) dans clients_.*DELIVERED/);
    const { exitCode, out } = await stage.ftp.ordersToXml('forget', email);
    expect([exitCode, out]).toEqual([0, expect.stringMatching(/Oublié[^]*ArchiveExport.clients_.*\.xml/)]);
    expect((await stage.ftp.ordersToXml('explain', email)).out).toMatch(/oublié sur demande/);
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
