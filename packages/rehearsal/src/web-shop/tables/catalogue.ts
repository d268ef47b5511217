import { resource } from '../resource-table.ts';

export const catalogueTables = [
  resource(
    'products',
    'product',
    'Product',
    `id_manufacturer id isUnsignedId
     id_supplier id isUnsignedId
     id_category_default id isUnsignedId
     new null
     cache_default_attribute id
     id_default_image text ~
     id_default_combination id ~
     id_tax_rules_group id isUnsignedId
     position_in_category text ~
     manufacturer_name text - ~
     quantity int - ~
     type text ~
     id_shop_default id isUnsignedId
     reference text 64 isReference
     supplier_reference text 64 isReference
     location text 255 isString
     width price isUnsignedFloat
     height price isUnsignedFloat
     depth price isUnsignedFloat
     weight price isUnsignedFloat
     quantity_discount bool isBool
     ean13 text 13 isEan13
     isbn text 32 isIsbn
     upc text 12 isUpc
     mpn text 40 isMpn
     cache_is_pack bool isBool
     cache_has_attachments bool isBool
     is_virtual bool isBool
     state int isUnsignedId
     additional_delivery_times int isUnsignedId
     delivery_in_stock lang 255 isGenericName
     delivery_out_stock lang 255 isGenericName
     product_type text isGenericName
     on_sale bool isBool
     online_only bool isBool
     ecotax price isPrice
     minimal_quantity int isPositiveInt
     low_stock_threshold null isInt
     low_stock_alert bool isBool
     price price isPrice *
     wholesale_price price isPrice
     unity text isString
     unit_price price isPrice
     unit_price_ratio price
     additional_shipping_cost price isPrice
     customizable int isUnsignedInt
     text_fields int isUnsignedInt
     uploadable_files int isUnsignedInt
     active bool isBool
     redirect_type text isString
     id_type_redirected id isUnsignedId
     available_for_order bool isBool
     available_date date isDateFormat
     show_condition bool isBool
     condition text isGenericName
     show_price bool isBool
     indexed bool isBool
     visibility text isProductVisibility
     advanced_stock_management bool isBool
     date_add datetime isDate
     date_upd datetime isDate
     pack_stock_type int isUnsignedInt
     meta_description lang 512 isGenericName
     meta_keywords lang 255 isGenericName
     meta_title lang 255 isGenericName
     link_rewrite lang 128 isLinkRewrite
     name lang 128 isCatalogName
     description lang 4194303 isCleanHtml
     description_short lang 4194303 isCleanHtml
     available_now lang 255 isGenericName
     available_later lang 255 IsGenericName
     + categories category id
     + images image id ~
     + combinations combination id ~
     + product_option_values product_option_value id ~
     + product_features product_feature id,id_feature_value
     + tags tag id
     + stock_availables stock_available id,id_product_attribute ~
     + attachments attachment id
     + accessories product id
     + product_bundle product id,id_product_attribute,quantity`,
  ),
  resource(
    'combinations',
    'combination',
    'Combination',
    `id_product id isUnsignedId *
     ean13 text 13 isEan13
     isbn text 32 isIsbn
     upc text 12 isUpc
     mpn text 40 isMpn
     reference text 64
     supplier_reference text 64
     wholesale_price price 27 isNegativePrice
     price price 20 isNegativePrice
     ecotax price 20 isPrice
     weight price isFloat
     unit_price_impact price 20 isNegativePrice
     minimal_quantity int isPositiveInt *
     low_stock_threshold null isInt
     low_stock_alert bool isBool
     default_on flag isBool
     available_date date isDateFormat
     available_now lang 255 isGenericName
     available_later lang 255 IsGenericName
     + product_option_values product_option_value id !
     + images image id !`,
  ),
  resource(
    'product_options',
    'product_option',
    'AttributeGroup',
    `is_color_group bool isBool
     group_type text *
     position int isInt
     name lang 128 isGenericName *
     public_name lang 64 isGenericName *
     + product_option_values product_option_value id ~`,
  ),
  resource(
    'product_option_values',
    'product_option_value',
    'ProductAttribute',
    `id_attribute_group id isUnsignedId *
     color text isColor
     position int isInt
     name lang 128 isGenericName *`,
  ),
  resource(
    'product_features',
    'product_feature',
    'Feature',
    `position int isInt
     name lang 128 isGenericName *`,
  ),
  resource(
    'product_feature_values',
    'product_feature_value',
    'FeatureValue',
    `id_feature id isUnsignedId *
     custom bool isBool
     value lang 255 isGenericName *`,
  ),
  resource(
    'categories',
    'category',
    'Category',
    `id_parent id isUnsignedInt
     level_depth int isUnsignedInt -
     nb_products_recursive text - ~
     active bool isBool *
     id_shop_default id isUnsignedId
     is_root_category bool isBool
     position int
     date_add datetime isDate
     date_upd datetime isDate
     name lang 128 isCatalogName *
     link_rewrite lang 128 isLinkRewrite *
     description lang 4194303 isCleanHtml
     additional_description lang 4194303 isCleanHtml
     meta_title lang 255 isGenericName
     meta_description lang 512 isGenericName
     meta_keywords lang 255 isGenericName
     + categories category id ~ !
     + products product id ~ !`,
  ),
  resource(
    'manufacturers',
    'manufacturer',
    'Manufacturer',
    `active bool
     link_rewrite text - ~
     name text 64 isCatalogName *
     date_add datetime
     date_upd datetime
     description lang 4194303 isCleanHtml
     short_description lang 4194303 isCleanHtml
     meta_title lang 255 isGenericName
     meta_description lang 512 isGenericName
     meta_keywords lang isGenericName
     + addresses address id`,
  ),
  resource(
    'suppliers',
    'supplier',
    'Supplier',
    `link_rewrite text
     name text 64 isCatalogName *
     active bool
     date_add datetime isDate
     date_upd datetime isDate
     description lang 4194303 isCleanHtml
     meta_title lang 255 isGenericName
     meta_description lang 512 isGenericName
     meta_keywords lang 255 isGenericName`,
  ),
  resource(
    'stock_availables',
    'stock_available',
    'StockAvailable',
    `id_product id isUnsignedId *
     id_product_attribute id isUnsignedId *
     id_shop id isUnsignedId
     id_shop_group id isUnsignedId
     quantity int isInt *
     depends_on_stock bool isBool *
     out_of_stock int isInt *
     location text 255 isString
     ! POST
     ! DELETE`,
  ),
  resource(
    'specific_prices',
    'specific_price',
    'SpecificPrice',
    `id_shop_group id isUnsignedId
     id_shop id isUnsignedId *
     id_cart id isUnsignedId *
     id_product id isUnsignedId *
     id_product_attribute id isUnsignedId
     id_currency id isUnsignedId *
     id_country id isUnsignedId *
     id_group id isUnsignedId *
     id_customer id isUnsignedId *
     id_specific_price_rule id isUnsignedId
     price price isNegativePrice *
     from_quantity int isUnsignedInt *
     reduction price isPrice *
     reduction_tax bool isBool *
     reduction_type text isReductionType *
     from datetime isDateFormat *
     to datetime isDateFormat *`,
  ),
  resource(
    'attachments',
    'attachment',
    'Attachment',
    `file text 40 isGenericName *
     file_name text 128 isGenericName
     file_size int isUnsignedId
     mime text 128 isCleanHtml *
     name lang 32 isGenericName *
     description lang 4194303 isCleanHtml
     + products product id ~`,
  ),
];
