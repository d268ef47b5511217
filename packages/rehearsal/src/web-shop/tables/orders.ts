import { resource } from '../resource-table.ts';

export const orderTables = [
  resource(
    'orders',
    'order',
    'Order',
    `id_address_delivery id isUnsignedId *
     id_address_invoice id isUnsignedId *
     id_cart id isUnsignedId *
     id_currency id isUnsignedId *
     id_lang id isUnsignedId *
     id_customer id isUnsignedId *
     id_carrier id isUnsignedId *
     current_state id isUnsignedId
     module text isModuleName *
     invoice_number int
     invoice_date datetime
     delivery_number int
     delivery_date datetime
     valid bool
     date_add datetime isDate
     date_upd datetime isDate
     shipping_number text ~
     note text 4194303
     id_shop_group id isUnsignedId
     id_shop id isUnsignedId
     secure_key text isMd5
     payment text isGenericName *
     recyclable bool isBool
     gift bool isBool
     gift_message text 4194303 isCleanHtml
     mobile_theme bool isBool
     total_discounts price isPrice
     total_discounts_tax_incl price isPrice
     total_discounts_tax_excl price isPrice
     total_paid price isPrice *
     total_paid_tax_incl price isPrice
     total_paid_tax_excl price isPrice
     total_paid_real price isPrice *
     total_products price isPrice *
     total_products_wt price isPrice *
     total_shipping price isPrice
     total_shipping_tax_incl price isPrice
     total_shipping_tax_excl price isPrice
     carrier_tax_rate rate isFloat
     total_wrapping price isPrice
     total_wrapping_tax_incl price isPrice
     total_wrapping_tax_excl price isPrice
     round_mode int isUnsignedId
     round_type int isUnsignedId
     conversion_rate price isFloat *
     reference text
     + order_rows order_row id,product_id,product_attribute_id,product_quantity,product_name,product_reference,product_ean13,product_isbn,product_upc,product_price,id_customization,unit_price_tax_incl,unit_price_tax_excl ~`,
  ),
  resource(
    'order_details',
    'order_detail',
    'OrderDetail',
    `id_order id isUnsignedId *
     product_id id isUnsignedId
     product_attribute_id id isUnsignedId
     product_quantity_reinjected int isUnsignedInt
     group_reduction percent isFloat
     discount_quantity_applied int isInt
     download_hash text isGenericName
     download_deadline datetime isDateFormat
     id_order_invoice id isUnsignedId
     id_warehouse id isUnsignedId *
     id_shop id isUnsignedId *
     id_customization id isUnsignedId
     product_name text 4194303 isGenericName *
     product_quantity int isInt *
     product_quantity_in_stock int isInt
     product_quantity_return int isUnsignedInt
     product_quantity_refunded int isUnsignedInt
     product_price price isPrice *
     reduction_percent percent isFloat
     reduction_amount price isPrice
     reduction_amount_tax_incl price isPrice
     reduction_amount_tax_excl price isPrice
     product_quantity_discount price isFloat
     product_ean13 text isEan13
     product_isbn text isIsbn
     product_upc text isUpc
     product_mpn text isMpn
     product_reference text isReference
     product_supplier_reference text isReference
     product_weight price isFloat
     tax_computation_method int isUnsignedId
     id_tax_rules_group id isInt
     ecotax price isFloat
     ecotax_tax_rate rate isFloat
     download_nb int isInt
     unit_price_tax_incl price isPrice
     unit_price_tax_excl price isPrice
     total_price_tax_incl price isPrice
     total_price_tax_excl price isPrice
     total_shipping_price_tax_excl price isPrice
     total_shipping_price_tax_incl price isPrice
     purchase_supplier_price price isPrice
     original_product_price price isPrice
     original_wholesale_price price isPrice
     total_refunded_tax_excl price isPrice
     total_refunded_tax_incl price isPrice
     + taxes tax id`,
  ),
  resource(
    'order_histories',
    'order_history',
    'OrderHistory',
    `id_employee id isUnsignedId
     id_order_state id isUnsignedId *
     id_order id isUnsignedId *
     date_add datetime isDate`,
  ),
  resource(
    'order_carriers',
    'order_carrier',
    'OrderCarrier',
    `id_order id isUnsignedId *
     id_carrier id isUnsignedId *
     id_order_invoice id isUnsignedId
     weight price isFloat
     shipping_cost_tax_excl price isFloat
     shipping_cost_tax_incl price isFloat
     tracking_number text isTrackingNumber
     date_add datetime isDate`,
  ),
  resource(
    'order_payments',
    'order_payment',
    'OrderPayment',
    `order_reference text 9
     id_currency id isUnsignedId *
     amount price isPrice *
     payment_method text isGenericName
     conversion_rate price isFloat
     transaction_id text 254
     card_number text 254
     card_brand text 254
     card_expiration text 254
     card_holder text 254
     date_add datetime isDate
     id_employee text isUnsignedId`,
  ),
  resource(
    'order_cart_rules',
    'order_cart_rule',
    'OrderCartRule',
    `id_order id isUnsignedId *
     id_cart_rule id isUnsignedId *
     id_order_invoice id isUnsignedId
     name text *
     value price isFloat *
     value_tax_excl price isFloat *
     free_shipping bool isBool
     deleted bool isBool`,
  ),
  resource(
    'order_states',
    'order_state',
    'OrderState',
    `unremovable bool isBool
     delivery bool isBool
     hidden bool isBool
     send_email bool isBool
     module_name text isModuleName
     invoice bool isBool
     color text isColor
     logable bool isBool
     shipped bool isBool
     paid bool isBool
     pdf_delivery bool isBool
     pdf_invoice bool isBool
     deleted bool isBool
     name lang 64 isGenericName *
     template lang 64 isTplName`,
  ),
  resource(
    'order_slip',
    'order_slip',
    'OrderSlip',
    `id_customer id isUnsignedId *
     id_order id isUnsignedId *
     conversion_rate price isFloat *
     total_products_tax_excl price isFloat *
     total_products_tax_incl price isFloat *
     total_shipping_tax_excl price isFloat *
     total_shipping_tax_incl price isFloat *
     amount price isFloat
     shipping_cost bool
     shipping_cost_amount price isFloat
     partial bool
     date_add datetime isDate
     date_upd datetime isDate
     order_slip_type int isInt
     + order_slip_details order_slip_detail id,id_order_detail,product_quantity,amount_tax_excl,amount_tax_incl`,
  ),
  resource(
    'cart_rules',
    'cart_rule',
    'CartRule',
    `id_customer id isUnsignedId
     date_from datetime isDate *
     date_to datetime isDate *
     description text 4194303 isCleanHtml
     quantity int isUnsignedInt
     quantity_per_user int isUnsignedInt
     priority int isUnsignedInt
     partial_use bool isBool
     code text 254 isCleanHtml
     minimum_amount price isFloat
     minimum_amount_tax bool isBool
     minimum_amount_currency int isInt
     minimum_amount_shipping bool isBool
     country_restriction bool isBool
     carrier_restriction bool isBool
     group_restriction bool isBool
     cart_rule_restriction bool isBool
     product_restriction bool isBool
     shop_restriction bool isBool
     free_shipping bool isBool
     reduction_percent percent isPercentage
     reduction_amount price isFloat
     reduction_tax bool isBool
     reduction_currency id isUnsignedId
     reduction_product int isInt
     reduction_exclude_special bool isBool
     gift_product id isUnsignedId
     gift_product_attribute id isUnsignedId
     highlight bool isBool
     active bool isBool
     date_add datetime isDate
     date_upd datetime isDate
     name lang 254 *`,
  ),
  resource(
    'carts',
    'cart',
    'Cart',
    `id_address_delivery id isUnsignedId
     id_address_invoice id isUnsignedId
     id_currency id isUnsignedId *
     id_customer id isUnsignedId
     id_guest id isUnsignedId
     id_lang id isUnsignedId *
     id_shop_group id isUnsignedId
     id_shop id isUnsignedId
     id_carrier id isUnsignedId
     recyclable bool isBool
     gift bool isBool
     gift_message text 4194303 isCleanHtml
     mobile_theme bool isBool
     delivery_option text 4194303
     secure_key text 32
     allow_seperated_package bool isBool
     date_add datetime isDate
     date_upd datetime isDate
     + cart_rows cart_row id_product,id_product_attribute,id_address_delivery,id_customization,quantity`,
  ),
];
