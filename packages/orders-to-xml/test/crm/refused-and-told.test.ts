import { onCrmStage, setRow, type CrmStage } from './crm-and-shop.ts';

const statusOf = async ({ ftp }: CrmStage) => (await ftp.ordersToXml('status', '--lang', 'fr')).out;
const ofCustomer = /orders-to-xml crm, 1 refus : Client 2 : Le client 2 /;

/** Customer 2 has no e-mail address that is one, so that neither he nor his order is brought. */
const afterRefusal = (play: (stage: CrmStage) => Promise<void>) =>
  onCrmStage(async (stage) => {
    setRow(stage, 'customers', 2, { email: 'nobody' });
    expect((await stage.report()).exitCode).toBe(5);
    stage.later();
    await play(stage);
  });

test('a customer whom the CRM does not get is named by status beside his order, with the remedy', () =>
  afterRefusal(async (stage) => {
    const status = await statusOf(stage);
    expect(status).toContain('2 points à regarder');
    expect(status).toMatch(/Écriture W\d+ dans le CRM, commande de « 2 »/);
    expect(status).toMatch(ofCustomer);
    for (const part of ["Corrigez l'adresse dans la boutique", 'orders-to-xml crm --all', 'ack R1'])
      expect(status).toContain(part);
  }));

test.each<[what: string, then: (stage: CrmStage) => unknown, argv: string[], isTold: boolean]>([
  ['a run that does not look at him again', () => undefined, [], true],
  ['nor at anybody but one order', () => undefined, ['--only', '7'], true],
  ['he is looked at again, and is as before', () => undefined, ['--all'], true],
  [
    'he is in order, and is looked at',
    (stage) => setRow(stage, 'customers', 2, { email: 'jean@example.test' }),
    ['--all'],
    false,
  ],
  ['a person knows', ({ ftp }) => ftp.ordersToXml('ack', 'R1'), ['--all'], false],
])('he is told for as long as it is so: %s', (_, then, argv, isTold) =>
  afterRefusal(async (stage) => {
    await then(stage);
    await stage.report(...argv);
    expect(ofCustomer.test(await statusOf(stage))).toBe(isTold);
  }),
);
