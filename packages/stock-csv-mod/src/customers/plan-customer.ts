import type {
  Account,
  AccountChange,
  AddressContent,
  AddressOfShop,
  Holder,
  NewAccount,
} from '@passerelle/core/ports/customer-book.ts';
import type { AccountDetails } from '@passerelle/core/ports/customer-details.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';
import { checkAddress, type AddressRules } from './check-address.ts';
import type { CustomerFault } from './customers-fault.ts';
import type { WantedCustomer } from './gather-customers.ts';

/** What the configuration asks for, and what of the shop it takes. */
export interface CustomerRules extends AddressRules {
  create: boolean;
  addresses: boolean;
  deactivate: boolean;
  usualGroup: number;
  /** The groups that the file names: of these a customer is in his own alone. Empty: groups are left as they are. */
  groupsOfFile: ReadonlySet<number>;
}

/** What an earlier run has written for this customer. */
export interface CustomerMemory {
  /** It has written something: whatever differs now was changed in the file since. */
  isWritten: boolean;
  /** It has deactivated him, as dormant. */
  isDeactivated: boolean;
}

export type CustomerStep =
  | { kind: 'make-account'; account: NewAccount }
  | { kind: 'change-account'; id: number; change: AccountChange; what: readonly ChangedPart[] }
  | { kind: 'add-address'; content: AddressContent }
  | { kind: 'mend-address'; id: number; change: Partial<Pick<AddressContent, 'phone' | 'vatNumber'>> };

export type ChangedPart = keyof AccountDetails | 'group' | 'activated' | 'deactivated';

export interface CustomerPlan {
  steps: readonly CustomerStep[];
  /** What is left as it is, and why; it hinders nothing else. */
  left: readonly { decision: 'skipped' | 'refused'; reason: CustomerFault }[];
}

/**
 * What is to be written so that the shop has the customer as the back office has him. What the shop has itself stays at the
 * first meeting: it only gets what it lacks. `group`: the shop's number of his group; null: none.
 */
export function planCustomer(
  wanted: WantedCustomer,
  holder: Holder,
  group: number | null,
  rules: CustomerRules,
  memory: CustomerMemory,
): CustomerPlan {
  if (holder.kind === 'deleted') return refusing({ kind: 'customer/deleted' });
  if (holder.kind === 'several') return refusing({ kind: 'customer/several', ids: holder.ids });
  if (wanted.isDormant) return planDormant(holder, rules);
  if (holder.kind === 'nobody' && !rules.create) return skipping({ kind: 'customer/not-there' });
  const account = holder.kind === 'account' ? holder.account : null;
  const first = account === null ? make(wanted, group, rules) : change(wanted, account, group, rules, memory);
  const addresses = rules.addresses ? planAddresses(wanted, account, rules, memory) : { steps: [], left: [] };
  const left = wanted.faults.map((reason) => ({ decision: 'skipped' as const, reason }));
  return { steps: [...first, ...addresses.steps], left: [...left, ...addresses.left] };
}

function refusing(reason: CustomerFault): CustomerPlan {
  return { steps: [], left: [{ decision: 'refused', reason }] };
}

function skipping(reason: CustomerFault): CustomerPlan {
  return { steps: [], left: [{ decision: 'skipped', reason }] };
}

function planDormant(holder: Holder, { deactivate }: CustomerRules): CustomerPlan {
  const isToDeactivate = deactivate && holder.kind === 'account' && holder.account.isActive;
  if (!isToDeactivate) return skipping({ kind: 'customer/dormant' });
  const { id } = holder.account;
  const change = { isActive: false };
  return { steps: [{ kind: 'change-account', id, change, what: ['deactivated'] }], left: [] };
}

