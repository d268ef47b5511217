import { accountOf, contactOf, leadOf } from '../src/map-customer.ts';
import { textOf } from '../src/record.ts';
import { faultOf } from './stage.ts';
import { sale } from './sample-sale.ts';
import { contractStage, stages, type ContractStage } from './crm-contract-stage.ts';

describe.each(stages)('a CRM: %s', (name) => {
  let crm: ContractStage;

  beforeAll(async () => {
    crm = await contractStage(name);
  });

  afterAll(() => crm.end());

  test('tells its version and who we are', async () => {
    expect(await crm.client.session()).toEqual({
      userId: expect.stringMatching(/^19x\d+$/) as string,
      version: expect.stringMatching(/^8\.\d+\.\d+$/) as string,
    });
  });

  test('says what a module is made of', async () => {
    const { fields, createable, idPrefix } = await crm.client.describe('SalesOrder');
    expect({ createable, idPrefix }).toEqual({ createable: true, idPrefix: '6' });
    const mandatory = (fields as { name: string; mandatory: boolean }[]).filter((field) => field.mandatory);
    expect(mandatory.map((field) => field.name)).toEqual(
      expect.arrayContaining(['subject', 'sostatus', 'account_id', 'bill_street', 'invoicestatus']),
    );
    expect(await crm.client.listTypes()).toEqual(
      expect.arrayContaining(['SalesOrder', 'Invoice', 'Currency', 'Tax']),
    );
  });

  test.each([
    ['a quote', "o'brien"],
    ['a backslash', 'a\\b'],
    ['words and signs of the query language', 'and (or) ; #'],
    ['accents', 'Éloïse'],
  ])('a lead whose e-mail has %s is found by it', async (_, start) => {
    const email = `${crm.unique(start)}@example.invalid`;
    const lead = await crm.create(
      'Leads',
      leadOf(crm.settings, { ...sale().customer, email }, sale().billing),
    );
    expect(await crm.find('Leads', 'email', email)).toEqual([{ id: lead['id'], email }]);
    expect(await crm.find('Leads', 'email', email.toUpperCase())).toHaveLength(1);
  });

  test('a contact can be changed, linked to an account, and deleted; then it is not found, and not denied a look', async () => {
    const email = `${crm.unique('contact')}@example.invalid`;
    const customer = { ...sale().customer, email, company: crm.unique('Dupré & Fils') };
    const contact = textOf(
      await crm.create('Contacts', contactOf(crm.settings, customer, sale().billing)),
      'id',
    );
    const account = textOf(
      await crm.create('Accounts', accountOf(crm.settings, customer, sale().billing, sale().delivery)),
      'id',
    );
    await crm.client.revise({ id: contact, account_id: account, phone: '0999999999' });
    expect(await crm.find('Contacts', 'email', email, ['account_id', 'phone', 'mailingcity'])).toEqual([
      { id: contact, account_id: account, phone: '0999999999', mailingcity: 'Lyon' },
    ]);
    await crm.client.delete(contact);
    expect(await crm.find('Contacts', 'email', email)).toEqual([]);
    expect(await faultOf(crm.client.retrieve(contact))).toMatchObject({
      kind: 'crm/refused',
      code: 'ACCESS_DENIED',
    });
  });

  test('a second account of one name is refused, case and accents aside', async () => {
    const accountname = crm.unique('Éclair');
    await crm.create('Accounts', { accountname, assigned_user_id: crm.settings.assignTo });
    const again = {
      accountname: accountname.replace('É', 'e').toUpperCase(),
      assigned_user_id: crm.settings.assignTo,
    };
    expect((await faultOf(crm.client.create('Accounts', again))).kind).toBe('crm/duplicate');
  });

  test('a contact shows no account that was deleted', async () => {
    const email = `${crm.unique('contact')}@example.invalid`;
    const owner = { assigned_user_id: crm.settings.assignTo };
    const account = await crm.client.create('Accounts', { accountname: crm.unique('Gone'), ...owner });
    const account_id = textOf(account, 'id');
    await crm.create('Contacts', { lastname: 'Dupré', email, account_id, ...owner });
    const linked = async () =>
      textOf((await crm.find('Contacts', 'email', email, ['account_id']))[0] ?? {}, 'account_id');
    expect(await linked()).toBe(account_id);
    await crm.client.delete(account_id);
    expect(await linked()).toBe('');
  });

  test('an id that does not exist is taken, and kept as nothing', async () => {
    const contact = await crm.create('Contacts', {
      ...contactOf(crm.settings, sale().customer, sale().billing),
      account_id: '11x99999999',
    });
    expect(textOf(await crm.client.retrieve(textOf(contact, 'id')), 'account_id')).toBe('');
  });

  test.each([
    ['no last name', { lastname: '' }, { kind: 'crm/refused', code: 'MANDATORY_FIELDS_MISSING' }],
    ['an owner who is nobody', { assigned_user_id: '19x9999' }, { kind: 'crm/no-such-owner' }],
    ['a product for an account', { account_id: '14x1' }, { kind: 'crm/refused', code: 'REFERENCE_INVALID' }],
  ])('%s: %o is refused', async (_, change, fault) => {
    const element = { ...contactOf(crm.settings, sale().customer, sale().billing), ...change };
    expect(await faultOf(crm.client.create('Contacts', element))).toMatchObject(fault);
  });

  test('what is too long is cut, what is beyond U+FFFF becomes question marks', async () => {
    const productcode = crm.unique('x'.repeat(20));
    const made = await crm.create('Products', {
      ...{ productname: 'A 😀 b', productcode: productcode.padEnd(45, 'y') },
      assigned_user_id: crm.settings.assignTo,
    });
    expect(await crm.client.retrieve(textOf(made, 'id'))).toMatchObject({
      ...{ productname: 'A ???? b', productcode: productcode.padEnd(40, 'y'), discontinued: '0' },
    });
  });
});
