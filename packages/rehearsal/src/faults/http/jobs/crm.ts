import { createRecord } from '../../../crm/crm-records.ts';
import { startRehearsedCrm, type RehearsedCrm } from '../../../crm/crm-server.ts';
import { rehearsedUser } from '../../../crm/crm-world.ts';
import { operationOf } from '../../../crm/operation-of.ts';
import { Rehearsal } from '../../../shop/rehearsal.ts';
import { largeShop } from '../../../web-shop/large-shop.ts';
import { placeOrder } from '../../../web-shop/place-order.ts';
import type { WebShop } from '../../../web-shop/web-shop.ts';
import { fastFolder } from '../../fast-folder.ts';
import { faultyShop, faultyStage } from '../faulty-server.ts';
import { differences, madeOnce } from '../golden.ts';
import { crmFaultKinds } from '../http-fault-kinds.ts';
import type { HttpJob, JobScene } from '../job-scene.ts';
import { PlayedProgram } from '../played-program.ts';

/** What the CRM has when the job begins, and what has become of the shop's orders since. */
interface Case {
  name: string;
  /** The CRM knows the orders, and they change afterwards. */
  isKnown: boolean;
}

const cases: readonly Case[] = [
  { name: 'crm, two orders of new customers', isKnown: false },
  { name: 'crm, two orders that changed', isKnown: true },
];

const isCrmWrite = (operation: string): boolean => /^(create|revise|delete|convertlead)\b/.test(operation);

export const crmJobs: readonly HttpJob[] = cases.map((one) => ({
  name: one.name,
  program: 'orders-to-xml',
  kinds: crmFaultKinds,
  isWrite: isCrmWrite,
  decentEnds: [0, 2, 3, 5, 8],
  begin: () => CrmScene.begin(one),
}));

class CrmScene implements JobScene {
  readonly program: PlayedProgram;
  readonly servers;
  readonly #shop: WebShop;
  readonly #crm: RehearsedCrm;
  readonly #rehearsal: Rehearsal;
  readonly #gold: readonly string[] | null;

  private constructor(
    shop: WebShop,
    crm: RehearsedCrm,
    rehearsal: Rehearsal,
    gold: readonly string[] | null,
  ) {
    this.#shop = shop;
    this.#crm = crm;
    this.#rehearsal = rehearsal;
    this.#gold = gold;
    this.program = new PlayedProgram(rehearsal, 'orders-to-xml', ['crm']);
    this.servers = [faultyShop(shop), faultyStage(crm, operationOf)];
  }

  static async begin(one: Case): Promise<CrmScene> {
    return CrmScene.open(one, await goldOf(one));
  }

  static async open({ isKnown }: Case, gold: readonly string[] | null): Promise<CrmScene> {
    const start = new Date('2026-11-22T09:57:03');
    const clock = { now: () => start };
    const shop = await largeShop(
      { products: 2, sizes: 1, orders: 0, linesPerOrder: 1 },
      { now: () => clock.now() },
    ).open();
    const crm = await startRehearsedCrm({ now: () => clock.now() });
    addCustomers(shop);
    addOrders(shop);
    const rehearsal = await Rehearsal.begin({
      parent: fastFolder(),
      now: start,
      config: {
        orders: { from: 'shop' },
        shop: { url: shop.url, key: shop.key, timeoutSeconds: 1, attempts: 2 },
        crm: {
          ...{ url: crm.url, user: rehearsedUser.name, accessKey: rehearsedUser.accessKey },
          ...{ timeoutSeconds: 1, attempts: 2, createPotential: true },
        },
      },
    });
    clock.now = () => rehearsal.now;
    putLead(crm);
    const scene = new CrmScene(shop, crm, rehearsal, gold);
    if (isKnown) await scene.#changeAfterwards();
    return scene;
  }

