import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { main as stockCsvMod } from '@passerelle/stock-csv-mod/command-line.ts';
import { resources } from '@passerelle/rehearsal/web-shop/tables.ts';
import { sampleShop } from '@passerelle/rehearsal/web-shop/sample-shop.ts';
import type { ResourceMethod } from '@passerelle/rehearsal/web-shop/shop-state.ts';
import { beginner, checked, init, type Answer } from './beginner.ts';
import { onShopStage, type ShopStage } from './shop-stage.ts';

test('the shop answers: what is written is a configuration that check likes', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    const { exitCode, said, hidden, config } = await init(stage, [shop.url, shop.key, '']);
    expect(exitCode).toBe(0);
    expect(said).toContain('PrestaShop 8.2.4) : la clé convient.');
    expect(said).toMatch(/ 11 {2}Paiement à distance accepté \(payé, dit la boutique\)\n/);
    expect(said).toMatch(/ 10 {2}En attente de virement bancaire\n/);
    expect(hidden).toEqual([false, false, false, false, true, false, true, false, false]);
    expect(config()).toContain('"states": [2, 3, 4, 5, 9, 11],');
    expect(config()).toContain('// 1 En attente du paiement par chèque, 6 Annulé,');
    expect(config()).toContain('"ignoredStates": [1, 6, 7, 8, 10, 12, 13],');
    const { findings, exitCode: code } = await checked(stage);
    expect(code).toBe(0);
    expect(findings.filter(({ mark, what }) => mark !== 'ok' && /état|fuseau|clé/i.test(what))).toEqual([]);
    expect((await stage.rehearsal.ordersReport('--dry-run')).counts).toMatchObject({ orders: 10, send: 6 });
  }));

test.each<[string, string[], string]>([
  ['shop', [''], '"reservingStates": [1, 10, 12, 13],'],
  ['shop-stock', [], '"reservingStates": [1, 10, 12],'],
  ['shop-orders', [''], '"reservingStates": [],'],
])(
  '%s: pairs of an awaited cheque are not put on sale again, where the stock goes into the shop',
  (way, sales, expected) =>
    onShopStage(async (stage) => {
      const { config } = await init(stage, [stage.shop.url, stage.shop.key, ...sales], { way });
      expect(config()).toContain(expected);
      expect(config().includes(`// 1 En attente du paiement par chèque, 10 En attente`)).toBe(
        way !== 'shop-orders',
      );
      const { out } = await stage.rehearsal.stockCsvMod('check');
      expect(out).not.toMatch(/remet ces paires en vente/);
    }),
);

test('the key stands in a file of its own, and nowhere else', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    const { said, config } = await init(stage, [shop.url, shop.key, '']);
    const path = join(stage.rehearsal.workDir, 'cle-boutique.txt');
    expect(readFileSync(path, 'utf8')).toBe(`${shop.key}\n`);
    if (process.platform !== 'win32') expect((statSync(path).mode & 0o777).toString(8)).toBe('600');
    expect(config()).toContain('"key": "file:cle-boutique.txt",');
    expect(said + config()).not.toContain(shop.key);
  }));

test('what should be known of the shop is said at once', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    shop.set({ prints: { before: '<script>a</script>', after: '' } });
    const { said } = await init(stage, [shop.url, shop.key, '']);
    expect(said).toMatch(/Un module de la boutique écrit[^]*script[^]*la clé convient/);
  }));

test('files: the shop is not asked for, and stays a comment', () =>
  onShopStage(async (stage) => {
    const { config } = await init(stage, [], { way: 'files' });
    expect(config()).toContain('// "shop": {');
    expect(config()).toContain('"from": "file",');
    expect(stage.shop.requests).toEqual([]);
  }));

const get: ReadonlySet<ResourceMethod> = new Set(['GET']);
const rightsBut = (lacking: string) =>
  new Map([...resources.keys()].filter((name) => name !== lacking).map((name) => [name, get]));

/** What is wrong at first, what is said of it, and how the person mends it. */
test.each<[string, (stage: ShopStage) => unknown, RegExp, (stage: ShopStage) => Answer[]]>([
  [
    'the right to the lines is missing',
    ({ shop }) => shop.set({ rights: rightsBut('order_details') }),
    /droit GET sur « order_details »[^]*cochez pour cette clé la case GET/,
    ({ shop }) => [
      () => {
        shop.set({ rights: undefined });
        return '';
      },
      '',
      '',
    ],
  ],
  [
    'the web service is switched off',
    ({ shop }) => shop.set({ isSwitchedOff: true }),
    /Le webservice de la boutique est désactivé[^]*sur oui/,
    ({ shop }) => [
      () => {
        shop.set({ isSwitchedOff: false });
        return 'again';
      },
      '',
      '',
    ],
  ],
  [
    'the host drops the key',
    ({ shop }) => shop.set({ dropsKey: true }),
    /CGI/,
    ({ shop }) => [
      () => {
        shop.set({ dropsKey: false });
        return 'again';
      },
      shop.url,
      shop.key,
    ],
  ],
])('tried at once: %s, and then it is mended', (_, harm, words, mend) =>
  onShopStage(async (stage) => {
    await harm(stage);
    const { shop } = stage;
    const { said, config } = await init(stage, [shop.url, shop.key, ...mend(stage), '']);
    expect(said).toMatch(words);
    expect(config()).toContain(`"url": "${shop.url}",`);
    expect((await checked(stage)).exitCode).toBe(0);
  }),
);

