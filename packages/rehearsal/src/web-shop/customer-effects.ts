import { createHash } from 'node:crypto';
import type { Effects } from './effects.ts';
import { RequestError } from './request-error.ts';
import { validateStored } from './validate.ts';

export const customerEffects: Effects = {
  before({ state, method, sent }) {
    const customers = state.data.table('customers');
    const before = method === 'POST' ? undefined : customers.rows.get(sent.id ?? 0);
    if (before !== undefined) validateStored(customers.resource, before.values, sent);
    const email = sent.values.get('email');
    if (method !== 'POST' || email === undefined || sent.values.get('is_guest') === '1') return;
    const accounts = customers
      .where('email', email)
      .filter((row) => customers.value(row, 'is_guest') !== '1');
    if (accounts.length === 0) return;
    const message = 'The email is already used, please choose another one';
    throw new RequestError(500, 140, message, { code: 46, message: 'Unable to save resource' });
  },
  after({ state, method, sent }, row) {
    const customers = state.data.table('customers');
    if (sent.values.has('passwd')) customers.update(row, { values: { passwd: '$2y$10$rehearsed' } });
    if (method !== 'POST') return;
    const secure = createHash('md5').update(`customer ${row.id}`).digest('hex');
    const values = { secure_key: secure, last_passwd_gen: state.now(), id_shop: 1, id_shop_group: 1 };
    customers.update(row, { values: { ...values, ...(sent.values.has('id_lang') ? {} : { id_lang: 1 }) } });
    if (!sent.links.has('groups')) customers.update(row, { links: { groups: [{ id: '0' }] } });
  },
};

export const addressEffects: Effects = {
  /** Any customer and any country is taken, of those too that the shop does not have. */
  before({ state, method, sent }) {
    if (method !== 'POST') return;
    const countries = state.data.table('countries');
    const country = countries.rows.get(Number(sent.values.get('id_country')));
    const needsNumber =
      country !== undefined && countries.value(country, 'need_identification_number') === '1';
    if (needsNumber && (sent.values.get('dni') ?? '') === '')
      throw new RequestError(400, 85, 'Validation error: "The identification number is required."');
  },
};

/** A changed rate is a new tax: the old one stays, deleted, for the orders that point to it. */
export const taxEffects: Effects = {
  store({ state, sent }, row) {
    const taxes = state.data.table('taxes');
    const values = Object.fromEntries(sent.values);
    const rate = sent.values.get('rate');
    const isNew = row !== undefined && rate !== undefined && Number(rate) !== taxes.number(row, 'rate');
    const texts = Object.fromEntries(sent.texts);
    if (row !== undefined && !isNew) {
      taxes.update(row, { values, texts });
      return Promise.resolve(row);
    }
    if (row === undefined) return Promise.resolve(taxes.insert({ values, texts }));
    const made = taxes.insert({ values: { active: taxes.value(row, 'active'), ...values } });
    taxes.update(made, { texts: Object.fromEntries(row.texts) });
    taxes.update(row, { values: { deleted: 1 } });
    return Promise.resolve(made);
  },
};
