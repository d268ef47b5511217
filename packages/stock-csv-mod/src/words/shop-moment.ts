/** `2026-12-01 00:00:00` of the shop's clock as a person writes it: a whole day without its time. */
export function shopMoment(text: string): string {
  const [, year, month, day, time = ''] = /^(\d{4})-(\d\d)-(\d\d) (.*)$/.exec(text) ?? [];
  if (year === undefined) return text;
  const isWholeDay = time === '00:00:00' || time === '23:59:59';
  return `${day}/${month}/${year}${isWholeDay ? '' : ` ${time}`}`;
}
