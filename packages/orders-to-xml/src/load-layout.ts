import { readFileSync } from 'node:fs';
import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { XmlEncoding } from './layout/encode.ts';
import { compileBuiltInLayout } from './layout/built-in-layout.ts';
import type { CompiledLayout } from './layout/fill-layout.ts';
import type { OrdersJob } from './options.ts';

/** The shop's own layout, or the built-in one, ready to be filled. Failure 2: missing or wrong. */
export async function loadLayout({ config }: OrdersJob): Promise<CompiledLayout> {
  const { layout: path, perOrder } = config.xml;
  const encoding: XmlEncoding = config.xml.encoding === 'iso-8859-1' ? 'ISO-8859-1' : config.xml.encoding;
  if (path === undefined) return compileBuiltInLayout(encoding);
  const text = readLayoutFile(path);
  const { readLayout } = await import('./layout/read-layout.ts');
  const { compileLayout } = await import('./layout/compile.ts');
  return compileLayout(readLayout(text, path), { name: path, encoding, perOrder });
}

function readLayoutFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Failure(ExitCode.Usage, (words) => words.cycle.layoutMissing({ path, reason }), {
      cause: error,
    });
  }
}
