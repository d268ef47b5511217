import type { RunReport } from '@passerelle/core/report/run-report.ts';
import { startRehearsedCrm, type RehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { createRecord } from '@passerelle/rehearsal/crm/crm-records.ts';
import { rehearsedUser, type CrmWorldOptions, type Stored } from '@passerelle/rehearsal/crm/crm-world.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { inShop } from '../cycle/in-shop.ts';

/** The shop's web service, a CRM, and the program between them. */
export interface CrmStage {
  ftp: Rehearsal;
  shop: WebShop;
  crm: RehearsedCrm;
  run: (...argv: string[]) => Promise<Outcome>;
  report: (...argv: string[]) => Promise<RunReport>;
  /** Half an hour later the program's task is started again. */
  later: () => void;
  /** What the CRM holds and shows of that module. */
  records: (module: string) => Stored[];
  /** Somebody of the CRM makes a record. */
  put: (module: string, fields: Record<string, string>) => string;
}

export interface CrmStageOptions {
  crm?: object;
  config?: object;
  world?: CrmWorldOptions;
}

/** The ten orders of the sample; nothing of the shop is in the CRM yet. */
export async function onCrmStage(
  play: (stage: CrmStage) => Promise<void>,
  { crm: section = {}, config = {}, world = {} }: CrmStageOptions = {},
): Promise<void> {
  const shop = await sampleShop().open();
  const crm = await startRehearsedCrm(world);
  const options = {
    now: new Date('2026-11-28T16:40:00Z'),
    config: {
      orders: { from: 'shop', windowDays: 365 },
      shop: { url: shop.url, key: shop.key, attempts: 1 },
      crm: {
        ...{ url: crm.url, user: rehearsedUser.name, accessKey: rehearsedUser.accessKey, attempts: 1 },
        ...{ timeoutSeconds: 5, ...section },
      },
      ...config,
    },
  };
  try {
    await inShop(async (ftp) => {
      const run = (...argv: string[]) => ftp.ordersToXml('crm', ...argv);
      const report = async (...argv: string[]) => JSON.parse((await run('--json', ...argv)).out) as RunReport;
      const later = () => void (ftp.now = new Date(ftp.now.getTime() + 30 * 60_000));
      const records = (module: string) =>
        [...crm.world.records.values()].filter(
          (one) => one.module.name === module && !one.isDeleted && !one.isConverted,
        );
      const put = (module: string, fields: Record<string, string>): string => {
        const [user] = crm.world.users;
        if (user === undefined) throw new Error('nobody');
        const row = createRecord(crm.world, user, module, { assigned_user_id: user.id, ...fields });
        return String(row['id']);
      };
      await play({ ftp, shop, crm, run, report, later, records, put });
    }, options);
  } finally {
    await crm.close();
    await shop.close();
  }
}

/** Somebody changes a row of the shop, without a request. */
export function setRow(
  { shop }: Pick<CrmStage, 'shop'>,
  table: string,
  id: number,
  values: Record<string, string | number>,
): void {
  const found = shop.state.data.table(table);
  const row = found.rows.get(id);
  if (row) found.update(row, { values });
}

/** "6 2 62.55": number, state and total, order by order, as the shop has them. */
export function ordersOf({ shop }: Pick<CrmStage, 'shop'>): string[] {
  const table = shop.state.data.table('orders');
  return [...table.rows.values()].map((row) => {
    const of = (field: string) => String(table.value(row, field) ?? '');
    return `${row.id} ${Number(of('total_paid_tax_incl')).toFixed(2)}`;
  });
}

/** The same of the CRM. */
export function ordersThere({ records }: Pick<CrmStage, 'records'>, module = 'SalesOrder'): string[] {
  return records(module).map(({ fields }) => {
    const id = String(fields['customerno']).replace(/^PS0-/, '');
    return `${id} ${Number(fields['hdnGrandTotal']).toFixed(2)}`;
  });
}
