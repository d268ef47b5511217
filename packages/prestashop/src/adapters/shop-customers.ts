import type {
  AccountChange,
  AddressContent,
  BookFacts,
  BookOutcome,
  CustomerBook,
  Holder,
  NewAccount,
} from '@passerelle/core/ports/customer-book.ts';
import type { Language } from '../facts.ts';
import { readBookFacts } from '../customers/book-facts.ts';
import { accountChange, accountEntity, addressEntity } from '../customers/customer-entities.ts';
import { findHolders } from '../customers/find-accounts.ts';
import type { ResourceName } from '../resources.ts';
import type { ShopClient } from '../shop-client.ts';
import type { Entity } from '../xml.ts';
import { orShopFailure } from './shop-failure.ts';
import { asWriteOutcome } from './write-outcome.ts';

/** The accounts of the shop, with their groups and addresses. */
export class ShopCustomers implements CustomerBook {
  readonly #client: ShopClient;
  #languages: Promise<Language[]> | undefined;

  constructor(client: ShopClient) {
    this.#client = client;
  }

  /** With the languages: what a group is called in each must be known before anything is intended. */
  async facts(): Promise<BookFacts> {
    await orShopFailure((this.#languages ??= this.#client.languages()));
    return orShopFailure(readBookFacts(this.#client));
  }

  find(emails: readonly string[]): Promise<ReadonlyMap<string, Holder>> {
    return orShopFailure(findHolders(this.#client, emails));
  }

  isUsed(address: number): Promise<boolean> {
    return orShopFailure(this.#isUsed(address));
  }

  async #isUsed(address: number): Promise<boolean> {
    for (const field of ['id_address_delivery', 'id_address_invoice'] as const) {
      const where = [{ field, is: address }] as const;
      const pages = this.#client.pages({ resource: 'orders', fields: [field], where, pageSize: 1 });
      const { done } = await pages.next();
      if (done !== true) return true;
    }
    return false;
  }

  /** In every language, so that whoever looks for it finds it in his own. */
  async makeGroup(name: string): Promise<BookOutcome> {
    const languages = await orShopFailure((this.#languages ??= this.#client.languages()));
    const names = new Map(languages.map(({ id }) => [id, name]));
    const fields = { name: names, reduction: 0, show_prices: true, price_display_method: 0 };
    return this.#create('groups', { fields });
  }

  makeAccount(account: NewAccount): Promise<BookOutcome> {
    return this.#create('customers', accountEntity(account));
  }

  changeAccount(id: number, change: AccountChange): Promise<BookOutcome> {
    return this.#change('customers', accountChange(id, change));
  }

  addAddress(account: number, content: AddressContent): Promise<BookOutcome> {
    return this.#create('addresses', addressEntity(account, content));
  }

  changeAddress(
    id: number,
    { phone, vatNumber }: Partial<Pick<AddressContent, 'phone' | 'vatNumber'>>,
  ): Promise<BookOutcome> {
    const fields = {
      ...(phone === undefined ? {} : { phone }),
      ...(vatNumber === undefined ? {} : { vat_number: vatNumber }),
    };
    return this.#change('addresses', { id, fields });
  }

  async #create(resource: ResourceName, entity: Entity): Promise<BookOutcome> {
    return asWriteOutcome(await this.#client.create(resource, entity), `POST /api/${resource}`);
  }

  async #change(resource: ResourceName, change: Entity & { id: number }): Promise<BookOutcome> {
    return asWriteOutcome(await this.#client.change(resource, change), `PATCH /api/${resource}`);
  }
}
