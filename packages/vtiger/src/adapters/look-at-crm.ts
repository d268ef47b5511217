import type { CrmFinding, CrmRight } from '@passerelle/core/ports/crm-facts.ts';
import type { CrmClient } from '../client.ts';
import { CrmFailure } from '../fault.ts';
import { textOf, type CrmRecord } from '../record.ts';
import { fieldsOf, picklist } from '../statuses.ts';
import { crmFailure } from './crm-failure.ts';
import { settingsOf } from './crm-settings.ts';
import { openCrm, type CrmConfig, type CrmSurroundings } from './open-crm.ts';

/** Looks at a CRM as it is configured, and changes nothing there. Never rejects for what the CRM answers. */
export async function* lookAtCrm(crm: CrmConfig, surroundings: CrmSurroundings): AsyncGenerator<CrmFinding> {
  const client = openCrm(crm, surroundings);
  try {
    yield* look(client, crm);
  } catch (error) {
    if (!(error instanceof CrmFailure)) throw error;
    yield { kind: 'failed', fault: { ...error.fault }, isSetUp: crmFailure(error.fault).exitCode === 2 };
  } finally {
    await client.logout();
  }
}

async function* look(client: CrmClient, crm: CrmConfig): AsyncGenerator<CrmFinding> {
  const { version, userId } = await client.session();
  const name = URL.canParse(crm.url) ? new URL(crm.url).host : crm.url;
  yield { kind: 'connected', name, version, user: crm.user };
  yield* aboutVersion(version);
  await settingsOf(client, crm);
  yield* aboutUser(await ownRow(client, userId), crm.user);
  const wanted = modulesFor(crm);
  const types = await client.listTypes();
  const missing = wanted.filter((module) => !types.includes(module));
  yield* missing.map((module) => ({ kind: 'module-missing', module }) as const);
  const found = new Map<string, CrmRecord>();
  for (const module of wanted.filter((one) => types.includes(one)))
    found.set(module, await client.describe(module));
  const wrong = [...found].flatMap(([module, description]) => aboutModule(module, description, crm));
  yield* wrong;
  if (wrong.length + missing.length === 0) yield { kind: 'modules', modules: wanted };
  yield* aboutStatuses(found, crm);
  const orders = found.get('SalesOrder');
  if (orders !== undefined)
    yield { kind: isUnique(orders, 'customerno') ? 'duplicates-forbidden' : 'duplicates-allowed' };
}

function modulesFor({ createAccount, createPotential, invoice }: CrmConfig): string[] {
  return [
    ...['Contacts', 'Leads', 'Products', 'SalesOrder'],
    ...(createAccount ? ['Accounts'] : []),
    ...(invoice.states === 'never' ? [] : ['Invoice']),
    ...(createPotential ? ['Potentials'] : []),
  ];
}

function* aboutVersion(version: string): Generator<CrmFinding> {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major !== 8 || minor > 4) {
    yield { kind: 'version-untried', version };
    return;
  }
  if (minor >= 3) yield { kind: 'may-refuse-orders', version };
  if (minor < 4) yield { kind: 'converts-no-leads', version };
}

/** null: only administrators are shown users. */
async function ownRow(client: CrmClient, userId: string): Promise<CrmRecord | null> {
  try {
    return await client.retrieve(userId);
  } catch (error) {
    if (error instanceof CrmFailure && error.fault.kind === 'crm/refused') return null;
    throw error;
  }
}

function* aboutUser(row: CrmRecord | null, user: string): Generator<CrmFinding> {
  if (row === null || textOf(row, 'is_admin') !== 'on') yield { kind: 'may-not-see-all', user };
  else yield { kind: 'sees-all' };
  if (row === null) {
    yield { kind: 'decimals-unknown' };
    return;
  }
  const decimals = textOf(row, 'no_of_currency_decimals');
  if (/^[2-9]$/.test(decimals)) yield { kind: 'decimals', decimals: Number(decimals) };
  else yield { kind: 'decimals-wrong', decimals };
}

/** Fields that are always filled in, or that vtiger fills in itself. */
const sent: Readonly<Record<string, readonly string[]>> = {
  Leads: ['lastname'],
  Contacts: ['lastname', 'email'],
  Accounts: ['accountname', 'email1'],
  Products: ['productname', 'productcode'],
  SalesOrder: ['subject', 'sostatus', 'invoicestatus', 'account_id', 'productid', 'customerno'],
  Invoice: ['subject', 'account_id', 'productid', 'customerno'],
  Potentials: ['potentialname', 'closingdate', 'sales_stage', 'related_to'],
};

function aboutModule(module: string, description: CrmRecord, crm: CrmConfig): CrmFinding[] {
  const rights: [CrmRight, string][] = [
    ['create', 'createable'],
    ['update', 'updateable'],
    ['read', 'retrieveable'],
  ];
  const missing = rights
    .filter(([, flag]) => description[flag] === false)
    .map(([right]) => ({ kind: 'right-missing', module, right }) as const);
  const isFilled = (field: CrmRecord): boolean => {
    const name = textOf(field, 'name');
    const known = ['assigned_user_id', 'id', ...(sent[module] ?? [])];
    return known.includes(name) || textOf(field, 'default') !== '' || Boolean(crm.defaults[module]?.[name]);
  };
  const needed = fieldsOf(description).filter((field) => field['mandatory'] === true && !isFilled(field));
  return [
    ...missing,
    ...needed.map((field) => {
      return {
        kind: 'field-needed',
        module,
        field: textOf(field, 'name'),
        label: textOf(field, 'label'),
      } as const;
    }),
  ];
}

/** vtiger would store any text as a status, and show it in no list. */
function* aboutStatuses(found: ReadonlyMap<string, CrmRecord>, crm: CrmConfig): Generator<CrmFinding> {
  const places = [
    ['SalesOrder', 'sostatus', 'crm.orderStatus', crm.orderStatus],
    ['Invoice', 'invoicestatus', 'crm.invoice.status', crm.invoice.status],
  ] as const;
  let areKnown = true;
  for (const [module, field, key, map] of places) {
    const known = picklist(found.get(module), field);
    if (known.length === 0) continue;
    for (const value of new Set(Object.values(map))) {
      if (known.includes(value)) continue;
      areKnown = false;
      yield { kind: 'status-unknown', key, value, known };
    }
  }
  if (areKnown) yield { kind: 'statuses' };
}

function isUnique(description: CrmRecord, name: string): boolean {
  return fieldsOf(description).some((field) => textOf(field, 'name') === name && field['isunique'] === true);
}
