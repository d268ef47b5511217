import type { DayStandings } from '../status/day-standings.ts';
import { html, type Html, nothing, type PageContext } from './html.ts';

type Column = 'collected' | 'inCrm' | 'shipped';

/** How far the orders of the last week have come: a row a day, the newest first, a bar for the share of each system. */
export function standingsSection(context: PageContext): Html {
  const { report, words } = context;
  const { page } = words;
  const days = report.standings.filter(({ sent }) => sent > 0).reverse();
  if (days.length === 0) return nothing;
  const columns = columnsOf(context);
  return html`<section aria-labelledby="standings">
    <h2 id="standings">${page.standings.title}</h2>
    <div class="table" role="group" aria-label="${page.standings.title}" tabindex="0">
      <table class="standings">
        <thead>
          <tr>
            <th scope="col">${page.columns.day}</th>
            <th scope="col">${page.columns.sent}</th>
            ${columns.map((column) => html`<th scope="col">${page.standings[column]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${days.map((day) => dayRow(day, columns, context))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function columnsOf({ report: { hearsOfOrders } }: PageContext): Column[] {
  return [
    'collected',
    ...(hearsOfOrders.crm ? (['inCrm'] as const) : []),
    ...(hearsOfOrders.shop ? (['shipped'] as const) : []),
  ];
}

function dayRow(day: DayStandings, columns: readonly Column[], { words }: PageContext): Html {
  return html`<tr>
    <th scope="row">${words.page.dayShort(day.day)}</th>
    <td>${day.sent}</td>
    ${columns.map((column) => html`<td>${day[column]} ${shareBar(day[column] / day.sent)}</td>`)}
  </tr> `;
}

function shareBar(share: number): Html {
  const width = `${(Math.min(1, share) * 100).toFixed(1)}%`;
  return html`<svg class="share" width="100%" height="6" aria-hidden="true">
    <rect class="rest" width="100%" height="6" />
    <rect class="bar" width="${width}" height="6" />
  </svg>`;
}
