import { adviceOn } from '../report/advice.ts';
import type { Point } from '../status/point.ts';
import { html, nothing, type Html } from './html.ts';
import { keepSigns } from './keep-signs.ts';
import { mark } from './marks.ts';
import type { PageContext } from './page-context.ts';
import { codeOf, stepList } from './step-list.ts';

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
    <ol class="points">
      ${points.slice(0, mostShown).map((point) => pointItem(point, context))}
    </ol>
    ${left > 0 ? html`<p class="note">${words.page.morePoints(left)}</p>` : nothing}
    <p class="note">${words.page.explainMore} ${codeOf(words.page.explainCommand)}</p>
  </section>`;
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

/** Orders that wait are everyday work; the rest is something broken. */
function isTrouble({ kind }: Point): boolean {
  return kind !== 'order-waits';
}
