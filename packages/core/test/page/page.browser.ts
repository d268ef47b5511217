import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '@passerelle/core/page/render-page.ts';
import type { Language } from '../../src/words/formats.ts';
import { wordsIn } from '../../src/words/language.ts';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../../scripts/page/browser.ts';
import { inFolder } from '../in-folder.ts';
import { scenes } from './scenes.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Look {
  scene: keyof typeof scenes;
  language: Language;
  width: number;
  colorScheme: 'light' | 'dark';
  media: 'screen' | 'print';
}

const looks: Look[] = (['fresh', 'well', 'trouble'] as const).flatMap((scene) =>
  (['fr', 'en'] as const).flatMap((language) => [
    { scene, language, width: 1100, colorScheme: 'light', media: 'screen' } as const,
    { scene, language, width: 360, colorScheme: 'dark', media: 'screen' } as const,
    { scene, language, width: 360, colorScheme: 'light', media: 'screen' } as const,
    { scene, language, width: 1100, colorScheme: 'dark', media: 'screen' } as const,
    { scene, language, width: 720, colorScheme: 'dark', media: 'print' } as const,
  ]),
);

test.each(looks)('$scene in $language, $width px, $colorScheme, $media', async (look) => {
  await opened(look, async (page, spoken) => {
    await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true`);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
    expect(await page.evaluate('getComputedStyle(document.body).marginTop')).toBe('0px');
    expect(spoken).toEqual([]);
  });
});

test('the page asks the network for nothing, and runs no script', async () => {
  await opened(
    { scene: 'trouble', language: 'fr', width: 1100, colorScheme: 'light', media: 'screen' },
    async (page) => {
      expect(await page.evaluate('document.scripts.length')).toBe(0);
      const asked = 'performance.getEntriesByType("resource").map((entry) => entry.name)';
      expect(await page.evaluate(asked)).toEqual([]);
    },
  );
});

test.each(['fr', 'en'] as const)(
  'a week without trouble is printed on two sheets of A4 (%s)',
  async (language) => {
    await opened(
      { scene: 'well', language, width: 1100, colorScheme: 'dark', media: 'print' },
      async (page) => {
        const sheets = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
        expect(sheets.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
      },
    );
  },
);

test('at 360 px every text can be read: none is smaller than 11 px', async () => {
  await opened(
    { scene: 'trouble', language: 'fr', width: 360, colorScheme: 'light', media: 'screen' },
    async (page) => {
      const smallest = `Math.min(...[...document.querySelectorAll('body *')]
      .filter((each) => each.textContent.trim() !== '').map((each) => parseFloat(getComputedStyle(each).fontSize)))`;
      expect(await page.evaluate(smallest)).toBeGreaterThanOrEqual(11);
    },
  );
});

/** Opens the page from disk; `spoken` gathers what the browser complains of, and every request but the page itself. */
async function opened(
  { scene, language, width, ...media }: Look,
  work: (page: Page, spoken: string[]) => Promise<void>,
): Promise<void> {
  await inFolder(async (folder) => {
    const file = join(folder, 'passerelle.html');
    writeFileSync(file, renderPage(scenes[scene], wordsIn(language), language));
    const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: false });
    const spoken: string[] = [];
    page.on('console', (message) => spoken.push(message.text()));
    page.on('request', (request) => {
      if (request.url() !== pathToFileURL(file).href) spoken.push(request.url());
    });
    await page.emulateMedia(media);
    await page.goto(pathToFileURL(file).href);
    try {
      await work(page, spoken);
    } finally {
      await page.close();
    }
  });
}

/** What axe-core finds, "rule: element" each. It runs through the debugger: the page's own policy allows no script. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const script = `axe.run(document).then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 200))))`;
  return page.evaluate<string[]>(script);
}
