import type { ProgramName, RunRecord } from '../ledger/runs.ts';
import { adviceOn } from '../report/advice.ts';
import type { Point, Step } from '../status/point.ts';
import { figuresOf, onTheWay, type JobOfProgram } from '../status/status-report.ts';
import { byWaitKind } from '../status/wait-kind.ts';
import { refusedKindOf } from '../status/refused.ts';
import { writeKindOf } from '../status/written-kind.ts';
import type { Words } from '../words/words.ts';
import {
  html,
  type Html,
  keepSigns,
  mark,
  type MarkName,
  markOfRun,
  nothing,
  type PageContext,
} from './html.ts';

type State = 'fresh' | 'well' | 'look';

/** The whole state in one line; it is the title of the window too. */
export function headlineOf(context: PageContext): string {
  const { report, words } = context;
  const lines: Record<State, string> = {
    fresh: words.page.fresh,
    well: words.page.allWell,
    look: words.page.toLookAt(report.points.length),
  };
  return lines[stateOf(context)];
}

const marks: Record<State, MarkName> = { fresh: 'fresh', well: 'good', look: 'look' };

export function headlineSection(context: PageContext): Html {
  const state = stateOf(context);
  return html`<section class="headline ${state}" aria-labelledby="headline">
    ${mark(marks[state], 56)}
    <div>
      <h1 id="headline">${headlineOf(context)}</h1>
      ${meaningOf(state, context)}
    </div>
  </section>`;
}

function stateOf({ report }: PageContext): State {
  if (report.points.length > 0) return 'look';
  const hasRun = Object.values(report.lastRuns).some((run) => run !== null);
  return hasRun || report.lastJobRuns.length > 0 ? 'well' : 'fresh';
}

function meaningOf(state: State, { report, words }: PageContext): Html {
  const { page } = words;
  if (state === 'fresh')
    return html`<p>${page.freshMeans}</p>
      ${stepList(page.freshSteps, words)}`;
  if (state === 'well') return html`<p>${page.allWellMeans}</p>`;
  const { points } = report;
  const kinds = points.map(countedAs);
  const howMany = (kind: CountedKind): number =>
    points.reduce((sum, point, at) => sum + (kinds[at] === kind ? thingsIn(point) : 0), 0);
  return html`<p>
    ${[...new Set(kinds)].map((kind) => html`<span>${page.counted(kind, howMany(kind))}</span> `)}
  </p>`;
}

type CountedKind = ReturnType<typeof countedAs>;

/** What was to be written is counted by what it is about. */
function countedAs(point: Point) {
  if (point.kind === 'refused') return refusedKindOf(point);
  return point.kind === 'write-waits' ? writeKindOf(point.write) : point.kind;
}

function thingsIn(point: Point): number {
  return point.kind === 'refused' ? point.refusals.length : 1;
}

/** A page is to be read: beyond these, only the number is told. */
const mostShown = 60;

/** What waits for a person, the gravest first, with the commands to type. */
export function pointsSection(context: PageContext): Html {
  const { report, words } = context;
  const { points } = report;
  if (points.length === 0) return nothing;
  const left = points.length - mostShown;
  return html`<section aria-labelledby="points">
    <h2 id="points">${words.page.pointsTitle}</h2>
    ${pointGroups(context)} ${left > 0 ? html`<p class="note">${words.page.morePoints(left)}</p>` : nothing}
    <p class="note">${words.page.explainMore} ${codeOf(words.page.explainCommand)}</p>
  </section>`;
}

/** By what they are about; no more than a person reads in all. */
function pointGroups(context: PageContext): Html[] {
  const { page } = context.words;
  const groups = byWaitKind(context.report.points);
  const before = (index: number): number =>
    groups.slice(0, index).reduce((sum, { points }) => sum + points.length, 0);
  return groups.flatMap(({ kind, points }, index) => {
    const shown = points.slice(0, Math.max(0, mostShown - before(index)));
    if (shown.length === 0) return [];
    return html`<h3 class="group">${page.waits[kind]} <span>${points.length}</span></h3>
      <ol class="points">
        ${shown.map((point) => pointItem(point, context))}
      </ol>`;
  });
}

function pointItem(point: Point, { words }: PageContext): Html {
  const { message, hint, steps } = adviceOn(point, words);
  const weight = isTrouble(point) ? 'bad' : 'look';
  return html`<li class="${weight}">
    <p class="tag">${mark(weight, 18)} ${words.page.tags[point.kind]}</p>
    <p class="what">${keepSigns(message)}</p>
    <p class="hint">${keepSigns(hint)}</p>
    ${stepList(steps, words)}
  </li> `;
}

