import { checkLayout, type CheckedLayout } from './check-layout.ts';
import { cutLayout } from './cut-layout.ts';
import type { XmlEncoding } from './encode.ts';
import { bindLayout, type CompiledLayout } from './fill-layout.ts';
import { LayoutFailure } from './layout-fault.ts';
import type { Piece } from './pieces.ts';

export interface LayoutSettings {
  /** What messages call the layout: its file. */
  name: string;
  encoding: XmlEncoding;
  /** A document holds a single order: `xml.perOrder`. */
  perOrder: boolean;
}

/**
 * Compiles a layout read by `readLayout`: checked, rendered once by xmlbuilder2, cut. Rejects with a LayoutFailure (2)
 * that names every fault.
 */
export async function compileLayout(layout: unknown, settings: LayoutSettings): Promise<CompiledLayout> {
  return bindLayout(await renderPieces(layout, settings), settings.encoding);
}

/** The pieces of a layout: what `compileLayout` fills. */
export async function renderPieces(layout: unknown, settings: LayoutSettings): Promise<Piece[]> {
  const checked = checkLayout(layout, settings);
  if (checked.faults.length > 0) throw new LayoutFailure(settings.name, checked.faults);
  return cutLayout(await renderTemplate(checked, settings.name), checked.marks);
}

/** xmlbuilder2 is loaded here and only for a shop's own layout: it costs a third of the program's start. */
async function renderTemplate({ template, namespaces }: CheckedLayout, name: string): Promise<string> {
  const { create } = await import('xmlbuilder2');
  try {
    const document = create({ namespaceAlias: namespaces }, template);
    return `\n${document.end({ headless: true, prettyPrint: true, wellFormed: true })}`;
  } catch (error) {
    throw new LayoutFailure(name, [{ at: '', kind: 'refused', value: (error as Error).message }]);
  }
}
