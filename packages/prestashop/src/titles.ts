/** PrestaShop's own list, which the web service does not show. */
const genders = { '': 0, 'M.': 1, Mme: 2 } as const;

export type Title = keyof typeof genders;

export function titleOf(gender: string): Title {
  if (gender === '1') return 'M.';
  return gender === '2' ? 'Mme' : '';
}

export function genderOf(title: Title): number {
  return genders[title];
}
