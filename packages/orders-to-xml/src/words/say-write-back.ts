import type { Saying } from '@passerelle/core/words/saying.ts';
import type { Sayings } from '@passerelle/core/words/say-fault.ts';
import type { ShipmentsFault } from '../write-back/shipments-fault.ts';
import type { WriteBackFault, WriteFault } from '../write-back/write-fault.ts';
import type { OrdersSections } from './words.ts';

type Words = OrdersSections;

/** Why a write was not made is part of a line; alone it points to the order. */
const inLine = (message: string, { writeBack }: Words): Saying => ({ message, hint: writeBack.writeHint });

/** One line for each fault of `write-back`. */
export const writeBackSayings: Sayings<WriteFault | WriteBackFault | ShipmentsFault, Words> = {
  'write/same': (fault, words) => inLine(words.writeBack.same(fault), words),
  'write/moved-on': (fault, words) => inLine(words.writeBack.movedOn(fault), words),
  'write/not-yet': (fault, words) => inLine(words.writeBack.notYet(fault), words),
  'write/waits-for-number': (_fault, words) => inLine(words.writeBack.waitsForNumber, words),
  'write/waits-for-answer': (_fault, words) => inLine(words.writeBack.waitsForAnswer, words),
  'write/no-rule': (fault, words) => inLine(words.writeBack.noRule(fault), words),
  'write/no-order': (fault, words) => inLine(words.writeBack.noOrder(fault), words),
  'write/ambiguous': (fault, words) => inLine(words.writeBack.ambiguous(fault), words),
  'write/other-order': (fault, words) => inLine(words.writeBack.otherOrder(fault), words),
  'write/same-number': (_fault, words) => inLine(words.writeBack.sameNumber, words),
  'write/no-carriage': (_fault, words) => inLine(words.writeBack.noCarriage, words),
  'write/other-number': (fault, words) => inLine(words.writeBack.otherNumber(fault), words),
  'write/bad-number': (fault, words) => inLine(words.writeBack.badNumber(fault), words),
  'write/not-kept': (fault, words) => inLine(words.writeBack.notKept(fault), words),
  'write/mail-not-sent': (_fault, words) => inLine(words.writeBack.mailNotSent, words),
  'write/no-row': (_fault, words) => inLine(words.writeBack.noRow, words),
  'write/later-parcel': (fault, words) => inLine(words.writeBack.laterParcel(fault), words),
  'write/no-tracking-page': (_fault, words) => inLine(words.writeBack.noTrackingPage, words),
  'write/mail-unclear': (_fault, words) => inLine(words.writeBack.mailUnclear, words),
  'write/unclear': (_fault, words) => inLine(words.writeBack.unclear, words),
  'write/restocks': (fault, words) => inLine(words.writeBack.restocks(fault), words),
  'write-back/not-configured': (_fault, { writeBack }) => writeBack.notConfigured,
  'write-back/rules': (fault, { writeBack }) => writeBack.rules(fault),
  'write-back/unknown-write': (fault, { writeBack }) => writeBack.unknownWrite(fault),
  'write-back/nothing-to-settle': (fault, { writeBack }) => writeBack.nothingToSettle(fault),
  'shipments/missing-columns': (fault, { writeBack }) => writeBack.missingColumns(fault),
  'shipments/repeated-heading': (fault, { writeBack }) => writeBack.repeatedHeading(fault),
};
