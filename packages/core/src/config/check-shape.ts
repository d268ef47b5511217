import * as v from 'valibot';
import type { Config } from './config.ts';
import type { ConfigFault, FaultKind } from './fault.ts';
import { fieldAt, type ConfigPath } from './known-keys.ts';
import { nearestKey } from './nearest-key.ts';
import type { JsoncDocument } from './parse-jsonc.ts';
import { configSchema } from './schema.ts';
import { shapeIssues, type ShapeIssue } from './shape-issues.ts';
import { nameOfPath, showReceived } from './show-value.ts';

export interface ShapedConfig {
  /** Complete: where the file has a fault, what stands here is a default or, in `ftp`, '?'. */
  config: Config;
  faults: ConfigFault[];
  /** Whether what `config` has under that key, of one part or two, comes from the file without a fault. */
  isSound(key: string): boolean;
  /** Whether the file has that place at all. */
  isGiven(path: ConfigPath): boolean;
}

/** Holds the file to the schema: every fault at once, and a configuration that further rules can be tried on. */
export function checkShape(document: JsoncDocument): ShapedConfig {
  const root = isRecord(document.value) ? document.value : {};
  const result = v.safeParse(configSchema, document.value);
  const issues = shapeIssues(document.value, configSchema, result.issues ?? []);
  const faultyKeys = issues.map((issue) => issue.path.slice(0, 2).join('.'));
  return {
    config:
      issues.length === 0 && result.success ? result.output : v.parse(configSchema, repaired(root, issues)),
    faults: issues.map((issue) => faultOf(issue, document)),
    isSound: (key) => !faultyKeys.some((faulty) => isWithin(key, faulty)),
    isGiven: (path) => valueAt(document.value, path) !== undefined,
  };
}

/** The root, '', holds every key. */
function isWithin(key: string, section: string): boolean {
  return section === '' || key === section || key.startsWith(`${section}.`);
}

function faultOf(issue: ShapeIssue, document: JsoncDocument): ConfigFault {
  const { path } = issue;
  return { ...kindOf(issue, document.value), key: nameOfPath(path), line: document.lineOf(path) };
}

function kindOf({ path, isUnknownKey }: ShapeIssue, value: unknown): FaultKind {
  if (isUnknownKey) return { kind: 'unknown-key', nearest: nearestKey(path) };
  const field = fieldAt(path);
  const received = valueAt(value, path);
  if (received === undefined) return { kind: 'missing', field };
  return { kind: 'invalid', field, received: showReceived(received, field.expects) };
}

/** Without the faulty keys, so that their defaults stand; what has no default gets a stand-in. */
function repaired(root: Record<string, unknown>, issues: readonly ShapeIssue[]): Record<string, unknown> {
  const copy = structuredClone(root);
  for (const { path } of issues) deleteKey(copy, path);
  const ftp = isRecord(copy['ftp']) ? copy['ftp'] : {};
  return { ...copy, ftp: { host: '?', user: '?', password: '?', ...ftp } };
}

function deleteKey(root: Record<string, unknown>, [section, key]: ConfigPath): void {
  const inside = root[String(section)];
  if (key !== undefined && isRecord(inside)) delete inside[key];
  else delete root[String(section)];
}

function valueAt(value: unknown, path: ConfigPath): unknown {
  return path.reduce<unknown>((inside, part) => {
    const isOpen = typeof inside === 'object' && inside !== null && Object.hasOwn(inside, part);
    return isOpen ? (inside as Record<string | number, unknown>)[part] : undefined;
  }, value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
