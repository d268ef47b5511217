import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import type { Tone } from '@passerelle/core/report/reporter.ts';
import { tellSource, warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import type { OrdersWords } from './words/words.ts';
import type { EmitWriteBack, WriteBackEvent, WriteDecision } from './write-back/event.ts';

type Listener = Audience<OrdersWords>;
type Event<Kind extends WriteBackEvent['kind']> = Extract<WriteBackEvent, { kind: Kind }>;

/** The one place that tells a run of `write-back`: to the trace and the terminal, and to the report. */
export function reportTo(audience: Listener): EmitWriteBack {
  return (event) => tell(audience, event);
}

function tell(audience: Listener, event: WriteBackEvent): void {
  const { reporter, words, findings } = audience;
  switch (event.kind) {
    case 'shipments-read':
      findings.count('shipments', event.orders);
      return reporter.tell('plain', words.writeBack.shipmentsRead(event));
    case 'shipments-left': {
      const { message, hint } = words.say(event.fault);
      findings.endWith(event.exitCode);
      return warn(audience, `${message} ${hint}`);
    }
    case 'write':
      return tellWrite(audience, event);
    case 'limit-reached':
      return reporter.tell('plain', words.writeBack.limitReached(event));
    case 'nothing-to-write':
      return reporter.tell('plain', words.writeBack.nothing);
    case 'write-uncertain':
      return tellUncertain(audience, event);
    case 'source/received':
    case 'source/unsendable':
    case 'source/unchanged':
    case 'source/left':
    case 'source/notice':
      return tellSource(audience, event);
  }
}

const tones: Record<WriteDecision, Tone> = {
  written: 'good',
  'would-write': 'good',
  same: 'detail',
  skipped: 'plain',
  refused: 'warning',
  uncertain: 'warning',
};

/** Reasons that a person should read though nothing was refused. */
const toBeRead: ReadonlySet<string> = new Set([
  'write/no-order',
  'write/other-number',
  'write/no-tracking-page',
  'write/mail-not-sent',
]);

function tellWrite(audience: Listener, event: Event<'write'>): void {
  const { reporter, words, findings } = audience;
  const { write, decision, reason, remoteId } = event;
  const what = words.writeBack.what(event.what);
  const why = reason === null ? '' : words.say(reason).message;
  findings.count(decision);
  findings.writes.push({
    ...{ target: 'shop', kind: write.kind, key: write.key, what, decision },
    ...(remoteId === '' ? {} : { id: remoteId }),
    ...(why === '' ? {} : { reason: reporter.censor(why) }),
  });
  const line = words.writeBack.write({ order: write.subject, event: write.event, what, decision, why });
  if (decision === 'refused') findings.endWith(ExitCode.OrdersHeld);
  if (reason?.kind === 'write/mail-not-sent') findings.endWith(ExitCode.OrdersHeld);
  if (reason?.kind === 'write/unclear') findings.endWith(ExitCode.Server);
  if (reason !== null && toBeRead.has(reason.kind)) warn(audience, line);
  else reporter.tell(tones[decision], line);
}

function tellUncertain(audience: Listener, { write }: Event<'write-uncertain'>): void {
  const { words, findings } = audience;
  findings.endWith(ExitCode.Uncertain);
  warn(audience, words.writeBack.uncertain({ id: write.id, order: write.subject, event: write.event }));
}
