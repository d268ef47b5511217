import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { shopOrder } from '@passerelle/rehearsal/shop/orders-csv.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop, WebShopOptions } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { exportOrders, inShop, passHalfAnHour } from '../cycle/in-shop.ts';

export const usualRules = [
  { when: 'collected', from: [2, 11], to: 3, mail: false },
  { when: 'shipped', from: [2, 3, 11], to: 4, mail: 'state' },
  { when: 'document:FACTURE', from: [4], to: 5, mail: true },
];

/** An FTP server with ProShop, the shop's web service, and the programs between them. */
export interface Stage {
  ftp: Rehearsal;
  shop: WebShop;
  writeBack: (...argv: string[]) => Promise<Outcome>;
  report: (...argv: string[]) => Promise<RunReport>;
  /** Half an hour later the program's task is started again. */
  later: () => void;
}

export interface StageOptions {
  rules?: readonly object[];
  /** null: no file of shipments is configured. */
  shipments?: object | null;
  shop?: object;
  web?: WebShopOptions;
}

/** Orders 6, 7 and 8 are paid in the shop, each in the state 2. */
export async function onStage(
  play: (stage: Stage) => Promise<void>,
  {
    rules = usualRules,
    shipments = { source: 'expeditions.csv' },
    shop: settings = {},
    web,
  }: StageOptions = {},
): Promise<void> {
  const shop = await sampleShop(web).open();
  const orders = shop.state.data.table('orders');
  for (const id of [6, 7, 8]) {
    const row = orders.rows.get(id);
    if (row) orders.update(row, { values: { current_state: 2 } });
  }
  const config = {
    shop: { url: shop.url, key: shop.key, timeoutSeconds: 1, ...settings },
    writeBack: { rules, ...(shipments === null ? {} : { shipments }) },
  };
  try {
    await inShop(
      async (ftp) => {
        const writeBack = (...argv: string[]) => ftp.ordersToXml('write-back', ...argv);
        const report = async (...argv: string[]) =>
          JSON.parse((await writeBack('--json', ...argv)).out) as RunReport;
        const later = () => void (ftp.now = new Date(ftp.now.getTime() + 30 * 60_000));
        ftp.put('expeditions.csv', 'Commande;N° de suivi;Document\n');
        await play({ ftp, shop, writeBack, report, later });
      },
      { config },
    );
  } finally {
    await shop.close();
  }
}

/** Those orders go to ProShop, and it takes them. */
export async function bookInTill(
  { ftp, shop }: Pick<Stage, 'ftp' | 'shop'>,
  ...ids: number[]
): Promise<void> {
  const table = shop.state.data.table('orders');
  const refOf = (id: number) => {
    const row = table.rows.get(id);
    return row ? (table.value(row, 'reference') ?? '') : '';
  };
  exportOrders(ftp, ...ids.map((id) => ({ ...shopOrder(id), ref: refOf(id) })));
  await ftp.ordersToXml();
  passHalfAnHour(ftp);
  await ftp.ordersToXml();
}

export function putShipments({ ftp }: Pick<Stage, 'ftp'>, ...rows: string[]): void {
  ftp.put('expeditions.csv', ['Commande;N° de suivi;Document', ...rows, ''].join('\n'));
}

/** "4 [2 3 4] A1, mails 4": the state, the history, the tracking number, the states whose mails went to the customer. */
export function inShopNow({ shop }: Pick<Stage, 'shop'>, id: number): string {
  const { data, mails } = shop.state;
  const orders = data.table('orders');
  const row = orders.rows.get(id);
  const state = row ? orders.value(row, 'current_state') : 'none';
  const histories = data.table('order_histories');
  const history = histories.where('id_order', id).map((one) => histories.value(one, 'id_order_state'));
  const carriers = data.table('order_carriers');
  const [carriage] = carriers.where('id_order', id);
  const number = carriage ? carriers.value(carriage, 'tracking_number') || '-' : 'no row';
  const sent = mails.filter(({ order }) => order === id).map((mail) => mail.state ?? mail.kind);
  return `${state} [${history.join(' ')}] ${number}, mails ${sent.join(' ') || '-'}`;
}

/** "6 order-state written", write by write. */
export function decisionsOf(report: RunReport): string[] {
  return (report.writes ?? []).map(({ kind, key, decision }) => `${key} ${kind} ${decision}`);
}
