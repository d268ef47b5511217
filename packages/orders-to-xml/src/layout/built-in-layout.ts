import { compileLayout } from './compile.ts';
import defaultLayout from './default-layout.json' with { type: 'json' };
import type { XmlEncoding } from './encode.ts';
import type { CompiledLayout } from './fill-layout.ts';

/** The layout that the programs bring, as a shop would write it. */
export const builtInLayout: object = defaultLayout;

export function compileBuiltInLayout(encoding: XmlEncoding): CompiledLayout {
  return compileLayout(builtInLayout, { name: 'default-layout.json', encoding, perOrder: false });
}
