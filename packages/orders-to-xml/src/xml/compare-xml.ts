import { parseXml, type XmlElement } from './parse-xml.ts';
import { pairElements, sameValue } from './pair-elements.ts';

/** One difference in meaning between the old program's document and ours. */
export type XmlDifference =
  | { kind: 'notXml'; reason: string }
  | { kind: 'otherRoot'; theirs: string; ours: string }
  | { kind: 'changed'; path: string; theirs: string; ours: string }
  | { kind: 'onlyTheirs' | 'onlyOurs'; path: string };

/**
 * Compares two documents by meaning: white space, comments, the order of attributes and of elements with different
 * names, `1` and `1.00` do not count. Elements that come several times are paired by what identifies them. Never
 * rejects for what the old file holds.
 */
export async function compareXml(theirs: Uint8Array, ours: Uint8Array): Promise<XmlDifference[]> {
  const ourRoot = await parseXml(ours);
  const { root: theirRoot, reason } = await tryToParse(theirs);
  if (!theirRoot) return [{ kind: 'notXml', reason }];
  const isSameRoot = theirRoot.name === ourRoot.name;
  const differences = [...compareElements(theirRoot, ourRoot, ourRoot.name)];
  if (isSameRoot) return differences;
  return [{ kind: 'otherRoot', theirs: theirRoot.name, ours: ourRoot.name }, ...differences];
}

async function tryToParse(bytes: Uint8Array): Promise<{ root?: XmlElement; reason: string }> {
  try {
    return { root: await parseXml(bytes), reason: '' };
  } catch (error) {
    const [firstLine = ''] = (error as Error).message.split('\n');
    return { reason: firstLine };
  }
}

function* compareElements(theirs: XmlElement, ours: XmlElement, path: string): Generator<XmlDifference> {
  yield* compareAttributes(theirs, ours, path);
  if (!sameValue(theirs.text, ours.text)) {
    yield { kind: 'changed', path, theirs: theirs.text, ours: ours.text };
  }
  for (const { theirs: theirChild, ours: ourChild, label } of pairElements(theirs.children, ours.children)) {
    const childPath = `${path}/${label}`;
    if (!ourChild) yield { kind: 'onlyTheirs', path: childPath };
    else if (!theirChild) yield { kind: 'onlyOurs', path: childPath };
    else yield* compareElements(theirChild, ourChild, childPath);
  }
}

function* compareAttributes(theirs: XmlElement, ours: XmlElement, path: string): Generator<XmlDifference> {
  for (const name of new Set([...theirs.attributes.keys(), ...ours.attributes.keys()])) {
    const [theirValue, ourValue] = [theirs.attributes.get(name), ours.attributes.get(name)];
    const attributePath = `${path}/@${name}`;
    if (ourValue === undefined) yield { kind: 'onlyTheirs', path: attributePath };
    else if (theirValue === undefined) yield { kind: 'onlyOurs', path: attributePath };
    else if (!sameValue(theirValue, ourValue)) {
      yield { kind: 'changed', path: attributePath, theirs: theirValue, ours: ourValue };
    }
  }
}
