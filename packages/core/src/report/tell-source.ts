import type { OrderPart, SourceEvent } from '../ports/order-source.ts';
import type { Progress, Reporter } from './reporter.ts';
import type { Words } from '../words/words.ts';
import type { Findings } from './run-report.ts';

/** Whom a run tells what it does: the trace and the terminal, a person who waits, and the report. */
export interface Audience<W extends Words = Words> {
  reporter: Reporter;
  progress: Progress;
  findings: Findings;
  words: W;
}

/** A sentence that a person should read, in the trace and in the report. */
export function warn(
  { findings, reporter }: Pick<Audience, 'findings' | 'reporter'>,
  sentence: string,
): void {
  findings.warnings.push(reporter.censor(sentence));
  reporter.tell('warning', sentence);
}

export function tellSource(audience: Audience, event: SourceEvent): void {
  const { reporter, progress, words } = audience;
  switch (event.kind) {
    case 'source/received':
      return progress.show(() => words.progress.received(event));
    case 'source/unsendable':
      return warn(audience, words.fetch.unsendable(event));
    case 'source/unchanged':
      return reporter.tell('detail', words.fetch.unchanged(event));
    case 'source/left':
      return warn(audience, words.fetch.left(event).message);
    case 'source/notice': {
      const { message, hint } = words.say(event.notice);
      return warn(audience, `${message} ${hint}`);
    }
  }
}

export function sayPart(part: OrderPart, { cycle }: Pick<Words, 'cycle'>): string {
  return part.kind === 'file' ? cycle.read(part) : cycle.readShop(part);
}
