import type { RunRecord } from '../ledger/runs.ts';
import { figuresOf, type RunFigures } from '../status/run-figures.ts';
import { figuresTable } from './figures-table.ts';
import { html, nothing, type Html } from './html.ts';
import type { PageContext } from './page-context.ts';
import { axisLabels, axisLines, placeOf } from './time-axis.ts';

/** Pixels. */
const barsHeight = 64;
const topRoom = 18;
const labelRoom = 18;
const ground = topRoom + barsHeight;

type StockFigures = Extract<RunFigures, { kind: 'stock' }>;

interface Cycle {
  run: RunRecord;
  figures: StockFigures;
}

/** Lines of the stock file that each cycle of the last 48 hours removed or reduced. */
export function stockChart(context: PageContext): Html {
  const { words, formats } = context;
  const cycles = publishedCycles(context);
  if (cycles.length === 0) return nothing;
  const { page } = words;
  const changes = cycles.map(changedLines);
  const most = Math.max(...changes);
  const lines = changes.reduce((sum, each) => sum + each, 0);
  const summary = page.stockSummary({ cycles: cycles.length, lines, most });
  return html`<section aria-labelledby="stock">
    <h2 id="stock">${page.stockTitle}</h2>
    <figure>
      <figcaption>${summary}</figcaption>
      <svg class="chart" role="img" aria-label="${summary}" width="100%" height="${ground + labelRoom}">
        ${axisLines(context, ground)} ${cycles.map((cycle) => cycleBar(cycle, most, context))}
        <line class="ground" x1="0" x2="100%" y1="${ground}" y2="${ground}" />
        ${most > 0 ? html`<text class="figure" x="0" y="11">${formats.count(most)}</text><line class="scale" x1="0" x2="100%" y1="${topRoom}" y2="${topRoom}" />` : nothing}
        ${axisLabels(context, ground + labelRoom - 4)}
      </svg>
    </figure>
    <p class="note">${page.stockMeans}</p>
    ${cycleTable(cycles, context)}
  </section>`;
}

function publishedCycles({ report }: PageContext): Cycle[] {
  return report.recentRuns.flatMap((run) => {
    const figures = figuresOf(run);
    return figures?.kind === 'stock' ? [{ run, figures }] : [];
  });
}

function changedLines({ figures }: Cycle): number {
  return figures.removed + figures.reduced;
}

function cycleBar(cycle: Cycle, most: number, context: PageContext): Html {
  const { run, figures } = cycle;
  const height = most === 0 ? 0 : Math.round((changedLines(cycle) / most) * barsHeight);
  const told = `${context.formats.moment(run.startedAt)} — ${context.words.status.figures(figures)}`;
  return html`<svg x="${placeOf(run.startedAt, context)}" overflow="visible">
    <rect class="bar" x="-1" y="${ground - height - 1}" width="2" height="${height + 1}">
      <title>${told}</title>
    </rect>
  </svg> `;
}

function cycleTable(cycles: readonly Cycle[], { words, formats }: PageContext): Html {
  const { showFigures, columns } = words.page;
  const rows = cycles.map(({ run, figures }) => [
    formats.moment(run.startedAt),
    formats.count(figures.published),
    figures.removed,
    figures.reduced,
  ]);
  const headings = [columns.when, columns.published, columns.removed, columns.reduced];
  return figuresTable(showFigures, headings, rows.reverse());
}
