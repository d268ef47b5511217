import type { CrmClient } from './client.ts';
import { folded } from './clean-text.ts';
import type { Selection } from './query.ts';
import { textOf, type CrmRecord } from './record.ts';

/** The id of what would be made: no id of vtiger's. */
const idOfNothing = /^dry-\d+$/;

/** As it is told: what would be made has no id yet. */
export function idToTell(id: string): string {
  return idOfNothing.test(id) ? '' : id;
}

/** Reads as the client does, and sends nothing that writes: what would be made is found from then on as if it were there. */
export function dryClient(client: CrmClient): CrmClient {
  const made: { module: string; record: CrmRecord }[] = [];
  const rowsOf = ({ module, where }: Selection): CrmRecord[] => {
    const wanted = where?.values.map(folded);
    return made
      .filter((one) => one.module === module)
      .map(({ record }) => record)
      .filter(
        (record) => wanted === undefined || wanted.includes(folded(textOf(record, where?.field ?? ''))),
      );
  };
  const dry: CrmClient = {
    ...client,
    query: async (selection) => {
      const { where } = selection;
      const values = where?.values.filter((value) => !idOfNothing.test(value)) ?? [];
      const asked = where === undefined ? selection : { ...selection, where: { ...where, values } };
      return [...(await client.query(asked)), ...rowsOf(selection)];
    },
    create: (module, element) => {
      const record = { ...element, id: `dry-${made.length + 1}` };
      made.push({ module, record });
      return Promise.resolve(record);
    },
    revise: (element) => {
      const one = made.find(({ record }) => textOf(record, 'id') === element.id);
      if (one !== undefined) one.record = { ...one.record, ...element };
      return Promise.resolve({ ...element });
    },
    delete: () => Promise.resolve(),
    convertLead: () => Promise.resolve({}),
    anew: () => dry,
  };
  return dry;
}
