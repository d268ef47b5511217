/**
 * Where a redirect leads, as it may be told: an address without its query, and each part of its path that the configured
 * address has as "…": a key is most often one of them. '' where it is no address.
 */
export function redirectTarget(location: string, configured: string): string {
  if (location === '' || !URL.canParse(location, configured)) return '';
  const { origin, pathname } = new URL(location, configured);
  if (origin === 'null') return '';
  const parts = pathname.split('/').map((part) => (isOfAddress(part, configured) ? '…' : part));
  return `${origin}${parts.join('/')}`;
}

function isOfAddress(part: string, configured: string): boolean {
  const { pathname, searchParams, username, password } = new URL(configured);
  const own = [...pathname.split('/'), ...searchParams.values(), username, password];
  return own.some((each) => each !== '' && part.includes(each));
}
