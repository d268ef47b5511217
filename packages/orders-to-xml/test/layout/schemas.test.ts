import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { validateXML } from 'xmllint-wasm';
import type { SentCustomer } from '../../src/layout/fields.ts';
import { loadCustomersLayout } from '../../src/layout/load-layout.ts';
import { change, onStage } from '../customers/customer-stage.ts';

const sample = (path: string) => readFileSync(`samples/${path}`, 'utf8');

/** What libxml2, which shares no code with the program, finds wrong with a document; [] for nothing. */
async function wrongWith(xml: string, schema: 'ventes.xsd' | 'clients.xsd'): Promise<string[]> {
  const { errors } = await validateXML({ xml, schema: sample(schema) });
  return errors.map(({ message }) => message);
}

test.each([
  ['layouts/ventes.xml', 'ventes.xsd'],
  ['layouts/clients.xml', 'clients.xsd'],
] as const)('samples/%s keeps to samples/%s', async (document, schema) => {
  expect(await wrongWith(sample(document), schema)).toEqual([]);
});

const nobody: SentCustomer = {
  ...{ number: '2', action: 'CREATION', title: '', lastName: '', firstName: '', company: '', siret: '' },
  ...{ vatNumber: '', email: '', phone: '', newsletter: false, hasOrdered: false, groups: [], addresses: [] },
};

const home: SentCustomer['addresses'][number] = {
  ...{ label: '', lastName: '', firstName: '', company: '', vatNumber: '' },
  ...{ line1: '', line2: '', postcode: '', city: '', country: '', phone: '' },
};

const layout = await loadCustomersLayout(undefined, { encoding: 'UTF-8' });

function xmlOf(...customers: readonly SentCustomer[]): string {
  const facts = { lot: '20270302-095703-0001', createdAt: '2027-03-02T09:57:03' };
  return [...layout.document(facts, customers, () => undefined)].join('');
}

test.each<[string, SentCustomer[]]>([
  ['a prospect of whom nothing is known', [nobody]],
  ['a customer who changed', [{ ...nobody, action: 'MODIFICATION', hasOrdered: true, title: 'Mme' }]],
  ['two groups, two addresses', [{ ...nobody, groups: ['Client', 'Pro & Cie'], addresses: [home, home] }]],
  ['two customers', [nobody, { ...nobody, number: '3', newsletter: true }]],
])('%s keeps to samples/clients.xsd', async (_, customers) => {
  expect(await wrongWith(xmlOf(...customers), 'clients.xsd')).toEqual([]);
});

test('whatever customers write of themselves keeps to samples/clients.xsd', async () => {
  const text = fc.string({ unit: 'binary' });
  const address = fc.record({
    ...{ label: text, lastName: text, firstName: text, company: text, vatNumber: text },
    ...{ line1: text, line2: text, postcode: text, city: text, country: text, phone: text },
  });
  const hostile = fc.record({
    ...{ lastName: text, firstName: text, company: text, siret: text, vatNumber: text },
    ...{ email: text, phone: text, groups: fc.array(text), addresses: fc.array(address, { maxLength: 3 }) },
  });
  const customers = fc
    .sample(hostile, 200)
    .map((texts, at) => ({ ...nobody, number: String(at + 2), ...texts }));
  expect(await wrongWith(xmlOf(...customers), 'clients.xsd')).toEqual([]);
});

test.each([
  ['a customer twice', xmlOf(nobody, nobody)],
  ['nobody at all', xmlOf()],
  ['a code that is none of the shop’s', xmlOf({ ...nobody, number: 'x' })],
  ['an unknown kind', xmlOf(nobody).replace('PROSPECT', 'ANCIEN')],
  ['an unknown action', xmlOf(nobody).replace('CREATION', 'SUPPRESSION')],
  ['an element left out', xmlOf(nobody).replace('<Siret/>', '')],
  ['elements in another order', xmlOf(nobody).replace('<Nom/>\n    <Prenom/>', '<Prenom/>\n    <Nom/>')],
  ['an element nobody knows', xmlOf(nobody).replace('<Siret/>', '<Siret/><Ape/>')],
])('samples/clients.xsd refuses %s', async (_, xml) => {
  expect(await wrongWith(xml, 'clients.xsd')).not.toEqual([]);
});

test('what ProShop is sent, new and changed customers and a prospect, keeps to samples/clients.xsd', () =>
  onStage(async (stage) => {
    await stage.run();
    stage.later();
    change(stage, 'addresses', 5, { city: 'Valence' });
    const date_upd = stage.shop.state.now();
    const values = { email: 'neuf@example.test', firstname: 'Zoé', lastname: 'Neuve', active: 1, date_upd };
    stage.shop.state.data.table('customers').insert({ values });
    await stage.run();
    stage.ftp.proshop.import();
    const sent = stage.ftp.proshop.imported.map(({ content }) => content.toString());
    expect(await Promise.all(sent.map((xml) => wrongWith(xml, 'clients.xsd')))).toEqual([[], []]);
    expect(sent[1]).toMatch(/MODIFICATION[^]*PROSPECT[^]*CREATION/);
  }));
