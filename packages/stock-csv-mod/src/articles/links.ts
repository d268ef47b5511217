const longest = 128;

/** A name as part of a page's address: lower case letters, digits and hyphens. `otherwise`: where nothing is left of it. */
export function linkOf(name: string, otherwise: string): string {
  const link = name
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return (link || otherwise).slice(0, longest).replace(/-+$/, '');
}
