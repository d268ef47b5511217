export interface SoldArticle {
  gencod: string;
  /** Where there is no gencod. */
  reference: string;
  qty: number;
}

/** The shoes sold in an XML of the built-in layout, as a till reads them. */
export function salesIn(xml: Buffer): SoldArticle[] {
  const lines = [...xml.toString('utf8').matchAll(/<Ligne [^>]*>(.*?)<\/Ligne>/gs)];
  return lines
    .map((match) => match[1] ?? '')
    .filter((line) => textOf(line, 'Genre') === 'ARTICLE')
    .map((line) => ({
      gencod: textOf(line, 'Gencod'),
      reference: textOf(line, 'Reference'),
      qty: Number(textOf(line, 'Qte')),
    }));
}

function textOf(line: string, element: string): string {
  return new RegExp(`<${element}>([^<]*)<`).exec(line)?.[1] ?? '';
}
