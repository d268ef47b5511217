import { recentHours } from '../status/status-report.ts';
import { html, type Html } from './html.ts';
import type { PageContext } from './page-context.ts';

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
