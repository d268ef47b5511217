import { ExitCode } from '@passerelle/core/program/exit-code.ts';
import { Failure } from '@passerelle/core/program/failure.ts';
import type { Words } from '@passerelle/core/words/words.ts';

/** What is wrong with a text of a layout. `words.layout.fault` says each; `other` is the nearest name, or an example. */
export interface FaultFound {
  kind: keyof Words['layout']['fault'];
  /** As it stands in the layout. */
  value: string;
  other?: string;
}

/** A fault and its place: the names of the elements from the root, `VentesWeb/Vente/@Num`. */
export interface LayoutFault extends FaultFound {
  at: string;
}

/** Every fault of a layout in one end of the run (2). `name` is the file's, or that of the built-in layout. */
export class LayoutFailure extends Failure {
  readonly faults: readonly LayoutFault[];

  constructor(name: string, faults: readonly LayoutFault[]) {
    super(ExitCode.Usage, (words) => ({
      message: words.layout.faulty(
        name,
        faults.map((fault) => sayFault(fault, words)),
      ),
      hint: words.layout.faultyHint,
      isList: true,
    }));
    this.name = 'LayoutFailure';
    this.faults = faults;
  }
}

function sayFault({ at, kind, value, other = '' }: LayoutFault, words: Words): string {
  const say: (value: string, other: string) => string = words.layout.fault[kind];
  return `${at === '' ? '' : `${at} : `}${say(value, other)}`;
}
