import { fastFolder } from '@passerelle/rehearsal/faults/fast-folder.ts';
import { Rehearsal, type Outcome } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { StoredRow } from '@passerelle/rehearsal/web-shop/store.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import type { RunReport } from '@passerelle/core/report/run-report.ts';

/** A rehearsed shop, an FTP server with a file of customers, and the program between them. */
export interface CustomerStage {
  ftp: Rehearsal;
  shop: WebShop;
  run: (...argv: string[]) => Promise<Outcome>;
  report: (...argv: string[]) => Promise<RunReport>;
  /** A night later. */
  later: () => void;
  /** The file, under the usual headings. */
  put: (...rows: readonly string[]) => void;
}

export const headings =
  'Code client;Civilité;Nom;Prénom;Société;SIRET;N° TVA;E-mail;Téléphone;Adresse 1;Adresse 2;Code postal;Ville;Pays;Groupe;Sommeil';

export async function onStage(
  play: (stage: CustomerStage) => Promise<void>,
  toShop: object = {},
  languages: readonly number[] = [1],
): Promise<void> {
  const shop = await sampleShop({ languages }).open();
  const config = {
    shop: { url: shop.url, key: shop.key, timeoutSeconds: 1 },
    customers: { toShop: { dormant: { column: 'Sommeil', is: ['O'] }, ...toShop } },
  };
  const ftp = await Rehearsal.begin({ parent: fastFolder(), config });
  const run = (...argv: string[]) => ftp.stockCsvMod('customers', ...argv);
  try {
    await play({
      ftp,
      shop,
      run,
      report: async (...argv) => JSON.parse((await run('--json', ...argv)).out) as RunReport,
      later: () => void (ftp.now = new Date(ftp.now.getTime() + 24 * 3_600_000)),
      put: (...rows) => ftp.put('clients.csv', [headings, ...rows, ''].join('\n')),
    });
  } finally {
    await ftp.end();
    await shop.close();
  }
}

/** A row under the usual headings, of what is named; Claire Lemoine, 3 rue des Écluses, Valence, without more. */
export function row(
  given: Partial<
    Record<
      | 'code'
      | 'title'
      | 'last'
      | 'first'
      | 'company'
      | 'siret'
      | 'vat'
      | 'email'
      | 'phone'
      | 'line1'
      | 'line2'
      | 'postcode'
      | 'city'
      | 'country'
      | 'group'
      | 'dormant',
      string
    >
  > = {},
): string {
  const usual = {
    code: 'C001',
    title: 'Mme',
    last: 'Lemoine',
    first: 'Claire',
    email: 'claire.lemoine@example.test',
  };
  const home = { line1: '3 rue des Écluses', postcode: '26000', city: 'Valence', country: 'FR' };
  const whole = { ...usual, ...home, ...given } as Record<string, string>;
  const order = [
    'code',
    'title',
    'last',
    'first',
    'company',
    'siret',
    'vat',
    'email',
    'phone',
    'line1',
    'line2',
    'postcode',
    'city',
    'country',
    'group',
    'dormant',
  ];
  return order.map((name) => whole[name] ?? '').join(';');
}

/** "Claire Lemoine, groups 4 3 (4), active": an account of the shop by its e-mail address; '' for none. */
export function accountOf({ shop }: Pick<CustomerStage, 'shop'>, email: string): string {
  const table = shop.state.data.table('customers');
  return table
    .where('email', email)
    .filter((one) => table.value(one, 'is_guest') !== '1')
    .map((one) => {
      const value = (field: string) => table.value(one, field) ?? '';
      const groups = (one.links.get('groups') ?? []).map(({ id }) => id).join(' ');
      const company = value('company') === '' ? '' : `, ${value('company')}`;
      const state = value('deleted') === '1' ? 'deleted' : value('active') === '1' ? 'active' : 'inactive';
      return `${value('firstname')} ${value('lastname')}${company}, groups ${groups} (${value('id_default_group')}), ${state}`;
    })
    .join(' | ');
}

/** "3 rue des Écluses, 26000 Valence (8)", address by address. */
export function addressesOf({ shop }: Pick<CustomerStage, 'shop'>, email: string): string[] {
  const customers = shop.state.data.table('customers');
  const addresses = shop.state.data.table('addresses');
  const text = (one: StoredRow, field: string) => addresses.value(one, field) ?? '';
  return customers.where('email', email).flatMap(({ id }) =>
    addresses
      .where('id_customer', id)
      .filter((one) => text(one, 'deleted') !== '1')
      .map((one) => {
        const phone = text(one, 'phone') === '' ? '' : `, ${text(one, 'phone')}`;
        return `${text(one, 'address1')}, ${text(one, 'postcode')} ${text(one, 'city')} (${text(one, 'id_country')})${phone}`;
      }),
  );
}

export function groupsOf({ shop }: Pick<CustomerStage, 'shop'>): string[] {
  const table = shop.state.data.table('groups');
  return [...table.rows.values()].map((one) => `${one.id} ${table.text(one, 'name', 1) ?? ''}`);
}

/** "C001 customer written", write by write. */
export function decisionsOf(report: RunReport): string[] {
  return (report.writes ?? []).map(({ kind, key, decision }) => `${key} ${kind} ${decision}`);
}

/** Requests that write, since the shop was opened. */
export function writesTo({ shop }: Pick<CustomerStage, 'shop'>): string[] {
  return shop.requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
}

/** Somebody changes a row in the shop; throws where it is not there. */
export function change(
  { shop }: CustomerStage,
  table: string,
  id: number,
  values: Record<string, string | number>,
): void {
  const of = shop.state.data.table(table);
  const one = of.rows.get(id);
  if (one === undefined) throw new Error(`${table} ${id} is not there`);
  of.update(one, { values });
}
