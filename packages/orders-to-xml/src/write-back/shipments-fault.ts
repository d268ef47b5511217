import type { ShipmentColumn } from '@passerelle/core/config/column-names.ts';

/** Why a CSV is no file of shipments. */
export type ShipmentsFault =
  | {
      kind: 'shipments/missing-columns';
      file: string;
      missing: readonly ShipmentColumn[];
      headings: readonly string[];
    }
  /** A heading over two columns: nobody knows which is meant. */
  | { kind: 'shipments/repeated-heading'; file: string; heading: string };
