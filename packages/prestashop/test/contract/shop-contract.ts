import { openClient } from '../open-client.ts';
import { shopFactsContract } from './shop-facts.ts';
import { listsContract } from './lists.ts';
import { ordersContract } from './orders.ts';
import { stockContract } from './stock.ts';
import { articlesContract } from './articles.ts';
import { catalogueContract } from './catalogue.ts';
import { oneProductContract } from './one-product.ts';
import { customersContract } from './customers.ts';
import { orderStatusContract } from './order-status.ts';
import type { Scene, ShopUnderTest } from './scene.ts';
import { makeThings, takeAway } from './things.ts';

/** What the client promises on any shop from 8.0 on. Makes what it needs, and takes it away again. */
export function shopContract(open: () => Promise<ShopUnderTest>): void {
  const scene = {} as Scene;

  beforeAll(async () => {
    scene.shop = await open();
    scene.client = openClient(scene.shop).client;
    scene.things = await makeThings(scene.client);
  });

  afterAll(async () => {
    await takeAway(scene.client, scene.things);
    await scene.shop.close();
  });

  shopFactsContract(scene);
  listsContract(scene);
  ordersContract(scene);
  orderStatusContract(scene);
  stockContract(scene);
  articlesContract(scene);
  catalogueContract(scene);
  oneProductContract(scene);
  customersContract(scene);
}
