import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { RejectionReason } from '@passerelle/core/orders/orders-fault.ts';
import type { Saying } from '@passerelle/core/words/saying.ts';
import type { Sayings } from '@passerelle/core/words/say-fault.ts';
import type { CrmFault } from '@passerelle/vtiger/fault.ts';
import type { CrmJobFault } from '../crm/event.ts';
import type { OrdersSections } from './words.ts';

type Words = OrdersSections;
type Told = Extract<CrmFault | CrmJobFault, Fault>;

const inLine = (message: string, { crm }: Words): Saying => ({ message, hint: crm.jobHint });

/** One line for each fault of the CRM, and of the job that speaks to it. */
export const crmSayings: Sayings<Told & Fault, Words> = {
  'crm-job/not-configured': (_fault, { crm }) => crm.notConfigured,
  'crm-job/unreadable': ({ why }, words) =>
    inLine(`${words.orders.rejection(why as RejectionReason)}.`, words),
  'crm-job/waiting': (_fault, words) => inLine(words.crm.waiting, words),
  'crm-job/cancelled-unseen': (_fault, words) => inLine(words.crm.cancelledUnseen, words),
  'crm/unreachable': (fault, { crm }) => crm.unreachable(fault),
  'crm/authority-unusable': (fault, { crm }) => crm.authorityUnusable(fault),
  'crm/unknown-owner': (fault, { crm }) => crm.unknownOwner(fault),
  'crm/untrusted': (fault, { crm }) => crm.untrusted(fault),
  'crm/no-answer': (fault, { crm }) => crm.noAnswer(fault),
  'crm/redirected': (fault, { crm }) => crm.redirected(fault),
  'crm/http-status': (fault, { crm }) => crm.httpStatus(fault),
  'crm/not-json': (fault, { crm }) => crm.notJson(fault),
  'crm/too-large': (fault, { crm }) => crm.tooLarge(fault),
  'crm/unexpected-answer': (fault, { crm }) => crm.unexpectedAnswer(fault),
  'crm/unknown-user': (fault, { crm }) => crm.unknownUser(fault),
  'crm/wrong-key': (fault, { crm }) => crm.wrongKey(fault),
  'crm/session-lost': (fault, { crm }) => crm.sessionLost(fault),
  'crm/refused': (fault, { crm }) => crm.refused(fault),
  'crm/duplicate': (fault, { crm }) => crm.duplicate(fault),
  'crm/no-such-owner': (fault, { crm }) => crm.noSuchOwner(fault),
  'crm/no-email': (fault, { crm }) => crm.noEmail(fault),
  'crm/email-too-long': (fault, { crm }) => crm.emailTooLong(fault),
  'crm/no-lines': (fault, { crm }) => crm.noLines(fault),
  'crm/unreadable-amount': (fault, { crm }) => crm.unreadableAmount(fault),
  'crm/amounts-differ': (fault, { crm }) => crm.amountsDiffer(fault),
  'crm/total-differs': (fault, { crm }) => crm.totalDiffers(fault),
  'crm/rate-missing': (fault, { crm }) => crm.rateMissing(fault),
  'crm/currency-missing': (fault, { crm }) => crm.currencyMissing(fault),
  'crm/ambiguous': (fault, { crm }) => crm.ambiguous(fault),
  'crm/unknown-status': (fault, { crm }) => crm.unknownStatus(fault),
  'crm/cannot-create-orders': (fault, { crm }) => crm.cannotCreateOrders(fault),
  'crm/gone': (fault, { crm }) => crm.gone(fault),
  'crm/settled': (fault, { crm }) => crm.settled(fault),
  'crm/order-of-nobody': (fault, { crm }) => crm.orderOfNobody(fault),
};
