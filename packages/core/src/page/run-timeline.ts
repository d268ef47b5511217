import type { ProgramName, RunRecord } from '../ledger/runs.ts';
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

/** The runs of both programs over the last 48 hours, a lane each. */
export function runTimeline(context: PageContext): Html {
  const { report, words } = context;
  if (report.recentRuns.length === 0) return nothing;
  const lanes = (Object.keys(report.lastRuns) as ProgramName[]).map((program) => lane(program, context));
  return html`<section aria-labelledby="timeline">
    <h2 id="timeline">${words.page.timelineTitle}</h2>
    ${lanes} ${legend(context)} ${troubledRuns(context)}
  </section>`;
}

function lane(program: ProgramName, context: PageContext): Html {
  const { report, words } = context;
  const runs = report.recentRuns.filter((run) => run.program === program);
  const count = (outcome: RunOutcome): number => runs.filter((run) => outcomeOf(run) === outcome).length;
  const summary = words.page.timelineOf({
    program,
    good: count('good'),
    held: count('held'),
    bad: count('bad'),
  });
  const inOrder = outcomes.flatMap((outcome) => runs.filter((run) => outcomeOf(run) === outcome));
  return html`<figure>
    <figcaption>${summary}</figcaption>
    <svg class="chart" role="img" aria-label="${summary}" width="100%" height="${laneHeight + labelHeight}">
      ${axisLines(context, laneHeight)}
      <line class="ground" x1="0" x2="100%" y1="40" y2="40" />
      ${inOrder.map((run) => runMark(run, context))} ${axisLabels(context, laneHeight + labelHeight - 4)}
    </svg>
  </figure>`;
}

function runMark(run: RunRecord, context: PageContext): Html {
  const outcome = outcomeOf(run);
  const told = `${context.formats.moment(run.startedAt)} — ${context.words.status.outcome(run)}`;
  return html`<svg x="${placeOf(run.startedAt, context)}" overflow="visible">
    <g class="run ${outcome}">
      <title>${told}</title>
      ${shapes[outcome]}
    </g>
  </svg> `;
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

function troubledRuns({ report, words, formats }: PageContext): Html {
  const { page, status } = words;
  const troubled = report.recentRuns.filter((run) => outcomeOf(run) !== 'good').reverse();
  if (troubled.length === 0) return nothing;
  return figuresTable(
    page.troubledRuns,
    [page.columns.when, page.columns.program, page.columns.outcome],
    troubled.map((run) => [
      formats.moment(run.startedAt),
      run.program,
      [status.outcome(run), run.message].filter((part) => part !== '').join(' — '),
    ]),
  );
}
