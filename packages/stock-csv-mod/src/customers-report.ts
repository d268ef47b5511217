import { withoutFacts } from '@passerelle/core/failure/without-facts.ts';
import { tellSource, warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import { tellLimit, tellWrite } from '@passerelle/core/report/tell-write.ts';
import { subjectOf } from './customers/customer-writer.ts';
import type { CustomersEvent, EmitCustomers } from './customers/event.ts';
import type { StockWords } from './words/words.ts';

type Listener = Audience<StockWords>;
type Event<Kind extends CustomersEvent['kind']> = Extract<CustomersEvent, { kind: Kind }>;

/** The one place that tells a run of `customers`. Nobody is named there but by his number. */
export function reportTo(audience: Listener): EmitCustomers {
  return (event) => tell(audience, event);
}

function tell(audience: Listener, event: CustomersEvent): void {
  const { reporter, words, findings, progress } = audience;
  const { customers } = words;
  switch (event.kind) {
    case 'customers-read':
      findings.count('rows', event.rows);
      findings.count('customers', event.customers);
      return reporter.tell('plain', customers.read(event));
    case 'customer-not-found':
      return warn(audience, customers.notFound(event));
    case 'customer-cleaned':
      return reporter.tell('plain', customers.cleaned(event));
    case 'customer-write':
      return tellCustomer(audience, event);
    case 'group-write':
      return tellGroup(audience, event);
    case 'customers-unchanged':
      findings.count('unchanged', event.count);
      return event.count > 0 ? reporter.tell('plain', customers.unchanged(event)) : undefined;
    case 'customers-under-way':
      return progress.show(() => customers.underWay(event));
    case 'limit-reached':
      return tellLimit(audience, event.limit);
    case 'source/received':
    case 'source/unsendable':
    case 'source/unchanged':
    case 'source/left':
    case 'source/notice':
      return tellSource(audience, event);
  }
}

/** Of those without an e-mail address there may be thousands. */
const mostDetailed = 20;

function tellCustomer(audience: Listener, event: Event<'customer-write'>): void {
  const { words, findings } = audience;
  const { name, what, decision, reason, id, exitCode } = event;
  if (reason?.kind === 'customer/no-email') {
    findings.count('withoutEmail');
    if ((findings.counts['withoutEmail'] ?? 0) > mostDetailed) return;
  }
  tellWrite(audience, {
    ...{ target: 'shop', kind: kindOf(what), key: subjectOf(name), decision, reason },
    // His number and what is wrong are enough to find him: cells, and what the shop says, may tell who it is.
    ...(reason === null ? {} : { kept: withoutFacts(reason, 'errors', 'value', 'postcode') }),
    isStill: reason?.kind === 'customer/still-refused',
    ...(id === '' ? {} : { id }),
    ...(exitCode === undefined ? {} : { exitCode }),
    about: words.customers.about({ name, id: kindOf(what) === 'customer' ? id : '' }),
    what: words.customers.what(what),
  });
}

function kindOf({ kind }: Event<'customer-write'>['what']): string {
  return kind === 'address' || kind === 'address-details' ? 'address' : 'customer';
}

function tellGroup(audience: Listener, event: Event<'group-write'>): void {
  const { group, decision, reason, id, exitCode } = event;
  const { customers } = audience.words;
  tellWrite(audience, {
    ...{ target: 'shop', kind: 'group', key: group, decision, reason },
    ...(id === '' ? {} : { id }),
    ...(exitCode === undefined ? {} : { exitCode }),
    about: customers.aboutGroup({ group }),
    what: customers.group,
  });
}
