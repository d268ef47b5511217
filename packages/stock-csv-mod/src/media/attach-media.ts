import type { Connections } from '@passerelle/core/transport/connections.ts';
import type { Article, ArticleMedium } from '../articles/article.ts';
import type { BuiltArticle } from '../articles/build-article.ts';
import { matchMedia, type FoundMedium, type MediaFolder } from '../articles/match-media.ts';
import { stampsOf } from './media-folders.ts';

export interface MediaFolders {
  images: readonly MediaFolder[];
  documents: readonly MediaFolder[];
}

/** The articles with their images and documents. Rejects with a Failure (3): the server could not be asked. */
export async function attachMedia(
  built: readonly BuiltArticle[],
  folders: MediaFolders,
  connections: Connections,
): Promise<Article[]> {
  const find = (kind: keyof MediaFolders) =>
    matchMedia(
      built.map((one) => ({ article: one.article, cell: one[kind] })),
      folders[kind],
    );
  const [images, documents] = [find('images'), find('documents')];
  const all = [...images.values(), ...documents.values()].flat();
  const stamps = await stampsOf(
    all.map(({ place }) => place),
    connections,
  );
  const stamped = (media: readonly FoundMedium[] = []): ArticleMedium[] =>
    media.map((medium) => ({ ...medium, stamp: stamps.get(medium.place) ?? '' }));
  return built.map(({ article }) => ({
    ...article,
    images: stamped(images.get(article)),
    documents: stamped(documents.get(article)),
  }));
}
