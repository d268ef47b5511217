// npm run demo: one 30-minute cycle, played in seconds and told to somebody who has never seen it. `-- --shop`: with the
// shop's web service in place of its modules.
import { parseArgs } from 'node:util';
import { systemLanguage } from '../packages/core/src/words/language.ts';
import { Page } from './demo/page.ts';
import { playCycle } from './demo/play-cycle.ts';
import { playWebCycle } from './demo/play-web-cycle.ts';
import { wordsOfWebDemo } from './demo/web-words.ts';
import { wordsOfDemo } from './demo/words.ts';

const { values } = parseArgs({ options: { lang: { type: 'string' }, shop: { type: 'boolean' } } });
const language = values.lang === 'fr' || values.lang === 'en' ? values.lang : systemLanguage(process.env);

const page = new Page(process.stdout);

await (values.shop
  ? playWebCycle(page, language, wordsOfWebDemo(language))
  : playCycle(page, language, wordsOfDemo(language)));