/** Without groups an account is in none, and sees no price: they are always sent, and so is that it is active. */
function make(
  { email, details }: WantedCustomer,
  group: number | null,
  { usualGroup }: CustomerRules,
): CustomerStep[] {
  const groups =
    group === null || group === usualGroup ? ([usualGroup] as const) : ([group, usualGroup] as const);
  return [{ kind: 'make-account', account: { email, details, isActive: true, groups } }];
}

function change(
  { details }: WantedCustomer,
  account: Account,
  group: number | null,
  rules: CustomerRules,
  memory: CustomerMemory,
): CustomerStep[] {
  const changed = changedDetails(details, account.details, memory);
  const groups = group === null ? undefined : groupsWith(group, account, rules);
  const isWoken = memory.isDeactivated && !account.isActive;
  const what: ChangedPart[] = [
    ...(Object.keys(changed) as (keyof AccountDetails)[]),
    ...(groups === undefined ? [] : (['group'] as const)),
    ...(isWoken ? (['activated'] as const) : []),
  ];
  if (what.length === 0) return [];
  const change: AccountChange = {
    ...(Object.keys(changed).length === 0 ? {} : { details: changed }),
    ...(groups === undefined ? {} : { groups }),
    ...(isWoken ? { isActive: true } : {}),
  };
  return [{ kind: 'change-account', id: account.id, change, what }];
}

/** What the file does not say takes nothing away. */
function changedDetails(
  wanted: AccountDetails,
  known: AccountDetails,
  { isWritten }: CustomerMemory,
): Partial<AccountDetails> {
  const names = Object.keys(wanted) as (keyof AccountDetails)[];
  const changed = names.filter((name) => {
    const isSaid = wanted[name] !== '' && wanted[name] !== '-';
    return isSaid && wanted[name] !== known[name] && (isWritten || known[name] === '');
  });
  return Object.fromEntries(changed.map((name) => [name, wanted[name]]));
}

/** undefined: they are as they shall be. */
function groupsWith(
  group: number,
  { defaultGroup, groups }: Account,
  { groupsOfFile, usualGroup }: CustomerRules,
): readonly [number, ...number[]] | undefined {
  const others = groups.filter((one) => one !== group && (one === usualGroup || !groupsOfFile.has(one)));
  const isSame = defaultGroup === group && groups.includes(group) && others.length === groups.length - 1;
  return isSame ? undefined : [group, ...others];
}

function planAddresses(
  wanted: WantedCustomer,
  account: Account | null,
  rules: CustomerRules,
  memory: CustomerMemory,
): CustomerPlan {
  const steps: CustomerStep[] = [];
  const left: CustomerPlan['left'][number][] = [];
  const seen = new Set<string>();
  for (const address of wanted.addresses) {
    const checked = checkAddress(address, rules);
    if ('fault' in checked) {
      left.push({ decision: 'refused', reason: checked.fault });
      continue;
    }
    const { content } = checked;
    const identity = identityOf(content);
    if (seen.has(identity)) continue;
    seen.add(identity);
    const known = account?.addresses.find((one) => identityOf(one) === identity);
    if (known === undefined) steps.push({ kind: 'add-address', content });
    else steps.push(...mend(content, known, memory));
  }
  return { steps, left };
}

/** Where a letter would go: by that an address is known, however it is written. */
export function identityOf(address: AddressContent): string {
  const { lastName, firstName, company, line1, line2, postcode, city, country } = address;
  const texts = [lastName, firstName, company, line1, line2, postcode.replace(/[ -]/g, ''), city];
  return JSON.stringify([...texts.map(foldText), country]);
}

function mend(content: AddressContent, known: AddressOfShop, { isWritten }: CustomerMemory): CustomerStep[] {
  const fields = (['phone', 'vatNumber'] as const).filter(
    (field) => content[field] !== '' && content[field] !== known[field] && (isWritten || known[field] === ''),
  );
  if (fields.length === 0) return [];
  const change = Object.fromEntries(fields.map((field) => [field, content[field]]));
  return [{ kind: 'mend-address', id: known.id, change }];
}
