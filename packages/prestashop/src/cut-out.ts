/** A document without what a module of the shop printed before and after it. */
export interface CutOut {
  readonly document: string;
  readonly before: string;
  readonly after: string;
}

/** The one XML document, from its root's first tag to its last. Undefined: there is none, or it does not end. */
export function cutOutXml(text: string): CutOut | undefined {
  const start = /<prestashop[\s>/]/.exec(text)?.index;
  const last = text.lastIndexOf(endOfXml);
  if (start === undefined || last < start) return undefined;
  const end = last + endOfXml.length;
  const before = text.slice(0, start).replace(/<\?xml[^>]*\?>/, '');
  return { document: text.slice(start, end), before: before.trim(), after: text.slice(end).trim() };
}

/**
 * The one JSON value: an object whose first name is one of `roots` and holds a list, or an empty list. Undefined: there is none, or it
 * does not end. Brackets in what was printed around it are no value: only these beginnings are looked for.
 */
export function cutOutJson(text: string, roots: readonly string[]): CutOut | undefined {
  for (const root of roots) {
    const start = text.search(new RegExp(`\\{\\s*"${root}"\\s*:\\s*\\[`));
    const end = start < 0 ? undefined : endOfJson(text, start);
    if (end !== undefined) return cut(text, start, end);
  }
  const empty = /(?:^|>|\s)(\[\s*\])\s*(?:$|<)/.exec(text);
  if (empty?.[1] === undefined) return undefined;
  const start = text.indexOf(empty[1], empty.index);
  return cut(text, start, start + empty[1].length);
}

const endOfXml = '</prestashop>';

function cut(text: string, start: number, end: number): CutOut {
  return {
    document: text.slice(start, end),
    before: text.slice(0, start).replace('\ufeff', '').trim(),
    after: text.slice(end).trim(),
  };
}

/** Where the value that begins at `start` ends: its brackets are counted, those within texts are not. */
function endOfJson(text: string, start: number): number | undefined {
  const marks = /"(?:[^"\\]|\\.)*"|[{}[\]]/gs;
  marks.lastIndex = start;
  let depth = 0;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '{' || mark[0] === '[') depth += 1;
    else if (mark[0] === '}' || mark[0] === ']') depth -= 1;
    if (depth === 0) return marks.lastIndex;
  }
  return undefined;
}
