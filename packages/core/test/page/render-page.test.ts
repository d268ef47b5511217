import { createHash } from 'node:crypto';
import { renderPage } from '@passerelle/core/page/render-page.ts';
import type { StatusReport } from '../../src/status/status-report.ts';
import type { Language } from '../../src/words/formats.ts';
import { wordsIn } from '../../src/words/language.ts';
import { aBatch, aKnownOrder, aReport, aRun, at, noFacts } from '../status/any-report.ts';
import { scenes } from './scenes.ts';

const render = (report: StatusReport, language: Language): string =>
  renderPage(report, wordsIn(language), language);

const languages: Language[] = ['fr', 'en'];

test.each([
  ['fresh', 'fr', 'Aucun passage encore'],
  ['fresh', 'en', 'No run yet'],
  ['well', 'fr', 'Tout va bien'],
  ['well', 'en', 'All is well'],
  ['trouble', 'fr', '15 points à regarder'],
  ['trouble', 'en', '15 points to look at'],
] as const)('the page of a %s gateway says in %s: %s', (scene, language, headline) => {
  const page = render(scenes[scene], language);
  expect(page).toContain(`<h1 id="headline">${headline}</h1>`);
  expect(page).toMatch(new RegExp(`<title>${headline}`));
  expect(page).toContain(`<html lang="${language}">`);
});

test('a job that has run is a run, though the cycle has not yet', () => {
  const run = { ...aRun('orders-to-xml', at), job: 'crm' as const };
  expect(render(aReport({ ...noFacts, lastJobRuns: [run] }), 'fr')).toContain(
    '<h1 id="headline">Tout va bien</h1>',
  );
});

test.each([
  ['what a job refuses', 'orders-to-xml ack R1'],
  ['a delivery to settle', 'orders-to-xml resolve 20261122-075703-0007 --delivered'],
  ['the other verdict', 'orders-to-xml resolve 20261122-075703-0007 --resend'],
  ['a withheld order', 'orders-to-xml ack 1042'],
  ['sending it all the same', 'orders-to-xml --only 1042 --force'],
  ['a rejected order', 'orders-to-xml ack 1043'],
  ['a program that does not run', 'stock-csv-mod'],
])('the page has the command for %s', (_what, command) => {
  expect(commandsOn(render(scenes.trouble, 'fr'))).toContain(command);
});

test('a name that a shell would obey stands in no command', () => {
  expect(commandsOn(render(scenes.trouble, 'fr')).filter((command) => command.includes('script'))).toEqual(
    [],
  );
});

test('an XML that is late is told as trouble, and not as on its way', () => {
  const page = render(scenes.trouble, 'fr');
  expect(page.match(/ventes_20261122_072703_0006\.xml/g)).toHaveLength(1);
});

test.each(languages)('whatever stands in the data stands in the page (%s) as text', (language) => {
  const hostile = '"><img src=x onerror=alert(1)>\u202e';
  const run = aRun('orders-to-xml', at, { exitCode: 3, message: hostile });
  const order = aKnownOrder({
    id: hostile,
    ref: hostile,
    decision: {
      kind: 'rejected',
      reason: { kind: 'rejected', why: { kind: 'bad-amount', column: hostile, value: hostile } },
    },
  });
  const facts = {
    ...noFacts,
    lastRuns: { 'orders-to-xml': run, 'stock-csv-mod': null },
    recentRuns: [run],
    uncertain: [{ batch: aBatch({ lot: hostile, fileName: hostile }), orders: [hostile] }],
    watched: [{ name: hostile, modifiedAt: new Date(0) }],
    waiting: [{ why: 'rejected' as const, order }],
  };
  const page = render(
    aReport(facts, { store: hostile, unfinished: [aBatch({ fileName: hostile })] }),
    language,
  );
  expect(page).not.toContain('<img');
  expect(page).not.toContain('\u202e');
  expect(page).toContain('&lt;img src=x');
});

test('the page may use its own style sheet and nothing else', () => {
  const page = render(scenes.trouble, 'fr');
  const style = /<style>([^]*)<\/style>/.exec(page)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`);
  expect(page).not.toMatch(/<script|<link|<img|<iframe|style="|https?:\/\/|@import|url\((?!#)/);
});

test('no more orders are listed than a person reads', () => {
  const waiting = Array.from({ length: 300 }, (_, key) => ({
    why: 'rejected' as const,
    order: aKnownOrder({ key, id: String(2000 + key), status: 'rejected' }),
  }));
  const page = render(aReport({ ...noFacts, waiting }), 'fr');
  expect(commandsOn(page).filter((command) => command.includes(' ack '))).toHaveLength(60);
  expect(page).toContain('Et 240 autres');
});

/** What stands between <code> and </code>, as it reads. */
function commandsOn(page: string): string[] {
  return [...page.matchAll(/<code[^>]*>([^]*?)<\/code/g)].map(([, code = '']) =>
    code
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}
