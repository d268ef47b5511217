import { html, type Html } from './html.ts';

export type MarkName = 'good' | 'look' | 'bad' | 'fresh';

/** A shape of its own for each state, so that colour is never the only sign. Drawn on a 24 × 24 field. */
const shapes: Record<MarkName, Html> = {
  good: html`<circle cx="12" cy="12" r="10.5" /><path d="M7 12.4l3.4 3.4L17 8.6" />`,
  look: html`<path d="M12 2.2L22.6 21H1.4z" /><path d="M12 9v5.4M12 17.4v.4" />`,
  bad: html`<path d="M8 1.8h8L22.2 8v8L16 22.2H8L1.8 16V8z" /><path
      d="M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2"
    />`,
  fresh: html`<circle cx="12" cy="12" r="10.5" /><path d="M12 6.5V12l3.6 2.4" />`,
};

/** `size` in CSS pixels. It only repeats what the words beside it say: hidden from screen readers. */
export function mark(name: MarkName, size: number): Html {
  return html`<svg
    class="mark ${name}"
    width="${size}"
    height="${size}"
    viewBox="0 0 24 24"
    aria-hidden="true"
  >
    ${shapes[name]}
  </svg>`;
}
