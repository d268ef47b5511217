import { load } from './load-recording.ts';
import type { ShopState } from './shop-state.ts';

/** Customers, addresses and vouchers of the sample shop; 1 is the anonymous one, inactive. */
export function addPeople(state: ShopState): void {
  const date = state.now();
  const people = state.data.table('customers');
  const common = {
    id_lang: 1,
    passwd: 'HASH',
    id_default_group: 3,
    id_shop: 1,
    id_shop_group: 1,
    date_add: date,
    date_upd: date,
  };
  const key = { secure_key: '0123456789abcdef0123456789abcdef', last_passwd_gen: date };
  const groups = { groups: [{ id: '3' }] };
  const insert = (id: number, values: Record<string, string | number>) =>
    people.insert({ id, values: { ...common, ...key, ...values }, links: groups });
  insert(1, { firstname: 'Anonymous', lastname: 'Anonymous', email: 'anonymous@example.test' });
  insert(2, { firstname: 'Jean', lastname: 'Modèle', email: 'jean.modele@example.test', active: 1 });
  insert(3, {
    firstname: 'Marie',
    lastname: 'Durand',
    email: 'marie.durand@example.test',
    id_gender: 2,
    birthday: '1980-05-04',
    newsletter: 1,
    newsletter_date_add: date,
    company: 'Durand SARL',
    siret: '73282932000074',
    ape: '4771Z',
    active: 1,
  });
  load(state, '140e-addresses-of');
  const home = { id_customer: 2, id_country: 8, alias: 'Maison', lastname: 'Modèle', firstname: 'Jean' };
  state.data.table('addresses').insert({
    id: 5,
    values: {
      ...home,
      address1: '1 place Imaginaire',
      postcode: '75001',
      city: 'Paris',
      date_add: date,
      date_upd: date,
    },
  });
  for (const [id, name, code] of [
    [1, 'Bienvenue 10 %', 'BIENVENUE'],
    [2, 'Port offert', 'PORT'],
    [3, '5 euros', 'CINQ'],
  ] as const) {
    const dates = {
      date_from: '2020-01-01 00:00:00',
      date_to: '2040-01-01 00:00:00',
      date_add: date,
      date_upd: date,
    };
    state.data
      .table('cart_rules')
      .insert({ id, values: { code, quantity: 999, active: 1, ...dates }, texts: { name } });
  }
}
