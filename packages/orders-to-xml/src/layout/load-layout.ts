import type { Config } from '@passerelle/core/config/schema.ts';
import { isTooDeep } from '@passerelle/core/config/parse-jsonc.ts';
import { readUtf8 } from '@passerelle/core/config/read-utf8.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { XmlEncoding } from './encode.ts';
import { compileLayout, compileLayoutOf } from './compile.ts';
import customersLayout from './customers-layout.json' with { type: 'json' };
import defaultLayout from './default-layout.json' with { type: 'json' };
import type { CompiledLayout } from './fill-layout.ts';
import type { LayoutTrouble } from './layout-fault.ts';

/** The layout that the programs bring, as a shop would write it. */
export const builtInLayout: object = defaultLayout;

export function compileBuiltInLayout(encoding: XmlEncoding): CompiledLayout {
  return compileLayout(builtInLayout, { name: 'default-layout.json', encoding, perOrder: false });
}

/** The shop's own layout, or the built-in one, ready to be filled. Failure 2: missing or wrong. */
export async function loadLayout(xml: Config['xml']): Promise<CompiledLayout> {
  const { layout: path, perOrder } = xml;
  const encoding = encodingOf(xml);
  if (path === undefined) return compileBuiltInLayout(encoding);
  const text = readLayoutFile(path);
  const { readLayout } = await import('./read-layout.ts');
  return compileLayout(readLayout(text, path), { name: path, encoding, perOrder });
}

/** What customers are written in, as a shop would write it. */
export const builtInCustomersLayout: object = customersLayout;

/** The shop's own layout of customers, or the built-in one. Failure 2: missing or wrong. */
export async function loadCustomersLayout(
  path: string | undefined,
  xml: Pick<Config['xml'], 'encoding'>,
): Promise<CompiledLayout<'accounts'>> {
  const encoding = encodingOf(xml);
  const settings = { encoding, perOrder: false };
  if (path === undefined)
    return compileLayoutOf('accounts', customersLayout, { ...settings, name: 'customers-layout.json' });
  const text = readLayoutFile(path);
  const { readLayout } = await import('./read-layout.ts');
  return compileLayoutOf('accounts', readLayout(text, path), { ...settings, name: path });
}

function encodingOf({ encoding }: Pick<Config['xml'], 'encoding'>): XmlEncoding {
  return encoding === 'iso-8859-1' ? 'ISO-8859-1' : encoding;
}

function readLayoutFile(path: string): string {
  const read = readUtf8(path);
  if ('text' in read && !isTooDeep(read.text)) return read.text;
  const trouble = 'text' in read ? 'too-deep' : read.trouble;
  throw new Failure(ExitCode.Usage, { kind: 'layout/unreadable', path, trouble } satisfies LayoutTrouble);
}
