import type { Language } from '../words/formats.ts';
import type { Draft } from './draft.ts';
import { readServer } from './questions.ts';
import { needsShop, partsOf, type Way } from './ways.ts';

/** What `init` is told on the command line: proposals for its questions; with `yes` instead of them. */
export interface InitFlags {
  yes?: boolean;
  way?: Way;
  host?: string;
  user?: string;
  shop?: string;
  crm?: string;
  crmUser?: string;
}

/** Where the questions begin. A flag's name comes back where `--yes` cannot do without it. */
export function draftOf(flags: InitFlags, language: Language): Draft | string {
  const { yes, way = 'files', user = 'passerelle', shop, crm, crmUser = 'passerelle' } = flags;
  if (yes && needsShop(way) && shop === undefined) return '--shop';
  if (yes && partsOf[way].crm && crm === undefined) return '--crm';
  const server = readServer(flags.host ?? '127.0.0.1') ?? { host: flags.host ?? '', port: 21 };
  return {
    ...{ language, way, met: null, sales: [] },
    ftp: { ...server, user, tls: yes ? 'none' : 'explicit', password: '' },
    shop: { url: shop ?? 'https://www.exemple.fr', key: '' },
    crm: { url: crm ?? 'https://crm.exemple.fr', user: crmUser, accessKey: '' },
  };
}
