/**
 * A rehearsed shop or an empty rehearsed CRM, in a process of its own: `serve.ts crm`, `serve.ts shop <orders> <customers>`.
 * Says where it is, and how often it was asked whenever it is asked that.
 */
import { startRehearsedCrm } from '@passerelle/rehearsal/crm/crm-server.ts';
import { largeShop } from '@passerelle/rehearsal/web-shop/large-shop.ts';

const [what, orders = '', customers = ''] = process.argv.slice(2);
const wanted = { orders: Number(orders), customers: Number(customers) };
const shop = () => largeShop({ products: 200, sizes: 1, linesPerOrder: 2, ...wanted }).open();
const served = await (what === 'crm' ? startRehearsedCrm() : shop());
process.send?.({ url: served.url, key: 'key' in served ? served.key : '' });
process.on('message', () => process.send?.(served.requests.length));
