import * as v from 'valibot';
import * as f from './fields.ts';

const sample = {
  orderStatus: { '2': 'Approved', '4': 'Delivered', '5': 'Delivered', '6': 'Cancelled' },
  /** An order needs both streets. */
  defaults: {
    SalesOrder: { bill_street: '--None--', ship_street: '--None--' },
    Invoice: { bill_street: '--None--', ship_street: '--None--' },
  },
  invoiceStatus: { '2': 'Paid', '6': 'Cancel', '7': 'Credit Invoice' },
};

/** vtiger CRM as a second destination of orders. */
export const crm = f.section({
  url: f.crmAddress('https://crm.exemple.fr'),
  user: f.text('passerelle'),
  accessKey: f.secret('env:PASSERELLE_CRM_KEY'),
  assignTo: v.optional(f.text('passerelle')),
  ca: v.optional(f.localPath('ca.pem')),
  createAccount: v.optional(f.flag(), true),
  createPotential: v.optional(f.flag(), false),
  orderPrefix: v.optional(f.crmPrefix(), 'Commande no '),
  potentialPrefix: v.optional(f.crmPrefix(), 'Commande boutique no '),
  orderStatus: v.optional(f.record(f.text('Approved')), sample.orderStatus),
  invoice: v.optional(
    f.section({
      states: v.optional(f.invoiceStates(), 'shop'),
      status: v.optional(f.record(f.text('Paid')), sample.invoiceStatus),
    }),
    {},
  ),
  currencies: v.optional(f.choice('create', 'match'), 'create'),
  taxes: v.optional(f.choice('create', 'match'), 'create'),
  defaults: v.optional(f.record(f.record(f.cell('--None--'))), sample.defaults),
  timeoutSeconds: v.optional(f.whole(1, 600), 30),
  attempts: v.optional(f.whole(1, 10), 3),
  deadlineSeconds: v.optional(f.whole(1, 1500), 300),
  graceSeconds: v.optional(f.whole(1, 1500), 60),
});
