/** What a job leaves behind where nothing goes wrong: made once for each case, by its name. */
export function madeOnce<Case extends { name: string }, Gold>(
  make: (one: Case) => Promise<Gold>,
): (one: Case) => Promise<Gold> {
  const made = new Map<string, Promise<Gold>>();
  return (one) => {
    const gold = made.get(one.name) ?? make(one);
    made.set(one.name, gold);
    return gold;
  };
}

/** What is there and should not be, what should and is not, and what is there twice. `where`: 'in the shop'. */
export function differences(now: readonly string[], gold: readonly string[], where: string): string[] {
  return [
    ...now.filter((line) => !gold.includes(line)).map((line) => `${where}: ${line}`),
    ...gold.filter((line) => !now.includes(line)).map((line) => `not ${where}: ${line}`),
    ...(now.length === gold.length ? [] : [`${now.length} ${where} in place of ${gold.length}`]),
  ];
}
