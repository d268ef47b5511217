import { readFileSync } from 'node:fs';
import type { OrdersEvent } from './event.ts';

/**
 * `--compare`: what differs in meaning between an XML of the old program and the one just made; null: none was made. A file
 * that can't be compared is told, and no more.
 */
export async function compareDocument(
  path: string,
  document: Buffer | null,
): Promise<Extract<OrdersEvent, { kind: 'compared' | 'not-compared' | 'nothing-to-compare' }>> {
  if (document === null) return { kind: 'nothing-to-compare' };
  const { compareXml } = await import('./xml/compare-xml.ts');
  try {
    return { kind: 'compared', differences: await compareXml(readFileSync(path), document) };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return { kind: 'not-compared', path, reason };
  }
}
