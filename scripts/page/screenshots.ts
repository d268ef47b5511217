import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderPage } from '@passerelle/core/page/render-page.ts';
import { wordsIn } from '../../packages/core/src/words/language.ts';
import { scenes } from '../../packages/core/test/page/scenes.ts';
import { launchBrowser } from './browser.ts';

/** Pictures of the page in every state, language, width and colour scheme, to be looked at: node scripts/page/screenshots.ts <folder> */
const folder = resolve(process.argv[2] ?? '.cache/page');
const looks = [
  { name: 'desktop', width: 1100, colorScheme: 'light', media: 'screen' },
  { name: 'phone', width: 360, colorScheme: 'light', media: 'screen' },
  { name: 'phone-dark', width: 360, colorScheme: 'dark', media: 'screen' },
  { name: 'dark', width: 1100, colorScheme: 'dark', media: 'screen' },
  { name: 'print', width: 720, colorScheme: 'light', media: 'print' },
] as const;

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  for (const [scene, report] of Object.entries(scenes)) {
    for (const language of ['fr', 'en'] as const) {
      const file = join(folder, `${scene}-${language}.html`);
      writeFileSync(file, renderPage(report, wordsIn(language), language));
      for (const { name, width, ...media } of looks) {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        await page.emulateMedia(media);
        await page.goto(pathToFileURL(file).href);
        await page.screenshot({ path: join(folder, `${scene}-${language}-${name}.png`), fullPage: true });
        await page.close();
      }
    }
  }
} finally {
  await browser.close();
}
console.log(folder);
