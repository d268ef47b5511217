import type { crmKeys as french } from '../fr/config-keys-crm.ts';

export const crmKeys: typeof french = {
  crm: 'vtiger CRM, where "orders-to-xml crm" brings customers, products, orders and invoices. Absent: no CRM is ever asked.',
  'crm.url': 'Address of the CRM; "/webservice.php" is added.',
  'crm.user': 'User of the CRM, kept for this program: vtiger allows one login at a time per user.',
  'crm.accessKey':
    'The user\'s access key, found in "My Preferences" of vtiger: "env:NAME", "file:PATH", or in clear (not advised).',
  'crm.assignTo': 'User or group that owns what is made. Absent: the user itself.',
  'crm.ca':
    "Certificate (PEM) of the authority that signed the CRM's, if it is not known. Certificates are always verified.",
  'crm.createAccount':
    'false: no account is made for a customer; then name the one of all orders in crm.defaults, SalesOrder, account_id.',
  'crm.createPotential': 'true: an opportunity is made for each order.',
  'crm.orderPrefix':
    'What precedes the number in the subject of an order: unaccented letters, digits, spaces (not first), # [ ] _ -.',
  'crm.potentialPrefix': 'The same for the name of an opportunity.',
  'crm.orderStatus':
    'State of the shop (number or label) → status of the order in the CRM. A state that is not there gives "Created".',
  'crm.invoice': 'The invoices of the CRM.',
  'crm.invoice.states':
    'When an invoice is made: "shop" (in the states that make one in the shop), "never", or a list of states (number or label).',
  'crm.invoice.status':
    'State of the shop → status of the invoice. "Paid" notes it as received in full. A state that is not there gives "Created".',
  'crm.currencies':
    'A currency that is missing: "create" (it is made or activated) or "match" (the order is refused).',
  'crm.taxes': 'A VAT rate that is missing: "create" (it is made) or "match" (the order is refused).',
  'crm.defaults': 'By module of the CRM, what fills a mandatory field that an order leaves empty.',
  'crm.timeoutSeconds': 'Time that the CRM has for one answer, in seconds.',
  'crm.attempts': 'Number of attempts of a read when a failure may pass.',
  'crm.deadlineSeconds': 'Time for one operation, attempts and login included, in seconds.',
  'crm.graceSeconds':
    'Wait, in seconds, before it is believed that a creation whose answer was lost did not happen.',
};
