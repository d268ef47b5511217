/** The shoes sold in an XML of the built-in layout, as a till reads them. */
export function salesIn(xml: Buffer): { gencod: string; reference: string; qty: number }[] {
  const lines = [...xml.toString('utf8').matchAll(/<Ligne [^>]*>(.*?)<\/Ligne>/gs)].map(
    (match) => match[1] ?? '',
  );
  return lines
    .filter((line) => cellOf(line, 'Genre') === 'ARTICLE')
    .map((line) => ({
      gencod: cellOf(line, 'Gencod'),
      reference: cellOf(line, 'Reference'),
      qty: Number(cellOf(line, 'Qte')),
    }));
}

function cellOf(line: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)<`).exec(line)?.[1] ?? '';
}
