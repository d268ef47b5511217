import { Rehearsal } from '../../../shop/rehearsal.ts';
import { sampleShop } from '../../../web-shop/sample-shop.ts';
import type { StoredRow } from '../../../web-shop/store.ts';
import type { WebShop, WebShopOptions } from '../../../web-shop/web-shop.ts';
import { fastFolder } from '../../fast-folder.ts';
import { faultyShop, watched } from '../faulty-server.ts';
import { differences, madeOnce } from '../golden.ts';
import { shopFaultKinds } from '../http-fault-kinds.ts';
import type { HttpJob, JobScene } from '../job-scene.ts';
import { PlayedProgram } from '../played-program.ts';

interface Case {
  name: string;
  shop?: WebShopOptions;
}

/** A customer with two addresses and a group that the shop lacks, one of the shop's whose group changes, one who sleeps. */
const cases: readonly Case[] = [
  { name: 'customers to the shop' },
  { name: 'customers, PrestaShop 1.7 (PUT)', shop: { version: '1.7.8' } },
];

const file = [
  'Code client;Civilité;Nom;Prénom;E-mail;Adresse 1;Code postal;Ville;Pays;Groupe;Sommeil',
  'C001;Mme;Lemoine;Claire;claire.lemoine@example.test;3 rue des Écluses;26000;Valence;FR;Revendeurs;',
  'C001;Mme;Lemoine;Claire;claire.lemoine@example.test;8 quai du Port;13002;Marseille;FR;Revendeurs;',
  'C002;Mme;Durand;Marie;marie.durand@example.test;1 place Imaginaire;75001;Paris;FR;Revendeurs;',
  'C003;M.;Sommeil;Paul;paul.sommeil@example.test;2 rue Calme;35000;Rennes;FR;;O',
  '',
].join('\n');

const told = {
  customers: ['firstname', 'lastname', 'email', 'active', 'deleted', 'id_default_group'],
  addresses: ['id_customer', 'address1', 'postcode', 'city', 'deleted'],
  groups: [],
} as const;

export const customerJobs: readonly HttpJob[] = cases.map((one) => ({
  name: one.name,
  program: 'stock-csv-mod',
  kinds: shopFaultKinds,
  decentEnds: [0, 2, 3, 5],
  begin: () => CustomersScene.begin(one),
}));

class CustomersScene implements JobScene {
  readonly program: PlayedProgram;
  readonly servers;
  readonly #shop: WebShop;
  readonly #rehearsal: Rehearsal;
  readonly #gold: readonly string[] | null;
  #seen = '';

  private constructor(shop: WebShop, rehearsal: Rehearsal, gold: readonly string[] | null) {
    this.#shop = shop;
    this.#rehearsal = rehearsal;
    this.#gold = gold;
    this.program = new PlayedProgram(rehearsal, 'stock-csv-mod', ['customers']);
    this.servers = [watched(faultyShop(shop), () => this.#look())];
  }

  static async begin(one: Case): Promise<CustomersScene> {
    return CustomersScene.open(one, await goldOf(one));
  }

  static async open({ shop: options }: Case, gold: readonly string[] | null): Promise<CustomersScene> {
    const shop = await sampleShop(options).open();
    const rehearsal = await Rehearsal.begin({
      parent: fastFolder(),
      config: {
        shop: { url: shop.url, key: shop.key, timeoutSeconds: 1, attempts: 2 },
        customers: { toShop: { dormant: { column: 'Sommeil', is: ['O'] } } },
      },
    });
    rehearsal.put('clients.csv', file);
    return new CustomersScene(shop, rehearsal, gold);
  }

  writes(): number {
    return this.#shop.state.writes.length;
  }

  problems(): string[] {
    const now = this.inShop();
    const gold = this.#gold ?? now;
    return [
      ...differences(now, gold, 'in the shop'),
      ...(this.#seen === '' ? [] : [`seen for a moment: ${this.#seen}`]),
    ];
  }

  /** All people, addresses and groups, row by row. */
  inShop(): readonly string[] {
    const { data } = this.#shop.state;
    return Object.entries(told).flatMap(([name, fields]) => {
      const table = data.table(name);
      const text = (row: StoredRow): string =>
        [
          name,
          ...fields.map((field) => table.value(row, field) ?? ''),
          table.text(row, 'name', 1) ?? '',
          (row.links.get('groups') ?? []).map(({ id }) => id).join('+'),
        ].join(' ');
      return [...table.rows.values()].map(text);
    });
  }

  /** At no moment two accounts of one address, nor one without a group: he would see no prices. */
  #look(): void {
    const table = this.#shop.state.data.table('customers');
    const accounts = [...table.rows.values()].filter((row) => table.value(row, 'is_guest') !== '1');
    const emails = accounts.map((row) => table.value(row, 'email'));
    const twice = emails.find((email, at) => emails.indexOf(email) !== at);
    if (twice !== undefined) this.#seen = `two accounts of ${twice ?? ''}`;
    if (accounts.some((row) => table.number(row, 'id_default_group') === 0)) this.#seen = 'no group';
  }

  async end(): Promise<void> {
    await this.#rehearsal.end();
    await this.#shop.close();
  }
}

const goldOf = madeOnce(async (one: Case) => {
  const scene = await CustomersScene.open(one, null);
  try {
    const { exitCode, said } = await scene.program.run();
    const rows = scene.inShop();
    const addresses = rows.filter((row) => /Écluses|quai du Port/.test(row));
    if (exitCode !== 0 || addresses.length !== 2) throw new Error(`no golden shop: ${exitCode} ${said}`);
    return rows;
  } finally {
    await scene.end();
  }
});
