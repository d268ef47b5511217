/** A shorter form than this is found in harmless text too. */
const shortestEncoded = 6;

/**
 * What a secret looks like in the texts of others, the longest first: as it is, in an address or a form, in JSON, on a
 * page, and in base64 wherever it stands in what was encoded (a login is name, colon, password). A secret of less than
 * three characters has none: it could not be told apart.
 */
export function secretForms(secret: string): string[] {
  if (secret.length < 3) return [];
  const whole = secret.toWellFormed();
  const encoded = [
    encodeURI(whole),
    encodeURIComponent(whole),
    new URLSearchParams({ '': whole }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    ...onPages(secret),
    ...[0, 1, 2].flatMap((offset) => inBase64(Buffer.from(secret), offset)),
  ];
  const forms = new Set([secret, ...encoded.filter(({ length }) => length >= shortestEncoded)]);
  return [...forms].sort((a, b) => b.length - a.length);
}

/** The text, with stars in place of each of these forms. They are looked for in their order: the longest should be first. */
export function starredOut(text: string, forms: readonly string[]): string {
  return forms.reduce((rest, form) => rest.replaceAll(form, '*****'), text);
}

function onPages(secret: string): string[] {
  const page = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = page.replaceAll('"', '&quot;');
  return [page, ...['&#039;', '&#39;', '&apos;'].map((quote) => quoted.replaceAll("'", quote))];
}

/** The characters that are this secret's alone behind so many other bytes (of three that make four), both alphabets. */
function inBase64(secret: Buffer, offset: number): string[] {
  const bytes = Buffer.concat([Buffer.alloc(offset), secret]);
  const [from, to] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return (['base64', 'base64url'] as const).map((alphabet) => bytes.toString(alphabet).slice(from, to));
}
