import type { ProgramName } from '../ledger/runs.ts';
import { type AnyRun, commandOf } from '../status/point.ts';
import { axisLabels, axisLines, placeOf } from './charts.ts';
import { html, type Html, nothing, outcomeOf, type PageContext, type RunOutcome } from './html.ts';
import { figuresTable } from './sections.ts';

/** Of one lane, in pixels; the marks stand on its ground line. */
const laneHeight = 42;
const labelHeight = 18;

/** Each outcome has its own height and head, so that colour is never the only sign. Drawn from the middle of the mark. */
const shapes: Record<RunOutcome, Html> = {
  good: html`<path d="M0 26V40" />`,
  held: html`<path d="M0 20V40" /><circle cx="0" cy="16" r="4" />`,
  bad: html`<path d="M0 14V40" /><path d="M-4 4L4 12M4 4L-4 12" />`,
};

/** Drawn in this order: what failed is never hidden by what went well. */
const outcomes: readonly RunOutcome[] = ['good', 'held', 'bad'];

/** The runs of both programs, and of each job beside them, over the last 48 hours, a lane each. */
export function runTimeline(context: PageContext): Html {
  const { report, words } = context;
  const runs: AnyRun[] = [...report.recentRuns, ...report.recentJobRuns];
  if (runs.length === 0) return nothing;
  const programs = Object.keys(report.lastRuns) as ProgramName[];
  const names = new Set([...programs, ...report.recentJobRuns.map(commandOf)]);
  const lanes = [...names].map((name, index) => {
    const own = runs.filter((run) => commandOf(run) === name);
    return lane({ name, runs: own, isLast: index === names.size - 1 }, context);
  });
  return html`<section aria-labelledby="timeline">
    <h2 id="timeline">${words.page.timelineTitle}</h2>
    ${lanes} ${legend(context)} ${troubledRuns(runs, context)}
  </section>`;
}

interface Lane {
  /** As it is typed, with its job. */
  name: string;
  runs: readonly AnyRun[];
  /** All lanes have the same hours: they stand under the last one. */
  isLast: boolean;
}

function lane({ name, runs, isLast }: Lane, context: PageContext): Html {
  const { words } = context;
  const count = (outcome: RunOutcome): number => runs.filter((run) => outcomeOf(run) === outcome).length;
  const summary = words.page.timelineOf({
    program: name,
    good: count('good'),
    held: count('held'),
    bad: count('bad'),
  });
  const inOrder = outcomes.flatMap((outcome) => runs.filter((run) => outcomeOf(run) === outcome));
  const height = laneHeight + (isLast ? labelHeight : 0);
  return html`<figure class="lane">
    <figcaption>${summary}</figcaption>
    <svg class="chart" role="img" aria-label="${summary}" width="100%" height="${height}">
      ${axisLines(context, laneHeight)}
      <line class="ground" x1="0" x2="100%" y1="40" y2="40" />
      ${inOrder.map((run) => runMark(run, context))} ${isLast ? axisLabels(context, height - 4) : nothing}
    </svg>
  </figure>`;
}

function runMark(run: AnyRun, context: PageContext): Html {
  const outcome = outcomeOf(run);
  const told = `${context.formats.moment(run.startedAt)} — ${outcomeWords(run, context)}`;
  return html`<svg x="${placeOf(run.startedAt, context)}" overflow="visible">
    <g class="run ${outcome}">
      <title>${told}</title>
      ${shapes[outcome]}
    </g>
  </svg> `;
}

/** A job's exit codes mean other things than a cycle's. */
function outcomeWords(run: AnyRun, { words: { status } }: PageContext): string {
  return run.job === undefined ? status.outcome(run) : status.jobOutcome(run);
}

function legend({ words }: PageContext): Html {
  const entries = outcomes.map(
    (outcome) =>
      html`<li>
        <svg width="14" height="42" viewBox="-7 0 14 42" aria-hidden="true">
          <g class="run ${outcome}">${shapes[outcome]}</g>
        </svg>
        ${words.page.legend[outcome]}
      </li>`,
  );
  return html`<ul class="legend">
    ${entries}
  </ul>`;
}

function troubledRuns(runs: readonly AnyRun[], context: PageContext): Html {
  const { words, formats } = context;
  const { page } = words;
  const troubled = runs
    .filter((run) => outcomeOf(run) !== 'good')
    .toSorted((one, other) => other.startedAt.getTime() - one.startedAt.getTime());
  if (troubled.length === 0) return nothing;
  return figuresTable(
    page.troubledRuns,
    [page.columns.when, page.columns.program, page.columns.outcome],
    troubled.map((run) => [
      formats.moment(run.startedAt),
      commandOf(run),
      [outcomeWords(run, context), run.message].filter((part) => part !== '').join(' — '),
    ]),
  );
}
