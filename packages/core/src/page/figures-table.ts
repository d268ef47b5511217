import { html, type Html } from './html.ts';

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
