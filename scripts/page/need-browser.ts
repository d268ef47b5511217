import { missingBrowser } from './browser.ts';

/** Says what is missing before the tests that look at the page; they install nothing themselves. */
const missing = missingBrowser();
if (missing !== null) {
  console.error(missing);
  process.exitCode = 1;
}
