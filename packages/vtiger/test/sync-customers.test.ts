import { sale } from './sample-sale.ts';
import { only, putByHand, syncStage, type SyncStage } from './sync-stage.ts';

let stage: SyncStage;

beforeEach(async () => {
  stage = await syncStage();
});

afterEach(() => stage.crm.close());

test('a contact that people keep is followed, its account left with its name', async () => {
  const account = putByHand(stage, 'Accounts', { accountname: 'Maison Dupré' });
  const contact = putByHand(stage, 'Contacts', {
    lastname: 'D.',
    email: 'JEANNE.dupre@example.invalid',
    phone: '9',
    account_id: account,
  });
  await stage.run(sale());
  expect(only(stage, 'Contacts')).toMatchObject({
    id: contact,
    lastname: 'Dupré',
    phone: '0100000000',
    account_id: account,
  });
  expect(only(stage, 'Accounts')).toMatchObject({ id: account, accountname: 'Maison Dupré' });
  expect(only(stage, 'SalesOrder')).toMatchObject({ account_id: account, contact_id: contact });
});

test('accents make another e-mail: the database finds it, we do not', async () => {
  putByHand(stage, 'Contacts', { lastname: 'D.', email: 'jéanne.dupre@example.invalid' });
  await stage.run(sale());
  expect(stage.records('Contacts')).toHaveLength(2);
});

test('an account with the e-mail takes the order, without a contact', async () => {
  const account = putByHand(stage, 'Accounts', {
    accountname: 'Renamed by a person',
    email1: sale().customer.email,
  });
  await stage.run(sale());
  expect(stage.records('Contacts')).toHaveLength(0);
  expect(only(stage, 'Accounts')).toMatchObject({ accountname: 'Renamed by a person', bill_city: 'Lyon' });
  expect(only(stage, 'SalesOrder')).toMatchObject({ account_id: account });
});

test('a lead that orders becomes a contact, and is marked', async () => {
  putByHand(stage, 'Leads', { lastname: 'Dupré', email: sale().customer.email });
  await stage.run(sale());
  expect(only(stage, 'Leads')).toMatchObject({ leadstatus: 'Converted' });
  expect(only(stage, 'Contacts')).toMatchObject({ email: sale().customer.email, mailingzip: '69001' });
});

test('namesakes share an account, and keep their own contacts', async () => {
  await stage.run(sale());
  const other = { ...sale().customer, id: '8', email: 'another.jeanne@example.invalid', lastName: 'DUPRE' };
  await stage.run(sale({ orderId: '1002', customer: other }));
  expect([stage.records('Accounts').length, stage.records('Contacts').length]).toEqual([1, 2]);
  const [, second] = stage.records('SalesOrder');
  expect(second!.fields['contact_id']).toBe(stage.records('Contacts')[1]!.id);
});

test('an account that was deleted is made anew, and the contact linked to it', async () => {
  await stage.run(sale());
  stage.records('Accounts')[0]!.isDeleted = true;
  await stage.run(sale({ orderId: '1002' }));
  expect(stage.records('SalesOrder')[1]!.fields['account_id']).toBe(only(stage, 'Accounts')['id']);
});
