/** A code as the file means it: without spaces, without Excel's ="…", and '' for PrestaShop's "0". */
export function cleanCode(text: string): string {
  const bare = text.replace(/^="(.*)"$/, '$1').replace(/\s/g, '');
  return /^0*$/.test(bare) ? '' : bare;
}

/** What a spreadsheet makes of a long number: "3,6123E+12". The digits are lost. */
export function isScientific(code: string): boolean {
  return /^\d+([.,]\d+)?E\+?\d+$/i.test(code);
}

/** GS1 check digit of an EAN-8, UPC-A, EAN-13 or GTIN-14: weights 3 and 1 from the right. */
export function hasRightCheckDigit(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  let sum = 0;
  for (let place = 0; place < code.length; place += 1) {
    const weight = place % 2 === 0 ? 1 : 3;
    sum += weight * Number(code[code.length - 1 - place]);
  }
  return sum % 10 === 0;
}
