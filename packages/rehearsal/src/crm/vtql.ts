import { CrmNo } from './crm-no.ts';

/** vtiger's query language, as far as it goes: `select … from … where … and|or … order by … limit …;` */
export interface Vtql {
  fields: string[];
  module: string;
  conditions: { field: string; operator: string; values: string[]; joined: 'and' | 'or' }[];
  orderBy: { field: string; isDescending: boolean } | null;
  offset: number;
  count: number;
}

type Token = { kind: 'word' | 'literal' | 'sign'; text: string };

const mostRows = 100;

/** Throws what vtiger answers to what it cannot read. */
export function readVtql(text: string): Vtql {
  const tokens = tokensOf(text);
  if (tokens[0]?.text.toLowerCase() !== 'select')
    throw new CrmNo('ACCESS_DENIED', 'Permission to perform the operation is denied for query');
  const reader = readerOf(tokens);
  reader.word('select');
  const fields = reader.list();
  reader.word('from');
  const module = reader.any();
  if (module.includes('.')) throw unknownError();
  const query: Vtql = { fields, module, conditions: [], orderBy: null, offset: 0, count: mostRows };
  if (reader.skip('where')) readConditions(reader, query);
  if (reader.skip('order')) readOrder(reader, query);
  if (reader.skip('limit')) readLimit(reader, query);
  reader.sign(';', 'SEMICOLON');
  return query;
}

function readConditions(reader: Reader, query: Vtql): void {
  let joined: 'and' | 'or' = 'and';
  do {
    const field = reader.any('COLUMNNAME');
    const operator = reader.operator();
    const values = operator === 'in' ? reader.values() : [reader.value()];
    query.conditions.push({ field, operator, values, joined });
    joined = reader.peek() === 'or' ? 'or' : 'and';
  } while (reader.skip('and') || reader.skip('or'));
}

function readOrder(reader: Reader, query: Vtql): void {
  reader.word('by');
  const field = reader.any();
  const isDescending = reader.skip('desc');
  if (!isDescending) reader.skip('asc');
  query.orderBy = { field, isDescending };
}

function readLimit(reader: Reader, query: Vtql): void {
  const first = Number(reader.any());
  if (!reader.skip(',')) query.count = Math.min(first, mostRows);
  else {
    query.offset = first;
    query.count = Math.min(Number(reader.any()), mostRows);
  }
}

type Reader = ReturnType<typeof readerOf>;

function readerOf(tokens: Token[]) {
  let at = 0;
  const syntax = (expected: string): CrmNo => {
    const found = tokens[at];
    const where = found === undefined ? 'Unexpected End of Input(0)' : `Unexpected VALUE(${found.text})`;
    const before = found?.text ?? tokens[at - 1]?.text ?? '';
    return new CrmNo(
      'QUERY_SYNTAX_ERROR',
      `Syntax Error on line 1: token '${before}' ${where}, expected one of: ${expected}`,
    );
  };
  const next = (isRight: (token: Token) => boolean, expected: string): string => {
    const token = tokens[at];
    if (token === undefined || !isRight(token)) throw syntax(expected);
    at++;
    return token.text;
  };
  const isWord = (token: Token, text: string): boolean =>
    token.kind !== 'literal' && token.text.toLowerCase() === text;
  const any = (expected = 'VALUE'): string => next((token) => token.kind === 'word', expected);
  const value = (): string => next((token) => token.kind !== 'sign', 'VALUE');
  const skip = (text: string): boolean => {
    const token = tokens[at];
    if (token === undefined || !isWord(token, text)) return false;
    at++;
    return true;
  };
  const sign = (text: string, name: string): void =>
    void next((token) => token.kind === 'sign' && token.text === text, name);
  return {
    any,
    value,
    skip,
    sign,
    peek: (): string => tokens[at]?.text.toLowerCase() ?? '',
    word: (text: string): void => void next((token) => isWord(token, text), text.toUpperCase()),
    list: (): string[] => {
      if (skip('*')) return ['*'];
      const names = [any()];
      if (names[0]?.toLowerCase() === 'count' && skip('(')) {
        sign('*', 'ASTERISK');
        sign(')', 'PARENCLOSE');
        return ['count(*)'];
      }
      while (skip(',')) names.push(any());
      if (names.some((name) => name.includes('.'))) throw unknownError();
      return names;
    },
    operator: (): string =>
      next(
        (token) => ['=', '!=', '>', '>=', '<', '<=', 'in', 'like'].includes(token.text.toLowerCase()),
        'EQ,LT,GT,LTE,GTE,NE,IN,LIKE',
      ).toLowerCase(),
    values: (): string[] => {
      sign('(', 'PARENOPEN');
      const all = [value()];
      while (skip(',')) all.push(value());
      sign(')', 'PARENCLOSE');
      return all;
    },
  };
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let rest = text;
  while ((rest = rest.trimStart()) !== '') {
    const quoted = /^'((?:[^'\\]|''|\\[\s\S])*)'/.exec(rest);
    const found = quoted ?? /^(!=|>=|<=|[=><,;()*])/.exec(rest) ?? /^[^\s=><!,;()*'"]+/.exec(rest);
    if (found === null) throw unknownError();
    rest = rest.slice(found[0].length);
    if (quoted === null)
      tokens.push({ kind: /^[=><!,;()*]/.test(found[0]) ? 'sign' : 'word', text: found[0] });
    else tokens.push({ kind: 'literal', text: literalOf(quoted[1] ?? '') });
  }
  return tokens;
}

/** The empty literal, too, is an unknown error. A backslash before a quote ends the literal for vtiger, and then it stumbles. */
function literalOf(inside: string): string {
  if (inside === '') throw unknownError();
  if (/\\'/.test(inside.replaceAll('\\\\', '')))
    throw new CrmNo(
      'QUERY_SYNTAX_ERROR',
      'Syntax Error on line 1: Unexpected COLUMNNAME, expected one of: SEMICOLON',
    );
  return inside.replaceAll("''", "'").replaceAll('\\\\', '\\');
}

function unknownError(): CrmNo {
  return new CrmNo('INTERNAL_SERVER_ERROR', 'Unknown Error while processing request');
}
