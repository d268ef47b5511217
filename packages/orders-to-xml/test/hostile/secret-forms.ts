import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every shape in which text may be found again: as it is, escaped for a page, JSON or an address, encoded. */
export function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const escaped = JSON.stringify(secret).slice(1, -1);
  const forHtml = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    secret,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    encodeURIComponent(secret),
    encodeURI(secret),
    forHtml,
    forHtml.replaceAll('"', '&quot;'),
    bytes.toString('hex'),
    ...[0, 1, 2].map((offset) => insideBase64(bytes, offset)),
    bytes.toString('utf16le'),
  ];
}

/** What base64 makes of it behind so many other bytes, without the characters that it shares with its neighbours. */
function insideBase64(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  return encoded.slice(offset === 0 ? 0 : 4, -1);
}

export interface Found {
  where: string;
  form: string;
}

/** Where a secret stands in these texts, in whatever form. */
export function findSecret(secret: string, texts: ReadonlyMap<string, string>): Found[] {
  const forms = new Set(formsOf(secret));
  return [...texts].flatMap(([where, text]) =>
    [...forms].filter((form) => text.includes(form)).map((form) => ({ where, form })),
  );
}

/** Every file below a folder, its bytes as one character each, and a second time as UTF-16; the databases' bytes too. */
export function everyFileBelow(folder: string, ...except: string[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || except.includes(entry.name)) continue;
    const bytes = readFileSync(path);
    const name = relative(folder, path);
    texts.set(name, bytes.toString('latin1'));
  }
  return texts;
}
