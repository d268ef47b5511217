import type { CarrierOfShop, ListInShop, NamedInShop, ShopFacts } from '@passerelle/core/ports/shop-facts.ts';
import type { StatusOfShop } from '@passerelle/core/ports/order-status.ts';
import type { Rights } from '../rights.ts';
import type { ShopClient } from '../shop-client.ts';
import { mayUse } from './job-rights.ts';
import { orShopFailure } from './shop-failure.ts';
import { asStatus } from './shop-order-status.ts';

/** What `check` asks of the shop, each once. Rejects with a Failure. */
export class FactsOfShop implements ShopFacts {
  readonly #client: ShopClient;
  readonly #rights: Rights;
  readonly #asked = new Map<string, Promise<unknown>>();

  constructor(client: ShopClient, rights: Rights) {
    this.#client = client;
    this.#rights = rights;
  }

  get version(): string | undefined {
    return this.#client.version;
  }

  states(): Promise<readonly StatusOfShop[]> {
    if (!mayUse(this.#rights, { resource: 'order_states', method: 'GET' })) return Promise.resolve([]);
    return this.#once('states', async () => (await this.#client.orderStates()).map(asStatus));
  }

  carriers(): Promise<readonly CarrierOfShop[]> {
    return this.#once('carriers', async () => {
      const fields = ['name', 'url', 'active', 'deleted'] as const;
      const rows = await this.#client.all({ resource: 'carriers', fields });
      return rows.map(({ id, name, url, active, deleted }) => {
        const flags = { isActive: active === '1', isDeleted: deleted === '1', showsTracking: url !== '' };
        return { id, names: [name], ...flags };
      });
    });
  }

  list(list: ListInShop): Promise<readonly NamedInShop[]> {
    switch (list) {
      case 'states':
        return this.states();
      case 'carriers':
        return this.carriers();
      case 'groups':
      case 'categories':
        return this.#once(list, async () => {
          const rows = await this.#client.all({ resource: list, fields: [], texts: ['name'] });
          return rows.map(({ id, name }) => ({ id, names: [...name.values()], isDeleted: false }));
        });
      case 'tax-groups':
        return this.#once(list, async () => {
          const fields = ['name', 'deleted'] as const;
          const rows = await this.#client.all({ resource: 'tax_rule_groups', fields });
          return rows.map(({ id, name, deleted }) => ({ id, names: [name], isDeleted: deleted === '1' }));
        });
    }
  }

  async setting(name: string): Promise<string | undefined> {
    if (!mayUse(this.#rights, { resource: 'configurations', method: 'GET' })) return undefined;
    const value = await this.#once(`setting ${name}`, async () =>
      (await this.#client.settings(name)).get(name),
    );
    return value === '' ? undefined : value;
  }

  #once<T>(name: string, ask: () => Promise<T>): Promise<T> {
    const asked = this.#asked.get(name) ?? orShopFailure(ask());
    this.#asked.set(name, asked);
    return asked as Promise<T>;
  }
}
