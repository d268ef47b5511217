import type { OrdersWords } from './words/words.ts';
import type { XmlDifference } from './xml/compare-xml.ts';

/** The differences as lines for a person, no more than `most` of them. */
export function sayDifferences(
  differences: readonly XmlDifference[],
  words: Pick<OrdersWords, 'layout'>,
  most = 200,
): string[] {
  const says = words.layout.compare;
  if (differences.length === 0) return [says.same];
  const shown = differences.slice(0, most).map((difference) => sayDifference(difference, words));
  const hidden = differences.length - shown.length;
  return [says.count(differences.length), ...shown, ...(hidden > 0 ? [says.more(hidden)] : [])];
}

function sayDifference(
  difference: XmlDifference,
  { layout: { compare: says } }: Pick<OrdersWords, 'layout'>,
): string {
  switch (difference.kind) {
    case 'notXml':
      return says.notXml(difference.reason);
    case 'otherRoot':
      return says.otherRoot(difference.theirs, difference.ours);
    case 'changed':
      return says.changed(difference.path, difference.theirs, difference.ours);
    case 'onlyTheirs':
      return says.onlyTheirs(difference.path);
    case 'onlyOurs':
      return says.onlyOurs(difference.path);
  }
}
