export interface Series {
  name: string;
  colour: string;
  points: { x: number; y: number }[];
}

const size = { width: 520, height: 320, left: 60, bottom: 40, top: 34, right: 16 };

/** One chart as an SVG group: both axes logarithmic, a line per series. */
export function plot(title: string, unit: string, series: readonly Series[], offsetX: number): string {
  const all = series.flatMap(({ points }) => points);
  const x = scale(
    all.map((point) => point.x),
    size.left,
    size.width - size.right,
  );
  const y = scale(
    all.map((point) => point.y),
    size.height - size.bottom,
    size.top,
  );
  const lines = series.map(({ colour, points, name }, index) => {
    const path = points.map((point) => `${x(point.x)},${y(point.y)}`).join(' ');
    const dots = points
      .map((point) => `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="3" fill="${colour}"/>`)
      .join('');
    const label = `<text x="${size.left + 8}" y="${size.top + 12 + index * 15}" fill="${colour}">${name}</text>`;
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}${label}`;
  });
  const marks = [...new Set(all.map((point) => point.x))].map(
    (value) =>
      `<text x="${x(value)}" y="${size.height - size.bottom + 16}" text-anchor="middle">${value.toLocaleString('en')}</text>`,
  );
  const ends = [Math.min(...all.map((point) => point.y)), Math.max(...all.map((point) => point.y))].map(
    (value) =>
      `<text x="${size.left - 6}" y="${y(value) + 4}" text-anchor="end">${value.toPrecision(2)}</text>`,
  );
  const frame = `<path d="M${size.left} ${size.top}V${size.height - size.bottom}H${size.width - size.right}" fill="none" stroke="#888"/>`;
  const heading = `<text x="${size.left}" y="18" font-weight="bold">${title} (${unit})</text>`;
  return `<g transform="translate(${offsetX} 0)">${heading}${frame}${marks.join('')}${ends.join('')}${lines.join('')}</g>`;
}

export function svgOf(charts: readonly string[]): string {
  const width = size.width * charts.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${size.height}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/>${charts.join('')}</svg>\n`;
}

export const chartWidth = size.width;

function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const logs = values.map((value) => Math.log10(value));
  const [low, high] = [Math.min(...logs), Math.max(...logs)];
  const span = high - low || 1;
  return (value) => Math.round(from + ((Math.log10(value) - low) / span) * (to - from));
}
