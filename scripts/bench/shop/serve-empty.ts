/** A rehearsed shop with nothing to sell, in a process of its own: says where it is. */
import { newShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';

const shop = await newShop().open();
process.send?.({ url: shop.url, key: shop.key });
process.on('message', () => shop.requests.splice(0));
