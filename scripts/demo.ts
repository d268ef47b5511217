// npm run demo: one 30-minute cycle, played in seconds and told to somebody who has never seen it.
import { parseArgs } from 'node:util';
import { systemLanguage } from '../packages/core/src/words/language.ts';
import { Page } from './demo/page.ts';
import { playCycle } from './demo/play-cycle.ts';
import { wordsOfDemo } from './demo/words.ts';

const { values } = parseArgs({ options: { lang: { type: 'string' } } });
const language = values.lang === 'fr' || values.lang === 'en' ? values.lang : systemLanguage(process.env);

await playCycle(new Page(process.stdout), language, wordsOfDemo(language));
