/** "Franc suisse" for CHF, in that language (ISO 639); what is no code of ISO 4217 stays as it is. */
export function currencyName(code: string, language: string): string {
  if (!/^[A-Z]{3}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'currency' }).of(code) ?? code;
}
