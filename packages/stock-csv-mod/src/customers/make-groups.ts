import type { OnceContext } from '@passerelle/core/delivery/make-once.ts';
import { ExitCode } from '@passerelle/core/failure/exit-code.ts';
import { Failure } from '@passerelle/core/failure/failure.ts';
import type { BookFacts, CustomerBook } from '@passerelle/core/ports/customer-book.ts';
import { foldText } from '@passerelle/core/text/fold-text.ts';
import { findGroup } from '../groups/find-group.ts';
import type { CustomerFault } from './customers-fault.ts';
import type { EmitCustomers } from './event.ts';
import { makeInShop, noteInShop, type KeyedThing } from './write-once.ts';

/** The shop's number of each group that the file names, as it names them; several numbers: nobody can say which. */
export type GroupNumbers = ReadonlyMap<string, number | readonly number[]>;

export interface GroupsContext {
  book: CustomerBook;
  /** null: a dry run, which makes none. */
  once: OnceContext | null;
  emit: EmitCustomers;
}

/** Finds the groups by their names, and makes those that are missing. One that could not be made has no number. */
export async function makeGroups(
  names: readonly string[],
  facts: BookFacts,
  context: GroupsContext,
): Promise<GroupNumbers> {
  const numbers = new Map<string, number | readonly number[]>();
  for (const name of new Set(names)) {
    const found = findGroup(name, facts.groups);
    if (found === 'none') {
      const sameAs = [...numbers.keys()].find((other) => foldText(other) === foldText(name));
      const known = sameAs === undefined ? undefined : numbers.get(sameAs);
      const made = known ?? (await makeGroup(name, context));
      if (made !== null) numbers.set(name, made);
    } else {
      if ('id' in found && context.once !== null) noteInShop(context.once, keyedGroup(name), found.id);
      numbers.set(name, 'id' in found ? found.id : found.ids);
    }
  }
  return numbers;
}

function keyedGroup(name: string): KeyedThing {
  return { kind: 'group', key: foldText(name), subject: name };
}

/** The number that a group would get which a dry run does not make. */
const notMade = 0;

async function makeGroup(name: string, { book, once, emit }: GroupsContext): Promise<number | null> {
  const tell = (decision: 'written' | 'would-write' | 'refused' | 'same' | 'skipped', id = '') =>
    emit({ kind: 'group-write', group: name, decision, reason: null, id });
  if (once === null) {
    tell('would-write');
    return notMade;
  }
  const made = await makeInShop(once, {
    ...keyedGroup(name),
    look: async () => {
      const found = findGroup(name, (await book.facts()).groups);
      return found !== 'none' && 'id' in found ? found.id : null;
    },
    make: () => book.makeGroup(name),
    mayBeMadeAnew: true,
  });
  if (made.kind === 'accepted') {
    tell(made.isNew ? 'written' : 'same', String(made.row));
    return made.row;
  }
  if (made.kind === 'refused') {
    const reason = made.error instanceof Failure ? made.error.fault : null;
    emit({ kind: 'group-write', group: name, decision: 'refused', reason, id: '' });
  } else {
    const reason: CustomerFault = { kind: 'customer/unclear' };
    const exitCode = ExitCode.Server;
    emit({ kind: 'group-write', group: name, decision: 'skipped', reason, id: '', exitCode });
  }
  return null;
}
