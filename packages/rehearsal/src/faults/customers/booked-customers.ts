import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rehearsal } from '../../shop/rehearsal.ts';

/** A version of a customer as ProShop took it. */
export interface BookedVersion {
  /** The shop's number of him. */
  number: string;
  action: string;
  city: string;
  /** All that stands of him, his action aside. */
  content: string;
}

export function versionsIn(xml: string): BookedVersion[] {
  return [...xml.matchAll(/<Client>(.*?)<\/Client>/gs)].map(([, one = '']) => {
    const value = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(one)?.[1] ?? '';
    const action = value('Action');
    return {
      ...{ number: value('Code').slice(1), action, city: value('Ville') },
      content: one.replace(`<Action>${action}</Action>`, ''),
    };
  });
}

/**
 * What ProShop would complain of: a version lost, booked twice, not as new as the shop's, a customer who is new twice, or a
 * file that is not to the byte what the archive keeps. `cities`: in which city the shop has each customer now.
 */
export function customersProblems(
  { proshop, workDir }: Pick<Rehearsal, 'proshop' | 'workDir'>,
  cities: ReadonlyMap<string, string>,
): string[] {
  const booked = proshop.imported.flatMap(({ content }) => versionsIn(content.toString()));
  const numbers = new Set([...cities.keys(), ...booked.map(({ number }) => number)]);
  const changed = proshop.imported.filter(({ name, content }) => {
    const archived = join(workDir, 'ArchiveExport', name);
    return !existsSync(archived) || !readFileSync(archived).equals(content);
  });
  return [
    ...[...numbers].flatMap((number) =>
      problemsOf(
        number,
        booked.filter((one) => one.number === number),
        cities.get(number),
      ),
    ),
    ...changed.map(({ name }) => `${name} was imported otherwise than the archive keeps it`),
  ];
}

function problemsOf(number: string, versions: readonly BookedVersion[], city: string | undefined): string[] {
  if (city === undefined) return [`customer ${number} was not to be sent`];
  const [first, ...others] = versions;
  if (first === undefined) return [`customer ${number} is lost`];
  const isTwice = new Set(versions.map(({ content }) => content)).size < versions.length;
  const isNewTwice = first.action !== 'CREATION' || others.some(({ action }) => action !== 'MODIFICATION');
  return [
    ...(isTwice ? [`a version of customer ${number} is booked twice`] : []),
    ...(isNewTwice ? [`customer ${number} is ${versions.map(({ action }) => action).join(', ')}`] : []),
    ...(versions.at(-1)?.city === city ? [] : [`the last version of customer ${number} is lost`]),
  ];
}
