import type { ProgramName, RunRecord } from '../ledger/runs.ts';
import { figuresOf } from '../status/run-figures.ts';
import { onTheWay } from '../status/status-report.ts';
import { html, nothing, type Html } from './html.ts';
import { mark } from './marks.ts';
import type { PageContext } from './page-context.ts';
import { markOfRun } from './run-outcome.ts';

/** The last run of each program, side by side. */
export function programsSection(context: PageContext): Html {
  const { report, words } = context;
  const cards = (Object.keys(report.lastRuns) as ProgramName[]).map((program) =>
    programCard(program, report.lastRuns[program], context),
  );
  return html`<section aria-labelledby="programs">
    <h2 id="programs">${words.page.programsTitle}</h2>
    <div class="cards">${cards}</div>
  </section>`;
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
  const { startedAt, finishedAt } = run;
  const brought = figuresOf(run);
  const took = words.page.took(formats.duration(finishedAt.getTime() - startedAt.getTime()));
  return html`<p class="when">${formats.moment(startedAt)} <span>${took}</span></p>
    <p class="outcome">${mark(markOfRun(run), 18)} <span>${words.status.outcome(run)}</span></p>
    ${brought ? html`<p class="figures">${words.status.figures(brought)}</p>` : nothing}`;
}

/** XML files that have not reached ProShop yet, as long as that is nothing to worry about. */
export function onTheWaySection({ report, words }: PageContext): Html {
  const { status, page } = words;
  const sentences = [
    ...report.unfinished.map((batch) => status.unfinished(batch)),
    ...onTheWay(report).map(({ fileName: file, orderCount: orders, deliveredAt, createdAt }) =>
      status.onTheWay({ file, orders, since: deliveredAt ?? createdAt }),
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
