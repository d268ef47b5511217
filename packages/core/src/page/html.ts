import type { RunRecord } from '../ledger/runs.ts';
import { ExitCode } from '../failure/exit-code.ts';
import type { StatusReport } from '../status/status-report.ts';
import { visible } from '../text/visible.ts';
import type { Formats } from '../words/formats.ts';
import type { Words } from '../words/words.ts';

/** A piece of HTML that is safe to put into a page: made by `html` alone. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Html | readonly Html[];

/** The one way to HTML: what stands between the literal pieces is escaped, unless it is HTML itself. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = parts.map(write);
  return new Html(pieces.map((piece, index) => piece + (written[index] ?? '')).join(''));
}

export const nothing = new Html('');

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map((each) => each.text).join('');
  return escape(String(part));
}

/** Control characters are made visible: a name from outside can't turn the writing direction of the page. */
function escape(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** French quotation marks and two-part signs stay on the line of their word: their spaces become no-break spaces. */
export function keepSigns(text: string): string {
  return text.replace(/« /g, '«\u00a0').replace(/ (?=[»:;?!])/g, '\u00a0');
}

export type MarkName = 'good' | 'look' | 'bad' | 'fresh';

/** A shape of its own for each state, so that colour is never the only sign. Drawn on a 24 × 24 field. */
const shapes: Record<MarkName, Html> = {
  good: html`<circle cx="12" cy="12" r="10.5" /><path d="M7 12.4l3.4 3.4L17 8.6" />`,
  look: html`<path d="M12 2.2L22.6 21H1.4z" /><path d="M12 9v5.4M12 17.4v.4" />`,
  bad: html`<path d="M8 1.8h8L22.2 8v8L16 22.2H8L1.8 16V8z" /><path
      d="M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2"
    />`,
  fresh: html`<circle cx="12" cy="12" r="10.5" /><path d="M12 6.5V12l3.6 2.4" />`,
};

/** `size` in CSS pixels. It only repeats what the words beside it say: hidden from screen readers. */
export function mark(name: MarkName, size: number): Html {
  return html`<svg
    class="mark ${name}"
    width="${size}"
    height="${size}"
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    ${shapes[name]}
  </svg>`;
}

/** What every part of the page is made from. */
export interface PageContext {
  report: StatusReport;
  words: Words;
  formats: Formats;
}

/** How a run ended, as far as a look at the page goes. `held`: orders wait for a person. */
export type RunOutcome = 'good' | 'held' | 'bad';

export function outcomeOf({ exitCode }: RunRecord): RunOutcome {
  if (exitCode === ExitCode.Done) return 'good';
  return exitCode === ExitCode.OrdersHeld ? 'held' : 'bad';
}

export function markOfRun(run: RunRecord): 'good' | 'look' | 'bad' {
  const outcome = outcomeOf(run);
  return outcome === 'held' ? 'look' : outcome;
}
