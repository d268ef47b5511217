import type { RunRecord } from '../ledger/runs.ts';
import type { DayFigures } from '../status/day-figures.ts';
import { figuresOf, recentHours, type RunFigures, shownDays } from '../status/status-report.ts';
import { html, type Html, nothing, type PageContext } from './html.ts';
import { figuresTable } from './sections.ts';

/** Pixels. */
const barsHeight = 96;
const topRoom = 32;
const labelRoom = 34;
const ground = topRoom + barsHeight;

/** Orders sent and set aside on each of the last 14 days. */
export function dayChart(context: PageContext): Html {
  const { report, words } = context;
  const { page } = words;
  const sent = sum(report.days.map((day) => day.sent));
  const aside = sum(report.days.map(asideOf));
  if (sent + aside === 0) return nothing;
  const summary = page.daysSummary({ sent, aside });
  return html`<section aria-labelledby="days">
    <h2 id="days">${page.daysTitle}</h2>
    <figure>
      <figcaption>${summary}</figcaption>
      <svg class="chart" role="img" aria-label="${summary}" width="100%" height="${ground + labelRoom}">
        <defs>
          <pattern
            id="stripes"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect class="stripe-ground" width="6" height="6" />
            <rect class="stripe" width="2.5" height="6" />
          </pattern>
        </defs>
        ${report.days.map((day, index) => dayColumn(day, index, context))}
        <line class="ground" x1="0" x2="100%" y1="${ground}" y2="${ground}" />
      </svg>
    </figure>
    <ul class="legend">
      <li>
        <svg width="14" height="14" aria-hidden="true"><rect class="bar" width="14" height="14" /></svg>
        ${page.daysLegend.sent}
      </li>
      <li>
        <svg width="14" height="14" aria-hidden="true">
          <rect class="aside" x="1" y="1" width="12" height="12" />
        </svg>
        ${page.daysLegend.aside}
      </li>
    </ul>
    ${dayTable(context)}
  </section>`;
}

function dayColumn(day: DayFigures, index: number, { report, words }: PageContext): Html {
  const { page } = words;
  const most = Math.max(...report.days.map((each) => each.sent + asideOf(each)));
  const heightOf = (orders: number): number =>
    orders === 0 ? 0 : Math.max(3, Math.round((orders / most) * barsHeight));
  const aside = asideOf(day);
  const sentHeight = heightOf(day.sent);
  const asideHeight = heightOf(aside);
  const sentTop = ground - sentHeight;
  const asideTop = sentTop - asideHeight;
  const step = 100 / shownDays;
  const left = `${(index * step + step * 0.2).toFixed(2)}%`;
  const middle = `${((index + 0.5) * step).toFixed(2)}%`;
  const width = `${(step * 0.6).toFixed(2)}%`;
  return html`<g>
    <rect class="bar" x="${left}" y="${sentTop}" width="${width}" height="${sentHeight}" />
    <rect class="aside" x="${left}" y="${asideTop}" width="${width}" height="${asideHeight}" />
    ${countLabel(day.sent, middle, asideTop - 5, 'figure')}
    ${countLabel(aside, middle, asideTop - 18, 'figure-aside')}
    <text class="middle" x="${middle}" y="${ground + 15}">${page.dayLetter(day.day)}</text>
    <text class="middle" x="${middle}" y="${ground + 29}">${day.day.getDate()}</text>
  </g>`;
}

/** A count over its bar; orders set aside stand on a line of their own, with a sign. */
function countLabel(count: number, x: string, y: number, kind: 'figure' | 'figure-aside'): Html {
  if (count === 0) return nothing;
  return html`<text class="middle ${kind}" x="${x}" y="${y}">${kind === 'figure' ? '' : '+'}${count}</text>`;
}

function dayTable({ report, words }: PageContext): Html {
  const { page } = words;
  const { day, sent, withheld, refused } = page.columns;
  const rows = report.days.map((one) => [page.dayLong(one.day), one.sent, one.withheld, one.refused]);
  return figuresTable(page.showFigures, [day, sent, withheld, refused], rows.reverse());
}

function asideOf({ withheld, refused }: DayFigures): number {
  return withheld + refused;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Pixels. */
const stockBars = 64;
const stockTop = 18;
const stockLabels = 18;
const stockGround = stockTop + stockBars;

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
      <svg
        class="chart"
        role="img"
        aria-label="${summary}"
        width="100%"
        height="${stockGround + stockLabels}"
      >
        ${axisLines(context, stockGround)} ${cycles.map((cycle) => cycleBar(cycle, most, context))}
        <line class="ground" x1="0" x2="100%" y1="${stockGround}" y2="${stockGround}" />
        ${most > 0 ? html`<text class="figure" x="0" y="11">${formats.count(most)}</text><line class="scale" x1="0" x2="100%" y1="${stockTop}" y2="${stockTop}" />` : nothing}
        ${axisLabels(context, stockGround + stockLabels - 4)}
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
  const height = most === 0 ? 0 : Math.round((changedLines(cycle) / most) * stockBars);
  const told = `${context.formats.moment(run.startedAt)} — ${context.words.status.figures(figures)}`;
  return html`<svg x="${placeOf(run.startedAt, context)}" overflow="visible">
    <rect class="bar" x="-1" y="${stockGround - height - 1}" width="2" height="${height + 1}">
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

const hourMs = 3_600_000;

/**
 * Where a moment of the last 48 hours stands, in percent of the width: charts stretch to any screen while their text and
 * marks keep their size.
 */
export function placeOf(moment: Date, { report }: PageContext): string {
  const start = report.at.getTime() - recentHours * hourMs;
  const share = (moment.getTime() - start) / (recentHours * hourMs);
  return `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;
}

/** Lines at midnight and every six hours over the height of a chart, in pixels. */
export function axisLines(context: PageContext, height: number): Html[] {
  return sixHours(context).map((moment) => {
    const place = placeOf(moment, context);
    const weight = moment.getHours() === 0 ? 'midnight' : 'hour';
    return html`<line class="${weight}" x1="${place}" x2="${place}" y1="0" y2="${height}" />`;
  });
}

/** Days and noons under a chart; what would run over its right edge is left out. */
export function axisLabels(context: PageContext, y: number): Html[] {
  const { page } = context.words;
  return sixHours(context)
    .filter((moment) => moment.getHours() % 12 === 0 && parseFloat(placeOf(moment, context)) < 92)
    .map((moment) => {
      const label = moment.getHours() === 0 ? page.dayShort(moment) : page.hour(12);
      return html`<text x="${placeOf(moment, context)}" y="${y}" dx="3">${label}</text>`;
    });
}

/** 0 h, 6 h, 12 h and 18 h of each day in view, by the machine's calendar. */
function sixHours({ report }: PageContext): Date[] {
  const { at } = report;
  const start = at.getTime() - recentHours * hourMs;
  return [-2, -1, 0]
    .flatMap((day) =>
      [0, 6, 12, 18].map((hour) => new Date(at.getFullYear(), at.getMonth(), at.getDate() + day, hour)),
    )
    .filter((moment) => moment.getTime() > start && moment < at);
}
