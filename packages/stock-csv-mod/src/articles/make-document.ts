import { createHash } from 'node:crypto';
import { makeOnce } from '@passerelle/core/delivery/make-once.ts';
import type { MediumContent } from './article.ts';
import { writeOf } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import type { MediumOf, SentMedium } from './make-image.ts';
import { fateOf, NotDone, orFailure, valueOf } from './not-done.ts';

/** A longer one makes a document without any name: it is there, and no page shows it. */
const longestName = 32;

/** Brings a document into the shop, once for all products that have it: by its name and size. Rejects with a Failure. */
export async function makeDocument({ article, medium }: MediumOf, context: FillContext): Promise<SentMedium> {
  const { media, catalogue, now, graceMs } = context.around;
  const content = await media.document(medium, context.facts.mostDocumentBytes);
  if ('kind' in content) return { kind: 'refused', fault: content };
  const name = shortName(content);
  const { type, bytes } = content;
  const made = await orFailure(
    makeOnce(
      { intents: context.memory.intents, now, graceMs },
      {
        write: writeOf('document', `${name}/${bytes.length}`, article),
        look: async () => (await catalogue.findDocuments(name, bytes.length))[0] ?? null,
        make: async () => valueOf(await catalogue.addDocument({ name, type, bytes })),
        fateOf,
        idOf: String,
        mayBeMadeAnew: true,
      },
    ),
  );
  if (made.kind === 'accepted') return { kind: made.isNew ? 'sent' : 'already', id: made.row };
  if (made.kind === 'refused' && made.error instanceof NotDone)
    return { kind: 'refused', fault: made.error.outcome.fault };
  return { kind: 'waits', fault: { kind: 'article/unclear' } };
}

/** Cut so that two long names stay two. */
export function shortName({ name }: Pick<MediumContent, 'name'>): string {
  if (name.length <= longestName) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]{1,5})?$/s.exec(name) ?? [];
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 4);
  return `${stem.slice(0, longestName - ending.length - 5)}-${mark}${ending}`;
}
