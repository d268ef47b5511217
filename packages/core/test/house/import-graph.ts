import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** What each file imports, types counted and those loaded later too. Paths from the root of the repository. */
export type ImportGraph = ReadonlyMap<string, ReadonlySet<string>>;

const root = resolve(import.meta.dirname, '../../../..');

/** The sources of these folders, without their tests. */
export function readImports(...folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, folder, name)),
  );
  return new Map(files.map((file) => [relative(root, file), importsOf(file)]));
}

function importsOf(file: string): Set<string> {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  const paths = importedFiles.map(({ fileName }) => pathOf(fileName, file)).filter((path) => path !== null);
  return new Set(paths.filter((path) => path.endsWith('.ts')).map((path) => relative(root, path)));
}

/** The file behind an import; null: a package of others, or of Node. */
function pathOf(imported: string, from: string): string | null {
  if (imported.startsWith('.')) return resolve(dirname(from), imported);
  const [, name, rest] = /^@passerelle\/([^/]+)\/(.+)$/.exec(imported) ?? [];
  const path = name === undefined ? null : join(root, 'packages', name, 'src', rest!);
  return path !== null && existsSync(path) ? path : null;
}

/** The same graph between what `nameOf` makes of each file: its room, say. Arrows inside one are left out. */
export function between(graph: ImportGraph, nameOf: (file: string) => string): ImportGraph {
  const arrows = new Map<string, Set<string>>();
  for (const [file, imports] of graph) {
    const from = nameOf(file);
    const targets = arrows.get(from) ?? new Set();
    for (const target of imports) if (nameOf(target) !== from) targets.add(nameOf(target));
    arrows.set(from, targets);
  }
  return arrows;
}

/** The circles of a graph: each a set of names that all lead to one another (Tarjan's strongly connected components). */
export function circlesOf(graph: ImportGraph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (name: string): void => {
    order.set(name, order.size);
    lowest.set(name, order.get(name)!);
    stack.push(name);
    for (const next of graph.get(name) ?? []) {
      if (!order.has(next)) visit(next);
      if (stack.includes(next)) lowest.set(name, Math.min(lowest.get(name)!, lowest.get(next)!));
    }
    if (lowest.get(name) !== order.get(name)) return;
    const circle = stack.splice(stack.indexOf(name));
    if (circle.length > 1) circles.push(circle.toSorted());
  };
  for (const name of graph.keys()) if (!order.has(name)) visit(name);
  return circles;
}
