import type { Saying } from '@passerelle/core/words/saying.ts';
import type { Sayings } from '@passerelle/core/words/say-fault.ts';
import type { CustomerFault, CustomersFault } from '../customers/customers-fault.ts';
import type { StockSections } from './words.ts';

type Words = StockSections;

/** Why a customer was not written is part of a line; alone it points to the customer. */
const inLine = (message: string, { customers }: Words, kind?: CustomerFault['kind']): Saying => ({
  message,
  hint: (kind && customers.hints[kind]) ?? customers.hint,
});

/** One line for each fault of `customers`. */
export const customersSayings: Sayings<CustomersFault | CustomerFault, Words> = {
  'customers/not-configured': (_fault, { customers }) => customers.notConfigured,
  'customers/missing-columns': (fault, { customers }) => customers.missingColumns(fault),
  'customers/repeated-heading': (fault, { customers }) => customers.repeatedHeading(fault),
  'customers/no-dormant-column': (fault, { customers }) => customers.noDormantColumn(fault),
  'customer/no-email': (_fault, words) => inLine(words.customers.noEmail, words),
  'customer/bad-email': ({ why }, words) => inLine(words.customers.email(why), words),
  'customer/undated': (fault, words) => inLine(words.customers.undated(fault), words),
  'customer/no-name': (_fault, words) => inLine(words.customers.noName, words),
  'customer/dormant': (_fault, words) => inLine(words.customers.dormant, words),
  'customer/forgotten': (_fault, words) => inLine(words.customers.forgotten, words),
  'customer/deleted': (_fault, words) => inLine(words.customers.deleted, words),
  'customer/gone': (_fault, words) => inLine(words.customers.gone, words),
  'customer/several': (fault, words) => inLine(words.customers.several(fault), words, fault.kind),
  'customer/not-there': (_fault, words) => inLine(words.customers.notThere, words),
  'customer/ambiguous-group': (fault, words) =>
    inLine(words.customers.ambiguousGroup(fault), words, fault.kind),
  'customer/no-group': (fault, words) => inLine(words.customers.noGroup(fault), words),
  'customer/other-group': (fault, words) => inLine(words.customers.otherGroup(fault), words),
  'customer/unclear': (_fault, words) => inLine(words.customers.unclear, words),
  'customer/still-refused': (fault, words) => inLine(words.customers.stillRefused, words, fault.kind),
  'address/incomplete': (fault, words) => inLine(words.customers.incomplete(fault), words),
  'address/unknown-country': (fault, words) => inLine(words.customers.unknownCountry(fault), words),
  'address/inactive-country': (fault, words) =>
    inLine(words.customers.inactiveCountry(fault), words, fault.kind),
  'address/bad-postcode': (fault, words) => inLine(words.customers.badPostcode(fault), words),
  'address/needs-state': (fault, words) => inLine(words.customers.needsState(fault), words, fault.kind),
  'address/needs-id-number': (fault, words) =>
    inLine(words.customers.needsIdNumber(fault), words, fault.kind),
  'address/too-long': (fault, words) => inLine(words.customers.tooLong(fault), words),
  'address/used': (_fault, words) => inLine(words.customers.used, words),
  'address/gone': (_fault, words) => inLine(words.customers.addressGone, words),
};
