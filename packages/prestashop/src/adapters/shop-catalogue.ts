import type {
  Catalogue,
  CatalogueFacts,
  CatalogueOutcome,
  Named,
  NewProduct,
  NewSpecificPrice,
  NewThing,
  ProductFields,
  ShopFile,
  ShopProduct,
  ShopSpecificPrice,
  Sought,
  VariationFields,
  VariationOf,
} from '@passerelle/core/ports/catalogue.ts';
import { findCustomers } from '../catalogue/find-customers.ts';
import { readFacts, readNamed } from '../catalogue/read-facts.ts';
import { readProducts } from '../catalogue/read-products.ts';
import {
  newProductEntity,
  newVariationEntity,
  productEntity,
  variationEntity,
} from '../catalogue/product-entity.ts';
import { wholeCents } from '../catalogue/shop-numbers.ts';
import { readSpecificPrices, specificPriceFields } from '../catalogue/specific-prices.ts';
import { findThings, resourceOf, thingEntity } from '../catalogue/things.ts';
import type { ShopClient } from '../shop-client.ts';
import type { Outcome, Written } from '../writes.ts';
import { openShop, type ShopConfig, type ShopSurroundings } from './open-shop.ts';
import { orShopFailure } from './shop-failure.ts';
import { notWritten } from './write-outcome.ts';

/** The articles of the configured shop; nothing is sent yet. Throws Failure(2): its address or authority can't be used. */
export function shopCatalogue(shop: ShopConfig, surroundings: ShopSurroundings): Catalogue {
  const client = openShop(shop, surroundings);
  const name = URL.canParse(shop.url) ? new URL(shop.url).host : shop.url;
  return new ShopCatalogue(client, { name, shopId: shop.shopId });
}

/** Products, and what they refer to, in a shop of PrestaShop's. */
export class ShopCatalogue implements Catalogue {
  readonly name: string;
  readonly #client: ShopClient;
  readonly #shopId: number;
  #languages: Promise<readonly number[]> | undefined;

  /** `shopId` 0: the shop's default. */
  constructor(client: ShopClient, { name, shopId }: { name: string; shopId: number }) {
    this.#client = client;
    this.name = name;
    this.#shopId = shopId;
  }

