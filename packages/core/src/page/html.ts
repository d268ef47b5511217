import { ExitCode } from '../failure/exit-code.ts';
import type { RunRecord } from '../ledger/runs.ts';
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

export function outcomeOf({ exitCode }: Pick<RunRecord, 'exitCode'>): RunOutcome {
  if (exitCode === ExitCode.Done) return 'good';
  return exitCode === ExitCode.OrdersHeld ? 'held' : 'bad';
}

export function markOfRun(run: RunRecord): 'good' | 'look' | 'bad' {
  const outcome = outcomeOf(run);
  return outcome === 'held' ? 'look' : outcome;
}

/** The style sheet of the page: calm paper, one column, light and dark, phone to print. */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #f7f4ee; --sheet: #fffdf9; --ink: #26231e; --soft: #635c51; --line: #ded7ca; --faint: #ece6da;
  --good: #2c6a4a; --good-wash: #e6efe6; --look: #8a5300; --look-wash: #f8ecd6; --bad: #a02d24; --bad-wash: #f8e4df;
  --bar: #46668b; --code: #f1ebdf;
  --serif: "Sitka Text", Charter, "Bitstream Charter", Cambria, Georgia, serif;
  --sans: "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --mono: "Cascadia Mono", Consolas, "Liberation Mono", ui-monospace, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181714; --sheet: #211f1b; --ink: #ece6da; --soft: #aea698; --line: #3c3831; --faint: #2c2924;
    --good: #86c9a2; --good-wash: #1f2f26; --look: #e9b765; --look-wash: #352a17; --bad: #f19a8e; --bad-wash: #3a221e;
    --bar: #93b1d4; --code: #2c2924;
  }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 0 1.25rem 3rem; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); -webkit-text-size-adjust: 100%; }
