import type { FileTrouble } from '@passerelle/core/config/fault.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';

/** Why no layout can be filled. `name` is the file's, or that of the built-in layout. */
export type LayoutTrouble =
  | { kind: 'layout/unreadable'; path: string; trouble: FileTrouble }
  /** Every fault of it. */
  | { kind: 'layout/faulty'; name: string; faults: readonly LayoutFault[] };

/** What is wrong with a text of a layout. `other` is the nearest name, or an example. */
export interface FaultFound {
  kind: LayoutFaultKind;
  /** As it stands in the layout. */
  value: string;
  other?: string;
}

/** A fault and its place: the names of the elements from the root, `VentesWeb/Vente/@Num`. */
export interface LayoutFault extends FaultFound {
  at: string;
}

export type LayoutFaultKind =
  | 'badComment'
  | 'badCondition'
  | 'badFormat'
  | 'badInstruction'
  | 'badJson'
  | 'badName'
  | 'badNamespace'
  | 'cdata'
  | 'duplicateKey'
  | 'formatNotForField'
  | 'formatTooLate'
  | 'loneBrace'
  | 'mixedContent'
  | 'noSales'
  | 'notAnObject'
  | 'notAtTop'
  | 'notEncodable'
  | 'notText'
  | 'notXmlText'
  | 'oneRoot'
  | 'outsideList'
  | 'placeholderHere'
  | 'repeatedTwice'
  | 'rootOptional'
  | 'rootRepeated'
  | 'salesTwice'
  | 'unknownField'
  | 'unknownFormat'
  | 'unknownList'
  | 'unknownMarker'
  | 'unknownPrefix';

/** The end of the run (2) for a layout that is wrong. */
export function faultyLayout(name: string, faults: readonly LayoutFault[]): Failure {
  return new Failure(ExitCode.Usage, { kind: 'layout/faulty', name, faults } satisfies LayoutTrouble);
}