  async facts(): Promise<CatalogueFacts> {
    const facts = await orShopFailure(readFacts(this.#client));
    this.#languages = Promise.resolve(facts.languages);
    return facts;
  }

  look(sought: Sought): Promise<ShopProduct[]> {
    return orShopFailure(readProducts(this.#client, sought, this.#shopId));
  }

  findThings(thing: NewThing): Promise<number[]> {
    return orShopFailure(findThings(this.#client, thing));
  }

  async findDocuments(name: string, bytes: number): Promise<number[]> {
    const where = [{ field: 'file_name', is: name }] as const;
    const list = { resource: 'attachments', fields: ['file_name', 'file_size'], where } as const;
    const rows = await orShopFailure(this.#client.all(list));
    return rows.filter(({ file_size }) => Number(file_size) === bytes).map(({ id }) => id);
  }

  isShown(product: number, image: number): Promise<boolean> {
    return orShopFailure(this.#client.hasImage(product, image));
  }

  async makeThing(thing: NewThing): Promise<CatalogueOutcome<number>> {
    const resource = resourceOf(thing);
    this.#languages ??= this.#client.languages().then((all) => all.map(({ id }) => id));
    const entity = thingEntity(thing, await orShopFailure(this.#languages));
    return asOutcome(await this.#client.create(resource, entity), idOf, `POST /api/${resource}`);
  }

  async makeProducts(products: readonly NewProduct[]): Promise<CatalogueOutcome<number[]>> {
    const entities = products.map((product) => newProductEntity(product, this.#shopId));
    const outcome = await this.#client.createMany('products', entities);
    return asOutcome(outcome, (rows) => rows.map(idOf), 'POST /api/products');
  }

  async makeVariations(variations: readonly VariationOf[]): Promise<CatalogueOutcome<number[]>> {
    const entities = variations.map((one) => newVariationEntity(one.product, one));
    const outcome = await this.#client.createMany('combinations', entities);
    return asOutcome(outcome, (rows) => rows.map(idOf), 'POST /api/combinations');
  }

  async addImage(product: number, file: ShopFile): Promise<CatalogueOutcome<number>> {
    const outcome = await this.#client.addImage(product, uploadOf(file));
    return asOutcome(outcome, idOf, 'POST /api/images');
  }

  async removeImage(product: number, image: number): Promise<CatalogueOutcome<undefined>> {
    return asOutcome(await this.#client.deleteImage(product, image), nothing, 'DELETE /api/images');
  }

  async addDocument(file: ShopFile): Promise<CatalogueOutcome<number>> {
    return asOutcome(await this.#client.addAttachment(uploadOf(file)), idOf, 'POST /api/attachments/file');
  }

  async changeProducts(
    changes: readonly (ProductFields & { id: number })[],
  ): Promise<CatalogueOutcome<undefined>> {
    const entities = changes.map((change) => ({ ...productEntity(change), id: change.id }));
    return asOutcome(await this.#client.changeMany('products', entities), nothing, 'PATCH /api/products');
  }

  async changeVariations(changes: readonly VariationFields[]): Promise<CatalogueOutcome<undefined>> {
    const outcome = await this.#client.changeMany('combinations', changes.map(variationEntity));
    return asOutcome(outcome, nothing, 'PATCH /api/combinations');
  }

  async setQuantities(
    levels: readonly { row: number; pieces: number }[],
  ): Promise<CatalogueOutcome<undefined>> {
    // Nothing but id and quantity: naming the shop would take the row out of a group's shared stock.
    const changes = levels.map(({ row, pieces }) => ({ id: row, fields: { quantity: pieces } }));
    const outcome = await this.#client.changeMany('stock_availables', changes);
    return asOutcome(outcome, nothing, 'PATCH /api/stock_availables');
  }

  customerGroups(): Promise<Named[]> {
    return orShopFailure(readNamed(this.#client, 'groups'));
  }

  customers(emails: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    return orShopFailure(findCustomers(this.#client, emails));
  }

  specificPrices(products: readonly number[]): Promise<ShopSpecificPrice[]> {
    return orShopFailure(readSpecificPrices(this.#client, products));
  }

  async makeSpecificPrice(price: NewSpecificPrice): Promise<CatalogueOutcome<number>> {
    const outcome = await this.#client.create('specific_prices', { fields: specificPriceFields(price) });
    return asOutcome(outcome, idOf, 'POST /api/specific_prices');
  }

  async changeSpecificPrice(id: number, price: NewSpecificPrice): Promise<CatalogueOutcome<undefined>> {
    const outcome = await this.#client.change('specific_prices', { id, fields: specificPriceFields(price) });
    return asOutcome(outcome, nothing, 'PATCH /api/specific_prices');
  }

  async removeSpecificPrice(id: number): Promise<CatalogueOutcome<undefined>> {
    const outcome = await this.#client.delete('specific_prices', id);
    return asOutcome(outcome, nothing, 'DELETE /api/specific_prices');
  }

  async shownTo({
    product,
    variation,
    group,
    quantity,
  }: Parameters<Catalogue['shownTo']>[0]): Promise<number> {
    const options = {
      use_tax: 1,
      use_ecotax: 1,
      decimals: 2,
      quantity,
      ...(group === 0 ? {} : { group }),
      ...(variation === 0 ? {} : { product_attribute: variation }),
    };
    const query = Object.entries(options).map(
      ([name, value]) => [`price[shown][${name}]`, String(value)] as const,
    );
    const list = {
      resource: 'products',
      fields: ['shown'],
      query,
      where: [{ field: 'id', is: product }],
    } as const;
    const [row] = await orShopFailure(this.#client.all(list));
    return wholeCents(row?.shown ?? '');
  }
}

function uploadOf({ name, type, bytes }: ShopFile) {
  return { name, type, bytes: Uint8Array.from(bytes) };
}

function idOf({ id }: Written): number {
  return id;
}

function nothing(): undefined {
  return undefined;
}

function asOutcome<T, U>(outcome: Outcome<T>, read: (value: T) => U, asked: string): CatalogueOutcome<U> {
  if (outcome.kind === 'done') return { kind: 'done', value: read(outcome.value) };
  return notWritten(outcome, asked);
}