  /** An order goes on its way, another loses a line and its customer moves. */
  async #changeAfterwards(): Promise<void> {
    const { exitCode, said } = await this.program.run();
    if (exitCode !== 0) throw new Error(`the first run ended with ${exitCode}: ${said}`);
    this.program.pass(1800);
    const { data, now } = this.#shop.state;
    const set = (table: string, id: number, values: Record<string, string | number>): void => {
      const row = data.table(table).rows.get(id);
      if (row === undefined) throw new Error(`there is no ${id} among the ${table}`);
      data.table(table).update(row, { values: { date_upd: now(), ...values } });
    };
    set('orders', 1, { current_state: 4 });
    const details = data.table('order_details');
    const [, taken] = details.where('id_order', 2);
    if (taken === undefined) throw new Error('order 2 has one line');
    const orders = data.table('orders');
    const total = orders.number(orders.rows.get(2) ?? taken, 'total_paid_tax_incl');
    const less = (total - details.number(taken, 'total_price_tax_incl')).toFixed(2);
    details.delete(taken);
    set('orders', 2, { total_paid_tax_incl: less, total_paid: less });
    set('addresses', 2, { city: 'Nantes' });
  }

  writes(): number {
    return this.#crm.asked().filter(isCrmWrite).length;
  }

  problems(): string[] {
    const now = this.inCrm();
    const gold = this.#gold ?? now;
    return [...differences(now, gold, 'in the CRM'), ...this.#wrongTotals()];
  }

  /** Each record that people see, by what tells it from others, and with what it comes to. */
  inCrm(): readonly string[] {
    const { records, currencies, taxes } = this.#crm.world;
    const seen = [...records.values()].filter(({ isDeleted, isConverted }) => !isDeleted && !isConverted);
    const lines = seen.map(({ module, fields, lines: rows }) => {
      const told = shown[module.name]?.map((name) => String(fields[name])) ?? ['?'];
      return `${module.name} ${told.join(' ')}${rows.length === 0 ? '' : `, ${rows.length} lines`}`;
    });
    return [...lines, `${currencies.length} currencies, ${taxes.length} taxes`].toSorted();
  }

  /** To the cent what the shop was paid. */
  #wrongTotals(): string[] {
    const orders = this.#shop.state.data.table('orders');
    const inCrm = [...this.#crm.world.records.values()].filter(
      ({ module, isDeleted }) => module.name === 'SalesOrder' && !isDeleted,
    );
    return [...orders.rows.values()].flatMap((row) => {
      const total = orders.number(row, 'total_paid_tax_incl').toFixed(2);
      const found = inCrm
        .filter(({ fields }) => fields['customerno'] === `PS0-${row.id}`)
        .map(({ fields }) => Number(fields['hdnGrandTotal']).toFixed(2));
      return found.join() === total
        ? []
        : [`order ${row.id} of ${total} is there as ${found.join() || 'none'}`];
    });
  }

  async end(): Promise<void> {
    await this.#rehearsal.end();
    await this.#crm.close();
    await this.#shop.close();
  }
}

/** What tells a record, and what it comes to. */
const shown: Readonly<Record<string, readonly string[]>> = {
  Contacts: ['email', 'lastname', 'mailingcity'],
  Accounts: ['accountname'],
  Leads: ['email', 'leadstatus'],
  Potentials: ['potentialname'],
  Products: ['productcode'],
  SalesOrder: ['customerno', 'sostatus', 'hdnGrandTotal'],
  Invoice: ['customerno', 'invoicestatus', 'hdnGrandTotal', 'received'],
};

const goldOf = madeOnce(async (one: Case) => {
  const scene = await CrmScene.open(one, null);
  try {
    const { exitCode, said } = await scene.program.run();
    const problems = scene.problems();
    if (exitCode !== 0 || problems.length > 0)
      throw new Error(`no golden CRM: ${exitCode} ${problems.join('; ')} ${said}`);
    return scene.inCrm();
  } finally {
    await scene.end();
  }
});

/** Besides the customer that the shop has: one with a company, one who has not bought. */
function addCustomers({ state }: WebShop): void {
  const people = [
    { id: 2, firstname: 'Hélène', lastname: 'Modèle', company: 'Modèle & fils' },
    { id: 3, firstname: 'Louis', lastname: 'Attente', company: '' },
  ];
  for (const { id, ...name } of people) {
    const values = {
      ...name,
      email: `client.${id}@example.test`,
      active: 1,
      id_default_group: 3,
      id_lang: 1,
    };
    const date = state.now();
    state.data.table('customers').insert({
      id,
      values: { ...values, date_add: date, date_upd: date },
      links: { groups: [{ id: '3' }] },
    });
    const place = { address1: `${id} rue des Essais`, postcode: '35000', city: 'Rennes', id_country: 8 };
    state.data
      .table('addresses')
      .insert({ id, values: { ...name, ...place, id_customer: id, alias: 'Maison' } });
  }
}

function addOrders({ state }: WebShop): void {
  const of = (id: number) => ({ id, customer: id, deliveryAddress: id, invoiceAddress: id });
  placeOrder(state, {
    ...of(1),
    lines: [{ product: 1, size: 1, quantity: 2, reduction: '10%' }],
    vouchers: [{ name: 'Bienvenue', value: '6.47' }],
  });
  placeOrder(state, {
    ...of(2),
    lines: [
      { product: 1, size: 1 },
      { product: 2, size: 2 },
    ],
  });
}

/** The second customer is known in the CRM as somebody who has not bought yet. */
function putLead({ world }: RehearsedCrm): void {
  const [user] = world.users;
  if (user === undefined) throw new Error('nobody');
  const fields = { lastname: 'Modèle', email: 'client.2@example.test', assigned_user_id: user.id };
  createRecord(world, user, 'Leads', fields);
}
