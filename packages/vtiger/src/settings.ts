/** What a shop decides about its CRM; checked when the configuration is read. */
export interface CrmSettings {
  /** The user or group that owns what is made: `19x1`. */
  assignTo: string;
  createAccount: boolean;
  createPotential: boolean;
  orderPrefix: string;
  potentialPrefix: string;
  /** Shop state → `sostatus`; a state that is not named: `Created`. */
  orderStatus: Readonly<Record<string, string>>;
  invoices: boolean;
  /** Shop state → `invoicestatus`; a state that is not named: `Created`. */
  invoiceStatus: Readonly<Record<string, string>>;
  /** Whether what is lacking is made, or only what is there is used. */
  currencies: 'create' | 'match';
  taxes: 'create' | 'match';
  /** By module: what stands in a field that would be empty. `account_id` among them. */
  defaults: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Values of a module's defaults in place of empty ones; what stays empty is left out. */
export function filled(
  settings: Pick<CrmSettings, 'defaults'>,
  module: string,
  fields: Readonly<Record<string, string>>,
): Record<string, string> {
  const all = { ...settings.defaults[module], ...withoutEmpty(fields) };
  return withoutEmpty(all);
}

export function withoutEmpty(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
