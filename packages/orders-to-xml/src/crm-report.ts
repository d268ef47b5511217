import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Fault } from '@passerelle/core/failure/failure.ts';
import { withoutFacts } from '@passerelle/core/failure/without-facts.ts';
import { tellSource, warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import { tellLimit, tellWrite, type WriteDecision } from '@passerelle/core/report/tell-write.ts';
import type { CrmWrite } from '@passerelle/core/ports/crm-destination.ts';
import type { CrmEvent, EmitCrm, Item } from './crm/event.ts';
import type { OrdersWords } from './words/words.ts';

type Listener = Audience<OrdersWords>;
type Event<Kind extends CrmEvent['kind']> = Extract<CrmEvent, { kind: Kind }>;

/** The one place that tells a run of `crm`: to the trace and the terminal, and to the report. */
export function reportTo(audience: Listener): EmitCrm {
  return (event) => tell(audience, event);
}

function tell(audience: Listener, event: CrmEvent): void {
  const { reporter, words, progress, findings } = audience;
  switch (event.kind) {
    case 'sales-read':
      findings.count('orders', event.read);
      return reporter.tell('plain', words.crm.read(event));
    case 'record':
      return tellRecord(audience, event);
    case 'brought':
      return tellBrought(audience, event);
    case 'progress':
      return progress.show(() => words.crm.progress(event));
    case 'not-found':
      return warn(audience, words.crm.notFound(event));
    case 'limit-reached':
      return tellLimit(audience, event.limit);
    case 'finished':
      findings.count('requests', event.requests);
      return reporter.tell('plain', words.crm.finished(event));
    case 'source/received':
    case 'source/unsendable':
    case 'source/unchanged':
    case 'source/left':
    case 'source/notice':
      return tellSource(audience, event);
  }
}

function decisionOn({ what }: CrmWrite, isDryRun: boolean): WriteDecision {
  if (what === 'same') return 'same';
  if (what === 'waiting') return 'skipped';
  return isDryRun ? 'would-write' : 'written';
}

function tellRecord(audience: Listener, { item, write, isDryRun }: Event<'record'>): void {
  const { crm } = audience.words;
  const { module, key, id, what } = write;
  const isWaiting = what === 'waiting';
  tellWrite(audience, {
    ...{ target: 'crm', kind: module, key },
    ...(id === '' ? {} : { id }),
    about: crm.about(item),
    what: crm.what(write),
    decision: decisionOn(write, isDryRun),
    reason: isWaiting ? { kind: 'crm-job/waiting' } : null,
    ...(isWaiting ? { exitCode: ExitCode.Server } : {}),
  });
}

/** People are known to the CRM by their e-mail address, and what it says may quote anything. */
function keptOf(fault: Fault, { name }: Item): Fault {
  const kept = withoutFacts(fault, 'message');
  return 'key' in kept ? { ...kept, key: name } : kept;
}

/** What was done has been told record by record: here what was not. */
function tellBrought(audience: Listener, { item, outcome }: Event<'brought'>): void {
  const { crm } = audience.words;
  const common = { target: 'crm', kind: item.kind, key: item.name, about: crm.about(item) } as const;
  const what = crm.whole(item.kind);
  const subject = `${item.kind} ${item.name}`;
  if (outcome.kind === 'done' || outcome.kind === 'skipped') audience.findings.settled.push(subject);
  if (outcome.kind === 'refused') {
    const reason = outcome.fault;
    tellWrite(audience, {
      ...common,
      subject,
      what,
      decision: 'refused',
      reason,
      kept: keptOf(reason, item),
    });
  }
  if (outcome.kind === 'skipped')
    tellWrite(audience, {
      ...common,
      what,
      decision: 'skipped',
      reason: { kind: 'crm-job/cancelled-unseen' },
    });
  if (outcome.kind === 'failed')
    tellWrite(audience, {
      ...{ ...common, what, decision: 'skipped', reason: outcome.fault },
      ...{ exitCode: ExitCode.Server, isToBeRead: true },
    });
}
