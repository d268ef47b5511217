import defaultLayout from './default-layout.json' with { type: 'json' };
import cutDefaultLayout from './default-layout.cut.json' with { type: 'json' };
import type { XmlEncoding } from './encode.ts';
import { bindLayout, type CompiledLayout } from './fill-layout.ts';
import type { Piece } from './pieces.ts';

/** The layout of the contract, as a shop would write it. */
export const builtInLayout: object = defaultLayout;

/** The same, compiled. It never changes, so it is kept cut: a run without a layout of its own never loads xmlbuilder2. */
export function compileBuiltInLayout(encoding: XmlEncoding): CompiledLayout {
  return bindLayout(cutDefaultLayout as Piece[], encoding);
}