header, main, footer { max-width: 54rem; margin: 0 auto; }
header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 2rem; padding: 1.4rem 0 1rem; color: var(--soft); }
header p { margin: 0; }
.brand { font-family: var(--serif); font-size: 1.1rem; color: var(--ink); }
.brand span { color: var(--soft); font: 1rem var(--sans); margin-left: .35rem; }
h1, h2, h3, p, ul, ol, dl, figure { margin: 0; }
h1 { font: 400 clamp(1.9rem, 6vw, 2.7rem)/1.15 var(--serif); letter-spacing: -.01em; }
h2 { font: 400 1.3rem/1.3 var(--serif); margin-bottom: .9rem; }
h3 { font: 600 1rem/1.4 var(--sans); }
section { margin-top: 2.6rem; }
section.headline { display: flex; align-items: flex-start; gap: 1.2rem; margin-top: .4rem; padding: 1.6rem; border-radius: .9rem; }
.headline div { min-width: 0; flex: 1; }
.headline p { margin-top: .45rem; font-size: 1.05rem; }
.headline p span { display: inline-block; margin-right: .9em; }
.headline .mark { flex: none; margin-top: .1rem; }
.headline.well { background: var(--good-wash); }
.headline.look { background: var(--look-wash); }
.headline.fresh { background: var(--faint); }
.mark { fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; vertical-align: -.22em; }
.mark.good { color: var(--good); } .mark.look { color: var(--look); } .mark.bad { color: var(--bad); } .mark.fresh { color: var(--soft); }
.points { list-style: none; padding: 0; display: grid; gap: .8rem; }
.points > li { background: var(--sheet); border: 1px solid var(--line); border-left-width: 5px; border-radius: .6rem; padding: .95rem 1.1rem 1.05rem; overflow-wrap: anywhere; }
.points > li.bad { border-left-color: var(--bad); } .points > li.look { border-left-color: var(--look); }
.tag { font-size: .85rem; font-weight: 600; margin-bottom: .25rem; }
.bad > .tag { color: var(--bad); } .look > .tag { color: var(--look); }
.hint { margin-top: .3rem; color: var(--soft); }
.steps { display: grid; gap: .45rem; margin-top: .75rem; }
.steps div { display: grid; grid-template-columns: minmax(9rem, 17rem) 1fr; gap: .1rem .9rem; align-items: baseline; }
.steps dt { color: var(--soft); font-size: .92rem; }
.steps dd { margin: 0; min-width: 0; }
code { font: .9rem/1.5 var(--mono); background: var(--code); border-radius: .3rem; padding: .14rem .45rem; user-select: all; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
code span { display: inline-block; max-width: 100%; overflow-wrap: anywhere; }
.note { margin-top: .9rem; color: var(--soft); font-size: .92rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(15.5rem, 1fr)); gap: .8rem; }
article { background: var(--sheet); border: 1px solid var(--line); border-radius: .6rem; padding: 1rem 1.1rem; }
.role { color: var(--soft); font-size: .92rem; margin-bottom: .55rem; }
.when { font-variant-numeric: tabular-nums; }
.when span { color: var(--soft); }
.outcome { display: flex; gap: .45rem; align-items: baseline; }
.outcome .mark { flex: none; position: relative; top: .22em; }
.figures { margin-top: .2rem; color: var(--soft); }
.plain { list-style: none; padding: 0; display: grid; gap: .35rem; overflow-wrap: anywhere; }
figure + figure { margin-top: 1.1rem; }
figcaption { margin-bottom: .5rem; }
.lane figcaption { margin-bottom: 0; }
.lane + .lane { margin-top: .6rem; }
.chart { display: block; overflow: visible; font: .8rem var(--sans); }
.chart text { fill: var(--soft); font-variant-numeric: tabular-nums; }
.chart .middle { text-anchor: middle; }
.chart .figure { fill: var(--ink); }
.chart .figure-aside { fill: var(--look); font-weight: 600; }
.chart line { stroke: var(--faint); shape-rendering: crispEdges; }
.chart .midnight { stroke: var(--line); }
.chart .ground { stroke: var(--soft); }
.chart .scale { stroke: var(--line); stroke-dasharray: 2 4; }
.bar { fill: var(--bar); }
.aside { fill: url(#stripes); stroke: var(--look); }
.aside[height="0"] { display: none; }
.stripe { fill: var(--look); } .stripe-ground { fill: var(--sheet); }
.run { fill: none; stroke: var(--good); stroke-width: 2; stroke-linecap: round; }
.run.held { stroke: var(--look); } .run.held circle { fill: var(--paper); }
.run.bad { stroke: var(--bad); stroke-width: 2.2; }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.6rem; margin-top: .7rem; font-size: .88rem; color: var(--soft); }
.legend li { display: flex; align-items: center; gap: .5rem; }
.legend svg { flex: none; }
details { margin-top: .9rem; }
summary { cursor: pointer; color: var(--soft); font-size: .92rem; width: fit-content; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: .25em; }
summary:focus-visible, .table:focus-visible { outline: 2px solid var(--bar); outline-offset: 3px; border-radius: .2rem; }
.table { overflow-x: auto; margin-top: .6rem; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .32rem 1.2rem .32rem 0; border-bottom: 1px solid var(--faint); }
thead th { color: var(--soft); font-weight: 600; border-bottom-color: var(--line); }
tbody th { font-weight: 400; white-space: nowrap; }
.group { margin: 1.3rem 0 .6rem; }
h2 + .group { margin-top: 0; }
.group span { color: var(--soft); font-weight: 400; margin-left: .35rem; }
.standings { width: 100%; }
.standings th, .standings td { padding-bottom: .45rem; }
.standings td { min-width: 4.6rem; width: 22%; }
.share { display: block; margin-top: .2rem; max-width: 9rem; }
.share .rest { fill: var(--faint); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .88rem; }
@media (max-width: 36rem) {
  body { padding: 0 .9rem 2rem; }
  section.headline { flex-direction: column; gap: .7rem; padding: 1.2rem; }
  .steps div { grid-template-columns: 1fr; }
  .chart { font-size: .74rem; }
  .standings { font-size: .84rem; }
  .standings th, .standings td { padding-right: .6rem; }
  .standings td { min-width: 0; overflow-wrap: anywhere; }
}
@page { margin: 11mm; }
@media print {
  :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --faint: #ddd; --code: #f2f2f2;
    --good: #1f5a3c; --good-wash: #fff; --look: #774700; --look-wash: #fff; --bad: #8f231b; --bad-wash: #fff; --bar: #46668b; }
  :root { font-size: 9.5pt; }
  body { padding: 0 1.5mm; }
  header, main, footer { max-width: none; }
  header { padding-top: 0; }
  section { margin-top: 1.4rem; }
  section.headline { border: 1.5pt solid currentColor; padding: 1rem; }
  h2 { margin-bottom: .5rem; }
  .lane + .lane { margin-top: .1rem; }
  .legend { margin-top: .3rem; }
  h2, h3, .tag { break-after: avoid; }
  .points > li, article, figure, section.headline, section:has(.lane), section:has(.standings), section:has(.plain) { break-inside: avoid; }
  footer { margin-top: 1.4rem; break-inside: avoid; }
  details:not([open]) { display: none; }
  svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
