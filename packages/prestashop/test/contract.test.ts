import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import { shopContract } from './contract/shop-contract.ts';

describe('the rehearsed shop', () => {
  shopContract(() => sampleShop().open());
});

describe('the rehearsed shop in two languages', () => {
  shopContract(() => sampleShop({ languages: [1, 2] }).open());
});

/** A shop of one's own; it is left as it was found. */
const { PASSERELLE_TEST_SHOP: url, PASSERELLE_TEST_SHOP_KEY: key } = process.env;
if (url !== undefined && key !== undefined) {
  describe('the shop of PASSERELLE_TEST_SHOP', () => {
    shopContract(() => Promise.resolve({ url, key, close: () => Promise.resolve() }));
  });
}
