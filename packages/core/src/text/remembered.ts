/** So many texts; states, payment labels and headings come again on every row. */
const mostKept = 10_000;

/** The same function of a text, which must depend on nothing else: what it gave is kept, of up to so many texts. */
export function remembered<Value>(ask: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const before = kept.get(text);
    if (before !== undefined || kept.has(text)) return before as Value;
    const value = ask(text);
    if (kept.size >= mostKept) kept.clear();
    kept.set(text, value);
    return value;
  };
}
