import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** What to install before the page can be looked at; null: nothing is missing. */
export function missingBrowser(): string | null {
  return browserPath() === null
    ? `No Chromium found (${places.join(', ')}, or CHROMIUM_PATH). On Debian: apt-get install chromium`
    : null;
}

/** A headless browser that talks to nobody. Throws when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = browserPath();
  if (executablePath === null) throw new Error(missingBrowser() ?? '');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

function browserPath(): string | null {
  const named = process.env['CHROMIUM_PATH'];
  return [...(named ? [named] : []), ...places].find((path) => existsSync(path)) ?? null;
}
