import type {
  NewProduct,
  NewVariation,
  ProductFields,
  ShopTextKind,
  ShopTexts,
  VariationFields,
} from '@passerelle/core/ports/catalogue.ts';
import type { Entity, Fields, FieldValue, Links } from '../xml.ts';
import { textOf } from './shop-numbers.ts';

/** Without these a product is in no list of the back office, has no price and can't be ordered. */
const ofEveryProduct = {
  state: 1,
  available_for_order: 1,
  show_price: 1,
  minimal_quantity: 1,
  visibility: 'both',
  condition: 'new',
  pack_stock_type: 3,
  additional_delivery_times: 1,
} as const;

/** Nobody sees it: what makes it whole is still to come. */
export function newProductEntity(product: NewProduct, shopId: number): Entity {
  const { fields, associations } = productEntity(product);
  return {
    fields: {
      ...ofEveryProduct,
      ...(shopId === 0 ? {} : { id_shop_default: shopId }),
      product_type: product.hasVariations ? 'combinations' : 'standard',
      ...fields,
      active: false,
    },
    ...(associations ? { associations } : {}),
  };
}

/** What of a product is named, and nothing else. */
export function productEntity(product: ProductFields): Entity {
  const { names, links, price, weight, taxGroup, manufacturer, mainCategory, isActive } = product;
  const { categories, features, documents } = product;
  return {
    fields: named({
      reference: product.reference,
      ean13: product.gencod,
      name: names,
      link_rewrite: links,
      ...textFields(product.texts ?? {}),
      price: price === undefined ? undefined : textOf(price),
      weight: weight === undefined ? undefined : textOf(weight),
      id_tax_rules_group: taxGroup,
      id_manufacturer: manufacturer,
      id_category_default: mainCategory,
      active: isActive,
    }),
    associations: {
      ...(categories ? { categories: { node: 'category', rows: asLinks(categories) } } : {}),
      ...(documents ? { attachments: { node: 'attachment', rows: asLinks(documents) } } : {}),
      ...(features ? { product_features: { node: 'product_feature', rows: featureLinks(features) } } : {}),
    },
  };
}

const textNames: Readonly<Record<ShopTextKind, string>> = {
  description: 'description',
  shortDescription: 'description_short',
  metaTitle: 'meta_title',
  metaDescription: 'meta_description',
};

function textFields(texts: Readonly<Partial<Record<ShopTextKind, ShopTexts>>>): Fields {
  const entries = Object.entries(texts) as [ShopTextKind, ShopTexts][];
  return Object.fromEntries(entries.map(([kind, text]) => [textNames[kind], text]));
}

export function newVariationEntity(product: number, variation: NewVariation): Entity {
  const { gencod, reference, values, extraPrice, isDefault } = variation;
  return {
    fields: {
      id_product: product,
      ...named({ ean13: gencod || undefined, reference: reference || undefined }),
      price: textOf(extraPrice),
      minimal_quantity: 1,
      // A second default one is an error of PHP, and 0 counts as one.
      ...(isDefault ? { default_on: 1 } : {}),
    },
    associations: { product_option_values: { node: 'product_option_value', rows: asLinks(values) } },
  };
}

export function variationEntity({
  id,
  gencod,
  extraPrice,
  images,
}: VariationFields): Entity & { id: number } {
  return {
    id,
    fields: named({ ean13: gencod, price: extraPrice === undefined ? undefined : textOf(extraPrice) }),
    ...(images ? { associations: { images: { node: 'image', rows: asLinks(images) } } } : {}),
  };
}

function asLinks(ids: readonly number[]): Links {
  return ids.map((id) => ({ id }));
}

function featureLinks(features: NonNullable<ProductFields['features']>): Links {
  return features.map(({ feature, value }) => ({ id: feature, id_feature_value: value }));
}

function named(fields: Readonly<Record<string, FieldValue | undefined>>): Fields {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Fields;
}
