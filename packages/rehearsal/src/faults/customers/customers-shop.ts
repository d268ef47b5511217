import type { Rehearsal } from '../../shop/rehearsal.ts';
import { sampleShop } from '../../web-shop/sample-shop.ts';
import type { WebShop } from '../../web-shop/web-shop.ts';
import { openShop, type Connection } from '../shop-of-scene.ts';

/** ProShop on its FTP server, the shop's web service, and the configuration that brings its customers to the one from the other. */
export interface CustomersShop {
  ftp: Rehearsal;
  web: WebShop;
  end(): Promise<void>;
}

export async function openCustomersShop(connection: Connection): Promise<CustomersShop> {
  const ftp = await openShop(connection);
  const web = await sampleShop({ now: () => ftp.now }).open();
  const config = JSON.parse(ftp.local('passerelle.json')) as { ftp: Record<string, unknown> };
  const shop = { url: web.url, key: web.key, timeoutSeconds: 60 };
  ftp.configure(config.ftp, { ...config, shop, customers: { fromShop: {} } });
  return {
    ftp,
    web,
    async end() {
      await ftp.end();
      await web.close();
    },
  };
}

/** Somebody changes a row in the shop, at the shop's own time. */
export function changeRow(
  { state }: WebShop,
  table: string,
  id: number,
  values: Record<string, string | number>,
): void {
  const of = state.data.table(table);
  const one = of.rows.get(id);
  if (one === undefined) throw new Error(`${table} ${id} is not there`);
  of.update(one, { values: { date_upd: state.now(), ...values } });
}
