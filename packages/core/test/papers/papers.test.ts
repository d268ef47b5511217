import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { files, papers, read, root } from './papers.ts';

/** What names a document that only its writer has: by its name, or by its numbers. */
const foreign = new RegExp(
  [
    /\b(design|domain|traps|traps-http|style|connect|house|prestashop|vtiger)\.md/,
    /\b(contract|design|house|style|domain)(\.md)? ?§/,
    /\b(contract|house|style|domain) \d{1,2}\b/,
    /\btraps? \d{1,2}\b/,
    /\b[Ii]ssue #?\d+\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
);

const links = papers.flatMap((paper) =>
  [...read(paper).matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map(([, target = '']) => ({ paper, target })),
);
const isRelative = ({ target }: { target: string }): boolean => !/^[a-z]+:/.test(target);

test('the README is read in one sitting', () => {
  const text = read('README.md');
  expect(text.split('\n').length - 1).toBeLessThanOrEqual(150);
  expect(text.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(1500);
  expect(text).toContain('```mermaid');
});

test.each([
  'packages/core/src/orders',
  'packages/core/src/files',
  'packages/core/src/transport',
  'packages/core/src/delivery',
  'packages/core/src/ledger',
  'packages/stock-csv-mod/src/stock',
  'scripts/bench',
])('the README leads to the page of %s', (room) => {
  expect(read('README.md')).toContain(`](${room}/README.md)`);
});

test('every relative link of a paper leads to a file', () => {
  expect(links.filter(isRelative).length).toBeGreaterThan(30);
  const broken = links
    .filter(isRelative)
    .filter((link) => !existsSync(join(root, dirname(link.paper), link.target)));
  expect(broken).toEqual([]);
});

test('every source file that a paper names is there', () => {
  const sources = files('{packages,scripts}/**/*.{ts,mjs,py,sh,ps1}').map((path) => `/${path}`);
  const named = papers.flatMap((paper) =>
    [...read(paper).matchAll(/`(?:npx node )?([\w./-]+\.(?:ts|mjs|py|sh|ps1))\b/g)].map(([, name = '']) => ({
      paper,
      name,
    })),
  );
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter(({ name }) => !sources.some((source) => source.endsWith(`/${name}`)))).toEqual([]);
});

test('every npm script that a paper names is one', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = papers.flatMap((paper) =>
    [...read(paper).matchAll(/`npm run ([\w:]+)/g)].map(([, name = '']) => name),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test('every pattern of tests that the contributor is told matches some', () => {
  const suites = files('packages/*/test/**/*.test.ts');
  const told = [...read('.github/CONTRIBUTING.md').matchAll(/`(?:npm run )?test:unit -- ([^`]+)`/g)];
  const patterns = told.flatMap(([, list = '']) => list.split(' '));
  expect(patterns.length).toBeGreaterThan(10);
  expect(patterns.filter((pattern) => !suites.some((suite) => suite.includes(pattern)))).toEqual([]);
});

test('no paper and no comment cites a document that is not in the repository', () => {
  const all = files('{packages,scripts,.ci}/**/*.{ts,mjs,js,py,sh,ps1}', '.ci/*', '*.js', '.*.js');
  const citing = [...papers, ...all].flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (foreign.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
  );
  expect(all.length).toBeGreaterThan(300);
  expect(citing).toEqual([]);
});

test.each([
  ['see design', '.md'],
  ['(contract', ' §4)'],
  ['replies have slipped (trap', ' 3)'],
  ['for issue', ' 7'],
])('"%s%s" would be known', (...parts) => {
  expect(foreign.test(parts.join(''))).toBe(true);
});

test.each(["the transport's contract: 9 tests", 'XML 1.0 §2.2', 'a house of 3 rooms'])(
  '"%s" cites nothing',
  (text) => {
    expect(foreign.test(text)).toBe(false);
  },
);
