/** One sale as an XML file has it: its customer left out for shortness, each of its parts on one line. */
export function saleInXml(xml: Buffer, order: string, shortened: string): string {
  const sales = xml.toString('utf8').match(/^ *<Vente>.*?<\/Vente>/gms) ?? [];
  const sale = sales.find((text) => text.includes(`<NumCommandeWeb>${order}<`)) ?? '';
  return dedent(sale)
    .replace(/<Client>.*<\/Client>/s, `<Client>${shortened}</Client>`)
    .replace(/<(Ligne|Reglement|Totaux)\b.*?<\/\1>/gs, (element) => element.replace(/\s*\n\s*/g, ''));
}

function dedent(text: string): string {
  const indent = /^ */.exec(text)?.[0] ?? '';
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}
