import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HttpAnswer } from '@passerelle/rehearsal/http/http-fault.ts';
import type { Outcome, Rehearsal } from '@passerelle/rehearsal/shop/rehearsal.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { ShopState } from '@passerelle/rehearsal/web-shop/shop-state.ts';
import { wellBehaved, type Behaviour, type SeenRequest } from '@passerelle/rehearsal/web-shop/trouble.ts';
import { inShop } from '../cycle/in-shop.ts';
import { everyFileBelow, findSecret } from './secret-forms.ts';

/** A shop's keys are letters and digits. */
const key = 'M4RKEDSHOPKEY7F3A9C2E5B8D1G6H4J0';
const login = Buffer.from(`${key}:`).toString('base64');

/** What a shop keeps of its customers, and nobody else needs. */
const passwordHash = '$2y$10$M4rkedHashOfAPassword';
const secureKey = '4d34726b6564536563757265';
const resetToken = 'M4rkedTokenOfAForgottenPassword';
const kept = [passwordHash, secureKey, resetToken];

function mark({ data }: ShopState): void {
  const customers = data.table('customers');
  for (const row of customers.rows.values())
    customers.update(row, {
      values: { passwd: passwordHash, secure_key: secureKey, reset_password_token: resetToken },
    });
  const orders = data.table('orders');
  for (const row of orders.rows.values()) orders.update(row, { values: { secure_key: secureKey } });
  for (const id of [6, 7, 8]) {
    const row = orders.rows.get(id);
    if (row) orders.update(row, { values: { current_state: 2 } });
  }
}

const sample = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../../../../samples', name));

const sections = {
  orders: { from: 'shop', windowDays: 365 },
  stock: { to: 'shop' },
  writeBack: {
    rules: [
      { when: 'collected', from: [2, 11], to: 3, mail: false },
      { when: 'shipped', from: [2, 3, 11], to: 4, mail: 'state' },
    ],
    shipments: { source: 'expeditions.csv' },
  },
  articles: { create: { taxRulesGroup: 'FR Taux standard (20%)' } },
  customers: { fromShop: {}, toShop: {} },
};

async function everyJob(shop: Rehearsal): Promise<Outcome[]> {
  shop.put('expeditions.csv', 'Commande;N° de suivi;Document\n6;XY123456789FR;\n');
  shop.put('ExportCSV.csv', sample('articles/proshop-day-1.csv'), new Date(shop.now.getTime() - 600_000));
  shop.put('clients.csv', sample('customers/clients.csv'));
  return [
    await shop.ordersToXml('--verbose'),
    await shop.ordersToXml('--json'),
    await shop.ordersToXml('write-back', '--verbose'),
    await shop.ordersToXml('write-back', '--json'),
    await shop.ordersToXml('customers', '--verbose'),
    await shop.stockCsvMod('articles', '--verbose'),
    await shop.stockCsvMod('customers', '--json'),
    await shop.stockCsvMod('--verbose'),
    await shop.ordersToXml('check', '--json'),
    await shop.stockCsvMod('check'),
    await shop.ordersToXml('status', '--html', 'status.html'),
    await shop.ordersToXml('status', '--json'),
    await shop.ordersToXml('explain', '6'),
  ];
}

const answer = (
  status: number,
  body: string,
  headers: Record<string, string> = { 'content-type': 'text/html' },
): HttpAnswer => ({ status, headers, body });

const said = `Authorization: Basic ${login} (${key}) is what you said`;
const xml = { 'content-type': 'text/xml;charset=utf-8', 'psws-version': '8.2.4' };
const error = (code: number, message: string) =>
  `<?xml version="1.0"?><prestashop><errors><error><code>${code}</code><message><![CDATA[${message}]]></message></error></errors></prestashop>`;

/** From a name to how the shop repeats what it was told. */
const repeating: [string, HttpAnswer][] = [
  ['in a refusal', answer(400, error(90, said), xml)],
  ['in an error of PHP', answer(500, `<b>Fatal error</b>: ${said}`)],
  ['as plain text', answer(200, said, { 'content-type': 'text/plain' })],
  ['as the title of a page', answer(200, `<!DOCTYPE html><html><title>${said}</title></html>`)],
  ['in an address to go on at', answer(302, '', { location: `/?key=${key}&login=${login}` })],
];

const reads = ({ method }: SeenRequest): boolean => method === 'GET';
const writes = ({ method }: SeenRequest): boolean => method !== 'GET';

const atEach =
  (fits: typeof reads, fault: HttpAnswer): Behaviour =>
  (request) =>
    fits(request)
      ? { kind: 'any', fault: { kind: 'answer', done: 'no', answer: fault }, putOff: [] }
      : undefined;

const scenes: [string, { behaviour?: Behaviour; version?: string }][] = [
  ['every job', {}],
  ['every job, in a shop that has to be sent whole rows', { version: '1.7.8.7' }],
  [
    'no answer to what is written',
    { behaviour: (one) => (writes(one) ? { kind: 'reset', done: true } : undefined) },
  ],
  ...repeating.flatMap(([how, fault]): [string, { behaviour: Behaviour }][] => [
    [`the shop repeats it ${how}, when it is read`, { behaviour: atEach(reads, fault) }],
    [`the shop repeats it ${how}, when it is written into`, { behaviour: atEach(writes, fault) }],
  ]),
];

test.each(scenes)(
  '%s: neither the key nor what the shop keeps of its customers in any output, file, ledger or log',
  async (_, { behaviour = wellBehaved, version = '8.2.4' }) => {
    const web = await sampleShop({ key, version }).open();
    mark(web.state);
    web.behaviour = behaviour;
    try {
      await inShop(
        async (shop) => {
          const outcomes = await everyJob(shop);
          const texts = everyFileBelow(join(shop.workDir, '..'), 'shop.txt');
          outcomes.forEach(({ out, err }, index) => texts.set(`outcome ${index}`, out + err));
          expect(web.requests.length).toBeGreaterThan(5);
          expect([key, ...kept].flatMap((secret) => findSecret(secret, texts))).toEqual([]);
        },
        {
          now: new Date('2026-11-28T16:40:00Z'),
          env: { SHOP_KEY: key },
          config: { ...sections, shop: { url: web.url, key: 'env:SHOP_KEY', attempts: 1 } },
        },
      );
    } finally {
      await web.close();
    }
  },
);
