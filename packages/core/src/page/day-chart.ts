import { shownDays } from '../status/status-report.ts';
import type { DayFigures } from '../status/figures.ts';
import { html, type Html, nothing, type PageContext } from './html.ts';
import { figuresTable } from './programs-section.ts';

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