test('another key than the shop has is refused in words, and the next one is taken', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    const wrong = 'W'.repeat(32);
    const answers = [shop.url, wrong, 'again', '', shop.key, ''];
    const { said } = await init(stage, answers);
    expect(said).toMatch(/refuse la clé du webservice/);
    expect(said).not.toContain(wrong);
    expect((await checked(stage)).exitCode).toBe(0);
  }));

test('a shop that nobody reaches: the person goes on without, and check says it again', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    await shop.close();
    const { said, config } = await init(stage, [shop.url, shop.key, 'on']);
    expect(said).toMatch(/injoignable/);
    expect(config()).toContain('"from": "shop",');
    expect(config()).toContain('"states": [2, 3, 4, 5, 9, 11, "Paiement accepté"],');
    const { exitCode, findings } = await checked(stage);
    expect(exitCode).toBe(3);
    expect(findings.find(({ mark }) => mark === 'fault')?.what).toMatch(/injoignable/);
  }));

test('other states than proposed, and answers that cannot be taken', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    const answers = ['http://', `${shop.url}/api/`, '', shop.key, '2, 99', '2, 4, 5'];
    const { said, config } = await init(stage, answers);
    expect(said.match(/Une adresse est de la forme|Il en faut un|none of the choices/g)).toHaveLength(3);
    expect(config()).toContain(`"url": "${shop.url}",`);
    expect(config()).toContain('"states": [2, 4, 5],');
    expect(config()).toContain('"ignoredStates": [1, 3, 6, 7, 8, 9, 10, 11, 12, 13],');
  }));

test('a step back keeps what was told, and what is answered anew counts', () =>
  onShopStage(async (stage) => {
    const { shop } = stage;
    const answers = ['https://other.example', '<', shop.url, shop.key, '<', '', '2', '<', '<', '', '2, 4'];
    const { exitCode, config } = await init(stage, answers);
    expect(exitCode).toBe(0);
    expect(config()).toContain(`"url": "${shop.url}",`);
    expect(config()).toContain('"states": [2, 4],');
  }));

test('Ctrl+C at the last question, or its second choice: nothing at all is written', () =>
  onShopStage(async (stage) => {
    const { shop, rehearsal } = stage;
    for (const leave of ['^C', 'leave']) {
      const { exitCode, said } = await init(stage, [shop.url, shop.key, '', leave], { isLeft: true });
      expect([exitCode, said]).toEqual([2, expect.stringContaining("Rien n'a été écrit.") as string]);
      expect(readdirSync(rehearsal.workDir).filter((name) => /json|txt/.test(name))).toEqual([]);
    }
  }));

test('a shop of several languages and another time zone; a state that is deleted is not proposed', () =>
  onShopStage(
    async (stage) => {
      const { shop } = stage;
      const { data } = shop.state;
      const setting = data.table('configurations').first('name', 'PS_TIMEZONE');
      if (setting) data.table('configurations').update(setting, { values: { value: 'Indian/Reunion' } });
      const state = data.table('order_states').rows.get(9);
      if (state) data.table('order_states').update(state, { values: { deleted: 1 } });
      const { said, config } = await init(stage, [shop.url, shop.key, ''], { program: stockCsvMod });
      expect(said).toMatch(/ 2 {2}Paiement accepté \(payé, dit la boutique\)\n/);
      expect(config()).toContain('"timeZone": "Indian/Reunion",');
      expect(config()).toContain('"states": [2, 3, 4, 5, 11],');
    },
    { make: (options) => sampleShop({ ...options, languages: [1, 2] }) },
  ));

test.each([
  ['no keyboard and no --yes', [], /il n'y a pas de clavier ici/],
  ['a way over the shop without its address', ['--yes', '--way', 'shop'], /--shop <adresse>/],
  [
    'a CRM without its address',
    ['--yes', '--way', 'shop-and-crm', '--shop', 'https://a.fr'],
    /--crm <adresse>/,
  ],
  ['a host that is none', ['--yes', '--host', 'ftp://a.fr'], /--host : Un nom de serveur/],
  ['a port that is none', ['--yes', '--host', 'a.fr:99999'], /--host : Un nom de serveur/],
  ['a shop that is no address', ['--yes', '--way', 'shop', '--shop', 'http://'], /--shop : Une adresse/],
])('%s: 2, why is said, and nothing is written', (_, flags, words) =>
  onShopStage(async (stage) => {
    beginner(stage);
    const { exitCode, err } = await stage.rehearsal.ordersToXml('init', ...flags);
    expect([exitCode, err]).toEqual([2, expect.stringMatching(words) as string]);
    expect(readdirSync(stage.rehearsal.workDir)).not.toContain('passerelle.json');
  }),
);

test('--yes takes what a person would type: an address without https, or that of the service', () =>
  onShopStage(async (stage) => {
    beginner(stage);
    const flags = ['--yes', '--way', 'shop', '--host', 'a.fr:2121', '--shop', 'www.exemple.fr/api/'];
    expect((await stage.rehearsal.ordersToXml('init', ...flags)).exitCode).toBe(0);
    const config = readFileSync(join(stage.rehearsal.workDir, 'passerelle.json'), 'utf8');
    expect(config).toContain('"url": "https://www.exemple.fr",');
    expect(config).toContain('"port": 2121,');
  }));
