import type { RunReport } from '../../packages/core/src/report/run-report.ts';
import type { Language } from '@passerelle/core/words/formats.ts';
import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { rehearsedUser, type Stored } from '@passerelle/rehearsal/crm/crm-world.ts';
import { usualFaults, wellBehaved } from '@passerelle/rehearsal/http/http-fault.ts';
import { Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { moveOrder, placeOrder } from '@passerelle/rehearsal/web-shop/place-order.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';

/** An order as the shop's back office lists it; the total as it was paid, `68.20`. */
export interface OrderInShop {
  id: string;
  customer: string;
  state: string;
  total: string;
}

/** What a person sees of an order or an invoice in the CRM. */
export interface OrderInCrm {
  /** The shop's number of it. */
  order: string;
  subject: string;
  customer: string;
  status: string;
  lines: number;
  total: string;
}

/** Everybody of the demo of the CRM: a shop that answers for itself, a vtiger, and the program between them. */
export class CrmDemoShop {
  readonly rehearsal: Rehearsal;
  readonly shop: WebShop;
  readonly crm: RehearsedCrm;
  readonly #language: Language;

  private constructor(rehearsal: Rehearsal, shop: WebShop, crm: RehearsedCrm, language: Language) {
    this.rehearsal = rehearsal;
    this.shop = shop;
    this.crm = crm;
    this.#language = language;
  }

  static async begin(language: Language): Promise<CrmDemoShop> {
    let now = () => at('09:40');
    const shop = await sampleShop({ now: () => now() }).open();
    const crm = await startRehearsedCrm({ now: () => now() });
    const rehearsal = await Rehearsal.begin({
      now: at('09:40'),
      env: { PASSERELLE_SHOP_KEY: shop.key, PASSERELLE_CRM_KEY: rehearsedUser.accessKey },
      config: {
        orders: { from: 'shop', windowDays: 365 },
        shop: { url: shop.url, key: 'env:PASSERELLE_SHOP_KEY' },
        crm: { url: crm.url, user: rehearsedUser.name, accessKey: 'env:PASSERELLE_CRM_KEY', attempts: 1 },
      },
    });
    now = () => rehearsal.now;
    return new CrmDemoShop(rehearsal, shop, crm, language);
  }

  /** Everybody's clock. */
  setTime(time: string): void {
    this.rehearsal.now = at(time);
  }

  /** Two mugs for a customer of the sample, paid by card. */
  buy(id: number): void {
    placeOrder(this.shop.state, { id, lines: [{ product: 6, quantity: 2 }] });
  }

  /** As the shop's back office does it. */
  async moveOrder(id: number, state: number): Promise<void> {
    await moveOrder(this.shop.state, id, state);
  }

  ordersInShop(): OrderInShop[] {
    const { data } = this.shop.state;
    const [orders, states, people] = [
      data.table('orders'),
      data.table('order_states'),
      data.table('customers'),
    ];
    return [...orders.rows.values()].map((row) => {
      const state = states.rows.get(orders.number(row, 'current_state'));
      const person = people.rows.get(orders.number(row, 'id_customer'));
      const name = ['firstname', 'lastname'].map((field) => person && people.value(person, field));
      return {
        id: String(row.id),
        customer: name.join(' ').trim(),
        state: (state && states.text(state, 'name', 1)) ?? '',
        total: Number(orders.value(row, 'total_paid_tax_incl')).toFixed(2),
      };
    });
  }

  /** What the CRM's lists show of a module, oldest first. */
  inCrm(module: string): Stored[] {
    return [...this.crm.world.records.values()].filter(
      (record) => record.module.name === module && !record.isDeleted && !record.isConverted,
    );
  }

  ordersInCrm(module: 'SalesOrder' | 'Invoice' = 'SalesOrder'): OrderInCrm[] {
    return this.inCrm(module).map(({ fields, lines }) => ({
      order: text(fields['customerno']).replace(/^PS\d+-/, ''),
      subject: text(fields['subject']),
      customer: this.#nameOf(text(fields['contact_id'])),
      status: text(fields[module === 'Invoice' ? 'invoicestatus' : 'sostatus']),
      lines: lines.length,
      total: Number(fields['hdnGrandTotal']).toFixed(2),
    }));
  }

  /** Its host goes down at the moment when vtiger has stored the next order: the answer to that is lost. */
  switchOffAtNextOrder(): void {
    let isOff = false;
    this.crm.behave(({ body }) => {
      if (isOff) return usualFaults.unavailable;
      isOff = body.includes('operation=create') && body.includes('elementType=SalesOrder');
      return isOff ? usualFaults.resetAfter : undefined;
    });
  }

  switchOn(): void {
    this.crm.behave(wellBehaved);
  }

  /** One cycle of `orders-to-xml`, and ProShop takes what it delivers: the report. */
  async sell(): Promise<RunReport> {
    const { out } = await this.rehearsal.ordersToXml('--json', '--lang', this.#language);
    this.rehearsal.proshop.import();
    return JSON.parse(out) as RunReport;
  }

  /** One run of `orders-to-xml crm`, as the scheduler starts it: its report. */
  async run(): Promise<RunReport> {
    const { out } = await this.rehearsal.ordersToXml('crm', '--json', '--lang', this.#language);
    return JSON.parse(out) as RunReport;
  }

  async end(): Promise<void> {
    await this.rehearsal.end();
    await this.crm.close();
    await this.shop.close();
  }

  #nameOf(id: string): string {
    const fields = this.crm.world.records.get(id)?.fields ?? {};
    return `${text(fields['firstname'])} ${text(fields['lastname'])}`.trim();
  }
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function at(time: string): Date {
  return new Date(`2026-11-28T${time}:03`);
}
