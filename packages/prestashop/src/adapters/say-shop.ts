import type { Fault } from '@passerelle/core/failure/failure.ts';
import type { Sections } from '@passerelle/core/words/words.ts';
import type { Sayings } from '@passerelle/core/words/say-fault.ts';
import type { NotNamed } from '../levels/kept-products.ts';
import type { ShopTelling } from './shop-failure.ts';

type ToldFault = Fault & (ShopTelling | NotNamed);

/** One line for each fault and notice of the shop. */
export const shopSayings: Sayings<ToldFault, Sections> = {
  'shop/address-unusable': (fault, { shop }) => shop.addressUnusable(fault),
  'shop/authority-unusable': (fault, { shop }) => shop.authorityUnusable(fault),
  'shop/unreachable': (fault, { shop }) => shop.unreachable(fault),
  'shop/certificate': (fault, { shop }) => shop.certificate(fault),
  'shop/late': (fault, { shop }) => shop.late(fault),
  'shop/stopped': (fault, { shop }) => shop.stopped(fault),
  'shop/connection-lost': (fault, { shop }) => shop.connectionLost(fault),
  'shop/cut-short': (fault, { shop }) => shop.cutShort(fault),
  'shop/too-large': (fault, { shop }) => shop.tooLarge(fault),
  'shop/redirected': (fault, { shop }) => shop.redirected(fault),
  'shop/key-refused': (fault, { shop }) => shop.keyRefused(fault),
  'shop/key-dropped': (_fault, { shop }) => shop.keyDropped(),
  'shop/right-missing': (fault, { shop }) => shop.rightMissing(fault),
  'shop/other-shop': (_fault, { shop }) => shop.otherShop(),
  'shop/method-unknown': (fault, { shop }) => shop.methodUnknown(fault),
  'shop/method-forbidden': (fault, { shop }) => shop.methodForbidden(fault),
  'shop/blocked': (fault, { shop }) => shop.blocked(fault),
  'shop/web-page': (fault, { shop }) => shop.webPage(fault),
  'shop/no-service': (fault, { shop }) => shop.noService(fault),
  'shop/switched-off': (_fault, { shop }) => shop.switchedOff(),
  'shop/busy': (fault, { shop }) => shop.busy(fault),
  'shop/unavailable': (fault, { shop }) => shop.unavailable(fault),
  'shop/gateway': (fault, { shop }) => shop.gateway(fault),
  'shop/broken': (fault, { shop }) => shop.broken(fault),
  'shop/refused': (fault, { shop }) => shop.refused(fault),
  'shop/absent': (fault, { shop }) => shop.absent(fault),
  'shop/not-asked': (fault, { shop }) => shop.notAsked(fault),
  'shop/field-missing': (fault, { shop }) => shop.fieldMissing(fault),
  'shop/not-named': (fault, { shopCheck }) => shopCheck.notNamed(fault),
  'shop/version-unknown': (_fault, { shop }) => shop.versionUnknown(),
  'shop/plain-http': (fault, { shop }) => shop.plainHttp(fault),
  'shop/https-offered': (fault, { shop }) => shop.httpsOffered(fault),
  'shop/foreign-text': (fault, { shop }) => shop.foreignText(fault),
  'shop/module-warns': (fault, { shop }) => shop.moduleWarns(fault),
  'shop/patch-by-post': (_fault, { shop }) => shop.patchByPost(),
  'shop/one-by-one': (_fault, { shop }) => shop.oneByOne(),
};
