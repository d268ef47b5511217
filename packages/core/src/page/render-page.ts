import { createHash } from 'node:crypto';
import type { StatusReport } from '../status/status-report.ts';
import { formatsOf, type Language } from '../words/formats.ts';
import { dayChart, stockChart } from './charts.ts';
import { Html, html, keepSigns, type PageContext, pageStyle } from './html.ts';
import { headlineOf, headlineSection, onTheWaySection, pointsSection, programsSection } from './sections.ts';
import type { Words } from '../words/words.ts';
import { standingsSection } from './standings.ts';
import { runTimeline } from './run-timeline.ts';

/**
 * One self-contained HTML file, opened from disk: the state of the gateway at a glance, and what to do about it. It loads
 * nothing and runs nothing: its policy allows its own style sheet, by hash, and no more.
 */
export function renderPage(report: StatusReport, words: Words, language: Language): string {
  const context: PageContext = { report, words, formats: formatsOf(language) };
  const { page } = words;
  const style = new Html(`<style>${pageStyle}</style>`);
  const policy = `default-src 'none'; style-src 'sha256-${hashOf(pageStyle)}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${page.title({ store: report.store, headline: headlineOf(context) })}</title>
        ${style}
      </head>
      <body>
        <header>
          <p class="brand">${page.brand} <span>${page.store(report.store)}</span></p>
          <p class="as-of"><time datetime="${report.at.toISOString()}">${page.asOf(report.at)}</time></p>
        </header>
        <main>
          ${headlineSection(context)} ${pointsSection(context)} ${programsSection(context)}
          ${onTheWaySection(context)} ${runTimeline(context)} ${dayChart(context)}
          ${standingsSection(context)} ${stockChart(context)}
        </main>
        <footer><p>${keepSigns(page.age)}</p></footer>
      </body>
    </html> `.text;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
