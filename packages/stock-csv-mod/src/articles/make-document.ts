import { createHash } from 'node:crypto';
import type { NewWrite } from '@passerelle/core/ledger/outbox.ts';
import type { Article, MediumContent } from './article.ts';
import { writeOf } from './article-ledger.ts';
import type { FillContext } from './fill-context.ts';
import { sentMedium, type MediumOf, type SentMedium } from './make-image.ts';
import { makeInCatalogue } from './make-in-catalogue.ts';

/** A longer one makes a document without any name: it is there, and no page shows it. */
const longestName = 32;

/** Brings a document into the shop, once for all products that have it: by its name and size. Rejects with a Failure. */
export async function makeDocument(
  { article, content }: MediumOf,
  context: FillContext,
): Promise<SentMedium> {
  const { catalogue } = context.around;
  if ('kind' in content) return { kind: 'refused', fault: content };
  const name = shortName(content);
  const { type, bytes } = content;
  const write = documentWrite({ article, content });
  const look = async () => (await catalogue.findDocuments(name, bytes.length))[0] ?? null;
  const make = () => catalogue.addDocument({ name, type, bytes });
  return sentMedium(await makeInCatalogue({ write, look, make }, context));
}

export function documentWrite({ article, content }: { article: Article; content: MediumContent }): NewWrite {
  return writeOf('document', `${shortName(content)}/${content.bytes.length}`, article);
}

/** Cut so that two long names stay two. */
export function shortName({ name }: Pick<MediumContent, 'name'>): string {
  if (name.length <= longestName) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]{1,5})?$/s.exec(name) ?? [];
  const mark = createHash('sha256').update(name).digest('hex').slice(0, 4);
  return `${stem.slice(0, longestName - ending.length - 5)}-${mark}${ending}`;
}
