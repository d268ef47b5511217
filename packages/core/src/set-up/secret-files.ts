import type { Draft, Secrets } from './draft.ts';
import { needsShop, partsOf } from './ways.ts';

export interface SecretFile {
  name: string;
  holds: 'password' | 'shop-key' | 'crm-key';
  secret: string;
}

const names = { password: 'motdepasse.txt', shopKey: 'cle-boutique.txt', crmKey: 'cle-crm.txt' } as const;

/** Where the configuration reads them: beside it. */
export const secretsInFiles: Secrets = {
  password: `file:${names.password}`,
  shopKey: `file:${names.shopKey}`,
  crmKey: `file:${names.crmKey}`,
};

/** The files that a draft's secrets are to be written into. */
export function secretFilesOf({ way, ftp, shop, crm }: Draft): SecretFile[] {
  const files: SecretFile[] = [{ name: names.password, holds: 'password', secret: ftp.password }];
  if (needsShop(way)) files.push({ name: names.shopKey, holds: 'shop-key', secret: shop.key });
  if (partsOf[way].crm) files.push({ name: names.crmKey, holds: 'crm-key', secret: crm.accessKey });
  return files;
}