/** Orders that wait, and what a file or the shop holds wrongly, are everyday work; the rest is something broken. */
function isTrouble({ kind }: Point): boolean {
  return kind !== 'order-waits' && kind !== 'refused';
}

/** Commands to type, each with when it is the right one. */
function stepList(steps: readonly Step[], { page }: Words): Html {
  if (steps.length === 0) return nothing;
  const rows = steps.map(
    ({ when, command }) =>
      html`<div>
        <dt>${when}</dt>
        <dd>${codeOf(command)}</dd>
      </div>`,
  );
  return html`<dl class="steps" aria-label="${page.stepsLabel}">${rows}</dl>`;
}

/** A command wraps between its words alone: "--" and "delivered" on two lines would be typed as two. */
function codeOf(command: string): Html {
  return html`<code
    >${command.split(' ').map((word, index) => html`${index > 0 ? ' ' : ''}<span>${word}</span>`)}</code
  >`;
}

/** The last run of each program, side by side. */
export function programsSection(context: PageContext): Html {
  const { report, words } = context;
  const cards = (Object.keys(report.lastRuns) as ProgramName[]).map((program) =>
    programCard(program, report.lastRuns[program], context),
  );
  return html`<section aria-labelledby="programs">
    <h2 id="programs">${words.page.programsTitle}</h2>
    <div class="cards">${cards} ${report.jobs.map((job) => jobCard(job, context))}</div>
  </section>`;
}

/** The last run of a job beside the cycles. */
function jobCard({ program, job }: JobOfProgram, { report, words, formats }: PageContext): Html {
  const { page, status } = words;
  const run = report.lastJobRuns.find((one) => one.program === program && one.job === job);
  return html`<article>
    <h3>${program} ${job}</h3>
    <p class="role">${page.jobRoles[`${program}-${job}`] ?? ''}</p>
    ${run ? ranOnce(run, status.jobOutcome(run), status.jobFigures(run), { words, formats }) : html`<p>${page.neverRan}</p>`}
  </article>`;
}

function programCard(program: ProgramName, run: RunRecord | null, context: PageContext): Html {
  const { page } = context.words;
  return html`<article>
    <h3>${program}</h3>
    <p class="role">${page.roles[program]}</p>
    ${run ? lastRun(run, context) : html`<p>${page.neverRan}</p>`}
  </article>`;
}

function lastRun(run: RunRecord, { words, formats }: PageContext): Html {
  const { status } = words;
  const brought = figuresOf(run);
  return ranOnce(run, status.outcome(run), brought ? status.figures(brought) : '', { words, formats });
}

function ranOnce(
  run: RunRecord,
  outcome: string,
  figures: string,
  { words, formats }: Pick<PageContext, 'words' | 'formats'>,
): Html {
  const { startedAt, finishedAt } = run;
  const took = words.page.took(formats.duration(finishedAt.getTime() - startedAt.getTime()));
  return html`<p class="when">${formats.moment(startedAt)} <span>${took}</span></p>
    <p class="outcome">${mark(markOfRun(run), 18)} <span>${keepSigns(outcome)}</span></p>
    ${figures === '' ? nothing : html`<p class="figures">${keepSigns(figures)}</p>`}`;
}

/** XML files that have not reached ProShop yet, as long as that is nothing to worry about. */
export function onTheWaySection({ report, words }: PageContext): Html {
  const { status, page } = words;
  const sentences = [
    ...report.unfinished.map((batch) => status.unfinished(batch)),
    ...onTheWay(report).map(({ fileName: file, orderCount: orders, acceptedAt, createdAt }) =>
      status.onTheWay({ file, orders, since: acceptedAt ?? createdAt }),
    ),
  ];
  if (sentences.length === 0) return nothing;
  return html`<section aria-labelledby="on-the-way">
    <h2 id="on-the-way">${page.onTheWayTitle}</h2>
    <ul class="plain">
      ${sentences.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </section>`;
}

/** The figures behind a chart, for whoever wants them read or copied: folded away until asked for. */
export function figuresTable(
  summary: string,
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Html {
  const headingCells = headings.map((heading) => html`<th scope="col">${heading}</th>`);
  return html`<details>
    <summary>${summary}</summary>
    <div class="table" role="group" aria-label="${summary}" tabindex="0">
      <table>
        <thead>
          <tr>
            ${headingCells}
          </tr>
        </thead>
        <tbody>
          ${rows.map(tableRow)}
        </tbody>
      </table>
    </div>
  </details>`;
}

function tableRow([first = '', ...cells]: readonly (string | number)[]): Html {
  return html`<tr>
    <th scope="row">${first}</th>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr> `;
}
