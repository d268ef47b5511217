import type { ProgramName, RunRecord } from '../ledger/runs.ts';
import { figuresOf } from '../status/figures.ts';
import { onTheWay } from '../status/status-report.ts';
import { html, type Html, mark, markOfRun, nothing, type PageContext } from './html.ts';

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
