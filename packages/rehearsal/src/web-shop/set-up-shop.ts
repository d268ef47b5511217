import { load } from './load-recording.ts';
import type { ShopState } from './shop-state.ts';

/** What every shop has from its first day: states, languages, currency, countries, taxes, groups, carriers, settings. */
export function setUpShop(state: ShopState): void {
  load(state, '046-order_states');
  const { data } = state;
  const insert = (
    table: string,
    values: Record<string, string | number>,
    texts: Record<string, string> = {},
    id?: number,
  ) => data.table(table).insert({ values, texts, ...(id === undefined ? {} : { id }) });
  const date = state.now();
  insert('shops', { id_shop_group: 1, id_category: 2, active: 1, name: 'Boutique', theme_name: 'classic' });
  const names = ['Français (French)', 'English', 'Deutsch'];
  for (const language of data.languages) {
    const iso = ['fr', 'en', 'de'][language - 1] ?? 'xx';
    const formats = { date_format_lite: 'd/m/Y', date_format_full: 'd/m/Y H:i:s' };
    const values = {
      name: names[language - 1] ?? iso,
      iso_code: iso,
      language_code: iso,
      active: 1,
      ...formats,
    };
    insert('languages', values, {}, language);
  }
  insert(
    'currencies',
    { name: 'Euro', iso_code: 'EUR', numeric_iso_code: '978', precision: 2, conversion_rate: 1, active: 1 },
    { names: 'euro', symbol: '€' },
  );
  insert(
    'countries',
    {
      id_zone: 1,
      iso_code: 'FR',
      active: 1,
      need_zip_code: 1,
      zip_code_format: 'NNNNN',
      call_prefix: 33,
      display_tax_label: 1,
    },
    { name: 'France' },
    8,
  );
  insert(
    'countries',
    {
      id_zone: 1,
      iso_code: 'BE',
      active: 1,
      need_zip_code: 1,
      zip_code_format: 'NNNN',
      call_prefix: 32,
      display_tax_label: 1,
    },
    { name: 'Belgique' },
    3,
  );
  insert(
    'countries',
    {
      id_zone: 1,
      iso_code: 'ES',
      active: 1,
      need_identification_number: 1,
      need_zip_code: 1,
      zip_code_format: 'NNNNN',
      call_prefix: 34,
    },
    { name: 'Espagne' },
    6,
  );
  for (const name of ['Visiteur', 'Invité', 'Client'])
    insert('groups', { show_prices: 1, date_add: date, date_upd: date }, { name });
  insert('taxes', { rate: 20, active: 1 }, { name: 'TVA FR 20%' });
  insert('taxes', { rate: 10, active: 1 }, { name: 'TVA FR 10%' });
  insert('taxes', { rate: 5.5, active: 1 }, { name: 'TVA FR 5.5%' });
  const groups = ['FR Taux standard (20%)', 'FR Taux réduit (10%)', 'FR Taux réduit (5.5%)'];
  for (const [at, name] of groups.entries()) {
    insert('tax_rule_groups', { name, active: 1, date_add: date, date_upd: date });
    insert('tax_rules', {
      id_tax_rules_group: at + 1,
      id_country: 8,
      id_tax: at + 1,
      zipcode_from: 0,
      zipcode_to: 0,
    });
  }
  const carrier = { id_tax_rules_group: 1, active: 1, shipping_method: 1 };
  insert(
    'carriers',
    { ...carrier, id_reference: 1, name: 'Retrait en boutique', is_free: 1 },
    { delay: 'Retrait en magasin' },
  );
  insert(
    'carriers',
    {
      ...carrier,
      id_reference: 2,
      name: 'Transporteur',
      url: 'https://suivi.example/@',
      shipping_handling: 1,
    },
    { delay: 'Livraison le lendemain' },
  );
  for (const [id, name] of [
    [1, 'Racine'],
    [2, 'Accueil'],
    [3, 'Vêtements'],
    [4, 'Hommes'],
    [6, 'Accessoires'],
    [8, 'Papeterie'],
  ] as const) {
    const link_rewrite = name
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase();
    insert(
      'categories',
      { id_parent: id === 1 ? 0 : Math.min(id - 1, 2), active: 1, id_shop_default: 1 },
      { name, link_rewrite },
      id,
    );
  }
  insert('manufacturers', { name: 'Studio Design', active: 1 });
  insert('suppliers', { name: 'Fournisseur mode', active: 1 });
  insert('suppliers', { name: 'Fournisseur accessoires', active: 1 });
  insert('product_options', { group_type: 'select' }, { name: 'Taille', public_name: 'Taille' });
  insert(
    'product_options',
    { group_type: 'color', is_color_group: 1 },
    { name: 'Couleur', public_name: 'Couleur' },
  );
  const settings = {
    PS_TIMEZONE: 'Europe/Paris',
    PS_LANG_DEFAULT: '1',
    PS_CURRENCY_DEFAULT: '1',
    PS_COUNTRY_DEFAULT: '8',
    PS_HOME_CATEGORY: '2',
    PS_ROOT_CATEGORY: '1',
    PS_PRICE_ROUND_MODE: '2',
    PS_USE_ECOTAX: '0',
    PS_ATTACHMENT_MAXIMUM_SIZE: '8',
    PS_CUSTOMER_GROUP: '3',
    PS_STOCK_MANAGEMENT: '1',
    PS_ORDER_OUT_OF_STOCK: '0',
    PS_MAIL_METHOD: '2',
    PS_PACK_STOCK_TYPE: '0',
    PS_LIMIT_UPLOAD_IMAGE_VALUE: '2',
    PS_PRODUCT_SHORT_DESC_LIMIT: '800',
    PS_VERSION_DB: state.version,
  };
  for (const [name, value] of Object.entries(settings))
    insert('configurations', { name, value, date_add: date, date_upd: date });
}
