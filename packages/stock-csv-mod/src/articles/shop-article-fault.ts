/** Why an article, or a part of it, does not come into the shop; or what is to be known of one that did. */
export type ShopArticleFault =
  /** Its gencods stand on different products. */
  | { kind: 'article/several-products'; products: readonly ShopName[] }
  /** Several products have its reference and its name. */
  | { kind: 'article/ambiguous'; products: readonly ShopName[] }
  /** Another article of the file is that product, too. */
  | { kind: 'article/same-product'; product: ShopName; other: string }
  /** It was made here, and somebody has deleted it in the shop since. */
  | { kind: 'article/deleted-there'; id: number }
  /** A virtual product or a pack. */
  | { kind: 'article/no-goods'; product: ShopName }
  /** The configuration says that nothing is made. */
  | { kind: 'article/not-created' }
  | { kind: 'article/no-price' }
  /** Percent times 100. */
  | { kind: 'article/no-tax-group'; rate: number }
  | { kind: 'article/tax-group-unknown'; name: string }
  /** The same path, or its end, is there several times. */
  | { kind: 'article/category-twice'; path: string; ids: readonly number[] }
  /** Several attributes, features or manufacturers of one name. */
  | { kind: 'article/name-twice'; what: 'attribute' | 'feature' | 'manufacturer' | 'value'; name: string }
  | { kind: 'article/too-long'; field: string; length: number; most: number }
  | { kind: 'article/forbidden'; field: string; found: string }
  /** The shop shows another price than the file's. Cents. */
  | { kind: 'article/other-price'; wanted: number; shown: number }
  /** Written, and not there when it was read again. */
  | { kind: 'article/not-kept'; parts: readonly string[] }
  /** The answer was lost and nothing is to be seen of it: a later run looks again. */
  | { kind: 'article/unclear' }
  /** Something else that it needs is still to come. */
  | { kind: 'article/waits' }
  /** The run ended while it was under way: the next one goes on. */
  | { kind: 'article/cut-off' }
  | VariationFault
  | SpecificPriceFault;

export type VariationFault =
  /** A variation with its size and colour has another gencod. */
  | { kind: 'variation/other-gencod'; label: string; gencod: string; there: string }
  /** The product varies by other attributes. */
  | { kind: 'variation/other-attributes'; label: string }
  /** Several variations of the product have its gencod, or its values. */
  | { kind: 'variation/twice'; label: string; ids: readonly number[] }
  /** It was made here, and somebody has deleted it in the shop since. */
  | { kind: 'variation/deleted-there'; label: string };

export type SpecificPriceFault =
  | { kind: 'specific-price/no-article'; name: string }
  | { kind: 'specific-price/several-articles'; name: string }
  | { kind: 'specific-price/no-customer'; customer: string }
  | { kind: 'specific-price/several-customers'; customer: string }
  | { kind: 'specific-price/no-group'; group: string }
  | { kind: 'specific-price/several-groups'; group: string; ids: readonly number[] }
  | { kind: 'specific-price/twice'; line: number; first: number }
  /** A person has set a price for the same customers, quantity and dates. */
  | { kind: 'specific-price/not-ours'; id: number }
  /** More is taken off than the article costs. */
  | { kind: 'specific-price/gives-away' }
  /** The shop shows another price than it should. Cents. */
  | { kind: 'specific-price/other-price'; wanted: number; shown: number };

export interface ShopName {
  id: number;
  name: string;
}
