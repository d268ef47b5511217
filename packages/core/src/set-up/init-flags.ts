import type { Language } from '../words/formats.ts';
import type { Draft } from './draft.ts';
import { readAddress } from './meet-shop.ts';
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

/** Why the questions cannot begin there: `--yes` cannot do without that flag, or what it says is no such thing. */
export type FlagFault = { kind: 'needed'; flag: string } | { kind: 'no-server' | 'no-address'; flag: string };

/** Where the questions begin. */
export function draftOf(flags: InitFlags, language: Language): Draft | FlagFault {
  const { yes, way = 'files', user = 'passerelle', crmUser = 'passerelle' } = flags;
  if (yes && needsShop(way) && flags.shop === undefined) return { kind: 'needed', flag: '--shop' };
  if (yes && partsOf[way].crm && flags.crm === undefined) return { kind: 'needed', flag: '--crm' };
  const server = readServer(flags.host ?? '127.0.0.1');
  if (server === null) return { kind: 'no-server', flag: '--host' };
  const shop = readAddress(flags.shop ?? 'https://www.exemple.fr');
  if (shop === null) return { kind: 'no-address', flag: '--shop' };
  const crm = readAddress(flags.crm ?? 'https://crm.exemple.fr');
  if (crm === null) return { kind: 'no-address', flag: '--crm' };
  return {
    ...{ language, way, met: null, sales: [] },
    ftp: { ...server, user, tls: yes ? 'none' : 'explicit', password: '' },
    shop: { url: shop, key: '' },
    crm: { url: crm, user: crmUser, accessKey: '' },
  };
}
