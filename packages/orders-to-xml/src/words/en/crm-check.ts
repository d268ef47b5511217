import type { CrmRight } from '@passerelle/core/ports/crm-facts.ts';
import type { OrdersSections } from '../words.ts';

const rights: Record<CrmRight, string> = {
  create: 'create',
  update: 'change',
  delete: 'delete',
  read: 'read',
};

export const crmCheck: OrdersSections['crmCheck'] = {
  say: (found) => {
    switch (found.kind) {
      case 'connected':
        return {
          message: `CRM ${found.name}: logged in as "${found.user}", vtiger ${found.version}`,
          hint: '',
        };
      case 'may-refuse-orders':
        return {
          message: `vtiger ${found.version}, as it was released, refuses to create orders and invoices by its web service; nothing tells beforehand whether yours was repaired.`,
          hint: 'Try one order: "orders-to-xml crm --only NUMBER". If it is refused, have this CRM repaired (see the guide); customers and products go through.',
        };
      case 'version-untried':
        return {
          message: `vtiger ${found.version} was not tried: 8.0 to 8.4 only.`,
          hint: 'Begin with "--dry-run", then "--limit 1", and look at the result in the CRM.',
        };
      case 'converts-no-leads':
        return {
          message: `vtiger ${found.version} converts no leads by its web service: a lead who orders is marked "Converted", and the contact is made beside it`,
          hint: '',
        };
      case 'modules':
        return { message: `Modules of the CRM that can be used: ${found.modules.join(', ')}`, hint: '' };
      case 'module-missing':
        return {
          message: `The module "${found.module}" is not open to this user of the CRM.`,
          hint: 'Switch it on in vtiger (module manager), then in the profile of the user.',
        };
      case 'right-missing':
        return {
          message: `The user of the CRM may not ${rights[found.right]} in "${found.module}".`,
          hint: 'Give that right in the profile of the user (Settings > Profiles).',
        };
      case 'field-needed':
        return {
          message: `In "${found.module}" the field "${found.label || found.field}" (${found.field}) is mandatory, and the shop never fills it.`,
          hint: `Give it a value in crm.defaults, "${found.module}": { "${found.field}": "…" }, or make it optional in vtiger.`,
        };
      case 'decimals':
        return { message: `Amounts of the CRM: ${found.decimals} decimals`, hint: '' };
      case 'decimals-wrong':
        return {
          message: `The user of the CRM has ${found.decimals === '' || found.decimals === '0' ? 'no decimals' : `${found.decimals} decimal`}: prices would be rounded to whole units.`,
          hint: 'In vtiger, "My Preferences" of that user: 2 decimals. A new installation leaves it empty.',
        };
      case 'decimals-unknown':
        return {
          message: 'The number of decimals of the user of the CRM cannot be seen from here.',
          hint: 'Check in its preferences that the number is 2: with 0, prices would be rounded to whole units.',
        };
      case 'sees-all':
        return { message: 'The user of the CRM sees all records', hint: '' };
      case 'may-not-see-all':
        return {
          message: `"${found.user}" is not an administrator: perhaps not all records are seen, and a customer whom the CRM knows might be made a second time.`,
          hint: 'Open all records to that user (Settings > Sharing Rules), or make it an administrator. Without that it cannot make taxes and currencies either.',
        };
      case 'duplicates-allowed':
        return {
          message:
            'The CRM would take two orders with the same "Customer No", the field where "orders-to-xml crm" puts the number of the order.',
          hint: 'Advised: module Sales Orders, "Duplicate prevention", field "Customer No". A copy would then be refused by the CRM itself.',
        };
      case 'duplicates-forbidden':
        return { message: 'The CRM refuses two orders with the same number', hint: '' };
      case 'status-unknown':
        return {
          message: `${found.key}: "${found.value}" is not in the CRM's list (${found.known.join(', ')}).`,
          hint: 'Correct that value, or add it to the list in vtiger: it would be stored, and never offered.',
        };
      case 'statuses':
        return { message: "Statuses of orders and invoices: all of them in the CRM's lists", hint: '' };
    }
  },
  fromFile: {
    message:
      'The orders of the CRM come from the export (orders.from): no catalogue, no customer without an order, no state that the export does not tell.',
    hint: 'For these, set orders.from to "shop" and give the section "shop".',
  },
  states: 'States that "crm" names: they exist in the shop',
  statesMissing: ({ states }) => ({
    message: `The section "crm" names states that the shop does not have: ${states.join(', ')}.`,
    hint: 'Correct crm.orderStatus, crm.invoice.states or crm.invoice.status.',
  }),
};
