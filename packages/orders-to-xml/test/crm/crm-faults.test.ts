import { atRequest, usualFaults, type HttpFault } from '@passerelle/rehearsal/http/http-fault.ts';
import { onCrmStage, ordersOf, ordersThere, type CrmStage } from './crm-and-shop.ts';

/**
 * A whole run of the command, and one fault at one of the CRM's requests; then clean runs, half an hour apart as the task
 * is. One of everything, each with the total that was paid, and the last run writes nothing.
 */
const faults: [string, HttpFault][] = [
  ...Object.entries(usualFaults),
  ['notJson', { kind: 'answer', done: 'yes', answer: { status: 200, body: 'Sorry' } }],
];

/** The whole table takes long: PASSERELLE_WHOLE_TABLE=1. Else a few cells, other requests for each fault. */
const stride = process.env['PASSERELLE_WHOLE_TABLE'] === '1' ? 1 : 397;

/** Which orders have an invoice, and over how much. */
let invoiced: string[] = [];

test('each request of the CRM, each fault: one of everything', async () => {
  let count = 0;
  await onCrmStage(async (stage) => {
    await stage.run();
    count = stage.crm.requests.length;
    invoiced = ordersThere(stage, 'Invoice').toSorted();
  });
  const wrong: string[] = [];
  for (let number = 1; number <= count; number++)
    for (const [at, [name, fault]] of faults.entries()) {
      if ((number * faults.length + at) % stride !== 0) continue;
      const found = await play(number, fault);
      if (found !== 'one of everything') wrong.push(`${name} at ${number}: ${found}`);
    }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(60);
}, 600_000);

async function play(number: number, fault: HttpFault): Promise<string> {
  let found = '';
  await onCrmStage(
    async (stage) => {
      stage.crm.behave(atRequest(number, fault));
      await stage.run();
      stage.crm.behave(() => undefined);
      await stage.crm.catchUp();
      for (let again = 1; again <= 3; again++) {
        stage.later();
        await stage.run();
      }
      stage.later();
      found = await judged(stage);
    },
    { crm: { timeoutSeconds: 1 } },
  );
  return found;
}

async function judged(stage: CrmStage): Promise<string> {
  const { exitCode, writes = [] } = await stage.report();
  const written = writes.filter(({ decision }) => decision !== 'same');
  const orders = ordersThere(stage).toSorted();
  const expected = ordersOf(stage).slice(1).toSorted();
  const emails = stage.records('Contacts').map(({ fields }) => String(fields['email']));
  const codes = stage.records('Products').map(({ fields }) => String(fields['productcode']));
  if (exitCode !== 0 || written.length > 0) return `exit ${exitCode}, writes ${JSON.stringify(written)}`;
  if (orders.join() !== expected.join()) return orders.join();
  if (new Set(emails).size !== emails.length) return `contacts ${emails.join()}`;
  if (new Set(codes).size !== codes.length) return `products ${codes.join()}`;
  const invoices = ordersThere(stage, 'Invoice').toSorted();
  if (invoices.join() !== invoiced.join()) return `invoices ${invoices.join()}`;
  return 'one of everything';
}
