import { checkShape } from '../config/check-shape.ts';
import { parseJsonc } from '../config/parse-jsonc.ts';
import type { Config } from '../config/schema.ts';
import type { Language } from '../words/formats.ts';
import type { MetShop, ShopAddress } from './meet-shop.ts';
import { sampleConfig, type SampleAnswers } from './sample.ts';
import { reservingStates } from './reserving-states.ts';
import { needsShop, partsOf, type Way } from './ways.ts';

/** What a person has told so far. Texts not told yet are ''. */
export interface Draft {
  language: Language;
  way: Way;
  ftp: Pick<Config['ftp'], 'host' | 'port' | 'user' | 'tls' | 'password'>;
  shop: ShopAddress;
  /** What the shop said of itself; null: it was not reached. */
  met: MetShop | null;
  /** The states that are sales, of those that the shop has. */
  sales: readonly number[];
  crm: { url: string; user: string; accessKey: string };
}

export interface Secrets {
  password: string;
  shopKey: string;
  crmKey: string;
}

/** Secrets in the environment: what is written where nobody tells them. */
export const secretsInEnvironment: Secrets = {
  password: 'env:PASSERELLE_FTP_PASSWORD',
  shopKey: 'env:PASSERELLE_SHOP_KEY',
  crmKey: 'env:PASSERELLE_CRM_KEY',
};

/** The configuration that comes of a draft, each secret in the form that is to stand there. */
export function textOf(draft: Draft, secrets: Secrets): string {
  const { language, way, ftp, shop, met, crm } = draft;
  const { ordersFromShop, stockToShop, crm: withCrm } = partsOf[way];
  const answers: SampleAnswers = { language, ...ftp, password: secrets.password };
  const states = ordersFromShop ? statesOf(draft) : undefined;
  if (needsShop(way))
    answers.shop = {
      ...{ url: shop.url, key: secrets.shopKey, timeZone: met?.timeZone },
      ...{ ordersFromShop, stockToShop, states },
      reserving: stockToShop ? reservingStates(met?.states ?? [], states?.others) : undefined,
    };
  if (withCrm) answers.crm = { url: crm.url, user: crm.user, accessKey: secrets.crmKey };
  return sampleConfig(answers);
}

function statesOf({ met, sales }: Draft): NonNullable<SampleAnswers['shop']>['states'] {
  if (met === null || met.states.length === 0) return undefined;
  const isSale = ({ id }: { id: number }) => sales.includes(id);
  return { sales: met.states.filter(isSale), others: met.states.filter((state) => !isSale(state)) };
}

/** The configuration as a run would have it, so that what was told can be tried before anything is written. */
export function configOf(draft: Draft): Config {
  const { ftp, shop, crm } = draft;
  const document = parseJsonc(
    textOf(draft, { password: ftp.password, shopKey: shop.key, crmKey: crm.accessKey }),
  );
  if ('syntaxFaults' in document) throw new Error('what init writes is JSON');
  return checkShape(document).config;
}
