import type { RunReport } from '@passerelle/core/report/run-report.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { versionsIn } from '@passerelle/rehearsal/faults/customers/booked-customers.ts';
import { changeRow } from '@passerelle/rehearsal/faults/customers/customers-shop.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { WebShop } from '@passerelle/rehearsal/web-shop/web-shop.ts';
import { inShop } from '../cycle/in-shop.ts';

/** An FTP server with ProShop, the shop's web service, and the program between them. */
export interface CustomerStage {
  ftp: Rehearsal;
  shop: WebShop;
  run: (...argv: string[]) => Promise<Outcome>;
  report: (...argv: string[]) => Promise<RunReport>;
  /** A night later; whatever changes in the shop is dated then. */
  later: () => void;
}

export async function onStage(
  play: (stage: CustomerStage) => Promise<void>,
  fromShop: object = {},
): Promise<void> {
  const clock = { now: new Date('2027-03-02T09:57:03Z') };
  const shop = await sampleShop({ now: () => clock.now }).open();
  const config = {
    shop: { url: shop.url, key: shop.key, timeoutSeconds: 60 },
    customers: { fromShop },
  };
  try {
    await inShop(
      async (ftp) => {
        const run = (...argv: string[]) => ftp.ordersToXml('customers', ...argv);
        await play({
          ftp,
          shop,
          run,
          report: async (...argv) => JSON.parse((await run('--json', ...argv)).out) as RunReport,
          later: () => {
            clock.now = new Date(clock.now.getTime() + 24 * 3_600_000);
            ftp.now = clock.now;
          },
        });
      },
      { config, now: clock.now },
    );
  } finally {
    await shop.close();
  }
}

/** What ProShop has taken until now: "2 CLIENT CREATION, 3 PROSPECT MODIFICATION", file by file. */
export function taken({ ftp }: Pick<CustomerStage, 'ftp'>): string[] {
  ftp.proshop.import();
  return ftp.proshop.imported
    .filter(({ name }) => name.startsWith('clients_'))
    .map(({ content }) => told(content.toString()));
}

export function told(xml: string): string {
  const kind = (content: string) => /<Genre>([^<]*)</.exec(content)?.[1] ?? '';
  return versionsIn(xml)
    .map(({ number, content, action }) => `${number} ${kind(content)} ${action}`)
    .join(', ');
}

export function change(
  { shop }: Pick<CustomerStage, 'shop'>,
  ...row: [table: string, id: number, values: Record<string, string | number>]
): void {
  changeRow(shop, ...row);
}
