import type { CustomerColumn } from '@passerelle/core/config/column-names.ts';

/** Why a run of `customers` ends, or its file is refused. */
export type CustomersFault =
  | { kind: 'customers/not-configured' }
  | {
      kind: 'customers/missing-columns';
      file: string;
      missing: readonly CustomerColumn[];
      headings: readonly string[];
    }
  | { kind: 'customers/repeated-heading'; file: string; heading: string }
  | { kind: 'customers/no-dormant-column'; file: string; column: string; headings: readonly string[] };

/** Why a customer, or one of his addresses, is not written, or not wholly. */
export type CustomerFault =
  | { kind: 'customer/no-email' }
  | { kind: 'customer/bad-email'; why: EmailFault }
  /** A filter asks for a date, and the cell holds something else. */
  | { kind: 'customer/undated'; heading: string; value: string }
  /** Nobody is known by a name: neither the person nor a company. */
  | { kind: 'customer/no-name' }
  | { kind: 'customer/dormant' }
  /** A person had him forgotten, and the file has him still. */
  | { kind: 'customer/forgotten' }
  /** The shop had deleted it; who comes again has to do so himself. */
  | { kind: 'customer/deleted' }
  /** We made it, and the shop no longer has it. */
  | { kind: 'customer/gone' }
  | { kind: 'customer/several'; ids: readonly number[] }
  /** Not there, and none is to be made. */
  | { kind: 'customer/not-there' }
  /** Several groups of the shop bear that name. */
  | { kind: 'customer/ambiguous-group'; group: string; ids: readonly number[] }
  /** His group is to be made, and is not there yet. */
  | { kind: 'customer/no-group'; group: string }
  /** The rows of one customer name different groups; the first counts. */
  | { kind: 'customer/other-group'; group: string }
  | { kind: 'customer/unclear' }
  /** The shop said no to the same before. */
  | { kind: 'customer/still-refused' }
  | AddressFault;

export type EmailFault =
  | { kind: 'blank' }
  | { kind: 'several' }
  /** A letter that no address of the shop may have. */
  | { kind: 'character'; character: string }
  | { kind: 'form' }
  | { kind: 'too-long'; most: number };

export type AddressFault =
  | { kind: 'address/incomplete'; missing: 'line1' | 'city' | 'postcode' | 'country' }
  | { kind: 'address/unknown-country'; country: string }
  | { kind: 'address/inactive-country'; country: string }
  | { kind: 'address/bad-postcode'; postcode: string; country: string; form: string }
  | { kind: 'address/needs-state'; country: string }
  | { kind: 'address/needs-id-number'; country: string }
  | { kind: 'address/too-long'; field: 'line1' | 'city'; most: number }
  /** An order uses it: its telephone and VAT number stay as they are. */
  | { kind: 'address/used' }
  /** We added it, and the shop no longer has it. */
  | { kind: 'address/gone' };

/** The shop would have refused the value as it stands in the file. Which characters it is about, without the value: traces name nobody. */
export interface Cleaned {
  field: CleanedField;
  /** Each once; '' where it was not about characters. */
  characters: string;
}

export type CleanedField = 'lastName' | 'firstName' | 'company' | 'street' | 'city' | 'phone';
