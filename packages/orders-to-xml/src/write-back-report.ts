import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { tellSource, warn, type Audience } from '@passerelle/core/report/tell-source.ts';
import { tellLimit, tellWrite } from '@passerelle/core/report/tell-write.ts';
import type { OrdersWords } from './words/words.ts';
import type { EmitWriteBack, WriteBackEvent } from './write-back/event.ts';

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
      return tellOne(audience, event);
    case 'limit-reached':
      return tellLimit(audience, event.limit);
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

/** Reasons that a person should read though nothing was refused. */
const toBeRead: ReadonlySet<string> = new Set([
  'write/no-order',
  'write/other-number',
  'write/no-tracking-page',
  'write/mail-not-sent',
  'write/no-row',
  'write/later-parcel',
]);

/** Reasons that say by themselves how the run ends. */
const exitCodes: Readonly<Record<string, ExitCode>> = {
  'write/mail-not-sent': ExitCode.OrdersHeld,
  'write/unclear': ExitCode.Server,
};

function tellOne(audience: Listener, { write, what, decision, reason, remoteId }: Event<'write'>): void {
  const { writeBack } = audience.words;
  const why = reason?.kind ?? '';
  tellWrite(audience, {
    ...{ target: 'shop', kind: write.kind, key: write.key, decision, reason },
    ...(remoteId === '' ? {} : { id: remoteId }),
    about: writeBack.about({ order: write.subject, event: write.event }),
    what: writeBack.what(what),
    exitCode: exitCodes[why],
    isToBeRead: toBeRead.has(why),
  });
}

function tellUncertain(audience: Listener, { write }: Event<'write-uncertain'>): void {
  const { words, findings } = audience;
  findings.endWith(ExitCode.Uncertain);
  warn(audience, words.writeBack.uncertain({ id: write.id, order: write.subject, event: write.event }));
}
