// npm run demo: one 30-minute cycle, played in seconds and told to somebody who has never seen it. `-- --shop`: with the
// shop's web service in place of its modules. `-- --crm`: the shop's orders into a CRM.
import { parseArgs } from 'node:util';
import { systemLanguage } from '../packages/core/src/words/language.ts';
import { wordsOfCrmDemo } from './demo/crm-words.ts';
import { Page } from './demo/page.ts';
import { playCrmCycle } from './demo/play-crm-cycle.ts';
import { playCycle } from './demo/play-cycle.ts';
import { playWebCycle } from './demo/play-web-cycle.ts';
import { wordsOfWebDemo } from './demo/web-words.ts';
import { wordsOfDemo } from './demo/words.ts';

const { values } = parseArgs({
  options: { lang: { type: 'string' }, shop: { type: 'boolean' }, crm: { type: 'boolean' } },
});
const language = values.lang === 'fr' || values.lang === 'en' ? values.lang : systemLanguage(process.env);

const page = new Page(process.stdout);

if (values.crm) await playCrmCycle(page, language, wordsOfCrmDemo(language));
else if (values.shop) await playWebCycle(page, language, wordsOfWebDemo(language));
else await playCycle(page, language, wordsOfDemo(language));
