import type { Point } from '../status/point.ts';
import { html, type Html } from './html.ts';
import type { PageContext } from './page-context.ts';
import { stepList } from './step-list.ts';
import { mark, type MarkName } from './marks.ts';

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
  return hasRun ? 'well' : 'fresh';
}

function meaningOf(state: State, { report, words }: PageContext): Html {
  const { page } = words;
  if (state === 'fresh')
    return html`<p>${page.freshMeans}</p>
      ${stepList(page.freshSteps, words)}`;
  if (state === 'well') return html`<p>${page.allWellMeans}</p>`;
  const kinds = [...new Set(report.points.map(({ kind }) => kind))];
  const howMany = (kind: Point['kind']): number =>
    report.points.filter((point) => point.kind === kind).length;
  return html`<p>${kinds.map((kind) => html`<span>${page.counted(kind, howMany(kind))}</span> `)}</p>`;
}
