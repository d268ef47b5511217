import type { Step } from '../status/point.ts';
import type { Words } from '../words/words.ts';
import { html, nothing, type Html } from './html.ts';

/** Commands to type, each with when it is the right one. */
export function stepList(steps: readonly Step[], { page }: Words): Html {
  if (steps.length === 0) return nothing;
  const rows = steps.map(
    ({ when, command }) =>
      html`<div>
        <dt>${when}</dt>
        <dd>${codeOf(command)}</dd>
      </div>`,
  );
  return html`<dl class="steps" aria-label="${page.stepsLabel}">${rows}</dl>`;
}

/** A command wraps between its words alone: "--" and "delivered" on two lines would be typed as two. */
export function codeOf(command: string): Html {
  return html`<code
    >${command.split(' ').map((word, index) => html`${index > 0 ? ' ' : ''}<span>${word}</span>`)}</code
  >`;
}
