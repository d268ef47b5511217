import type { Finding } from '@passerelle/core/check/finding.ts';
import { onCrmStage, type CrmStageOptions } from './crm-and-shop.ts';

/** "✔ …" of the lines about the CRM. */
async function linesOf(options: CrmStageOptions): Promise<string[]> {
  const found: string[] = [];
  await onCrmStage(async ({ ftp }) => {
    const { out } = await ftp.ordersToXml('check', '--json', '--lang', 'en');
    const { findings } = JSON.parse(out) as { findings: Finding[] };
    const marks = { ok: '✔', warning: '⚠', fault: '✘' };
    found.push(...findings.map(({ mark, what }) => `${marks[mark]} ${what}`));
  }, options);
  return found;
}

const known: [what: string, options: CrmStageOptions, line: RegExp][] = [
  ['a good CRM', {}, /^✔ CRM .*: logged in as "admin", vtiger 8\.2\.0/],
  ['its modules', {}, /^✔ Modules of the CRM that can be used: Contacts, Leads, Products, SalesOrder/],
  ['statuses that its lists have', {}, /^✔ Statuses of orders and invoices/],
  ['states that the shop has', {}, /^✔ States that "crm" names: they exist/],
  ['decimals', {}, /^✔ Amounts of the CRM: 2 decimals/],
  ['an administrator', {}, /^✔ The user of the CRM sees all records/],
  ['duplicates that are taken', {}, /^⚠ The CRM would take two orders with the same "Customer No"/],
  ['before 8.4 leads are marked', {}, /^✔ vtiger 8\.2\.0 converts no leads/],
  [
    '8.4.0 may refuse orders',
    { world: { version: '8.4.0' } },
    /^⚠ vtiger 8\.4\.0, as it was released, refuses/,
  ],
  ['8.3.0 too', { world: { version: '8.3.0' } }, /^⚠ vtiger 8\.3\.0, as it was released, refuses/],
  ['no decimals', { world: { user: { decimals: 0 } } }, /^✘ The user of the CRM has no decimals/],
  [
    'a module that is hidden',
    { world: { user: { hidden: ['Invoice'] } } },
    /^✘ The module "Invoice" is not open/,
  ],
  [
    'a right that is lacking',
    { world: { user: { denied: ['create SalesOrder'] } } },
    /^✘ The user of the CRM may not create in "SalesOrder"/,
  ],
  [
    'a user who is no administrator',
    { world: { user: { isAdmin: false } } },
    /^⚠ "admin" is not an administrator/,
  ],
  [
    'a status that the CRM does not have',
    { crm: { orderStatus: { '2': 'Paid up' } } },
    /^✘ crm\.orderStatus: "Paid up" is not in the CRM's list \(Created, Approved/,
  ],
  [
    'a state that the shop does not have',
    { crm: { orderStatus: { '99': 'Approved' } } },
    /^⚠ The section "crm" names states that the shop does not have: 99/,
  ],
  [
    'a mandatory field that nothing fills',
    { crm: { defaults: {} } },
    /^✘ In "SalesOrder" the field "Billing Address" \(bill_street\) is mandatory/,
  ],
  ['a wrong key', { crm: { accessKey: 'wrong' } }, /^✘ The CRM refuses the access key of "admin"/],
  [
    'nobody there',
    { crm: { url: 'http://127.0.0.1:47999' } },
    /^✘ The CRM http:\/\/127\.0\.0\.1:47999 cannot be reached/,
  ],
  [
    'an owner whom the CRM lacks',
    { crm: { assignTo: 'paul' } },
    /^✘ The CRM has no user and no group "paul"/,
  ],
];

test.each(known)('%s', async (_, options, line) => {
  const lines = await linesOf(options);
  expect(lines).toContainEqual(expect.stringMatching(line));
});
