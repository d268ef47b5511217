import { resource } from '../resource-table.ts';

/** Customers, and what a shop is set up with. */
export const shopTables = [
  resource(
    'customers',
    'customer',
    'Customer',
    `id_default_group id
     id_lang id isUnsignedId
     newsletter_date_add datetime
     ip_registration_newsletter text
     last_passwd_gen datetime -
     secure_key text isMd5 -
     deleted bool isBool
     passwd text 255 isHashedPassword *
     lastname text 255 isCustomerName *
     firstname text 255 isCustomerName *
     email text 255 isEmail *
     id_gender id isUnsignedId
     birthday date isBirthDate
     newsletter bool isBool
     optin bool isBool
     website text isUrl
     company text isGenericName
     siret text isGenericName
     ape text isApe
     outstanding_allow_amount price isFloat
     show_public_prices bool isBool
     id_risk int isUnsignedInt
     max_payment_days int isUnsignedInt
     active bool isBool
     note text 4194303
     is_guest bool isBool
     id_shop id isUnsignedId
     id_shop_group id isUnsignedId
     date_add datetime isDate
     date_upd datetime isDate
     reset_password_token text 40 isSha1
     reset_password_validity datetime isDateOrNull
     + groups group id !`,
  ),
  resource(
    'addresses',
    'address',
    'Address',
    `id_customer id isNullOrUnsignedId
     id_manufacturer id isNullOrUnsignedId
     id_supplier id isNullOrUnsignedId
     id_warehouse id isNullOrUnsignedId
     id_country id isUnsignedId *
     id_state id isNullOrUnsignedId
     alias text 32 isGenericName *
     company text 255 isGenericName
     lastname text 255 isName *
     firstname text 255 isName *
     vat_number text isGenericName
     address1 text 128 isAddress *
     address2 text 128 isAddress
     postcode text 12 isPostCode
     city text 64 isCityName *
     other text 4194303 isMessage
     phone text 32 isPhoneNumber
     phone_mobile text 32 isPhoneNumber
     dni text 16 isDniLite
     deleted bool isBool
     date_add datetime isDate
     date_upd datetime isDate`,
  ),
  resource(
    'groups',
    'group',
    'Group',
    `reduction percent isFloat
     price_display_method int isPriceDisplayMethod *
     show_prices bool isBool
     date_add datetime isDate
     date_upd datetime isDate
     name lang 32 isGenericName *`,
  ),
  resource(
    'carriers',
    'carrier',
    'Carrier',
    `deleted bool isBool
     is_module bool isBool
     id_tax_rules_group id ~
     id_reference id
     name text 64 isCarrierName *
     active bool isBool *
     is_free bool isBool
     url text isAbsoluteUrl
     shipping_handling bool isBool
     shipping_external bool
     range_behavior bool isBool
     shipping_method int isUnsignedInt
     max_width int isUnsignedInt
     max_height int isUnsignedInt
     max_depth int isUnsignedInt
     max_weight price isFloat
     grade int 1 isUnsignedInt
     external_module_name text 64
     need_range bool
     position int
     delay lang 512 isGenericName *`,
  ),
  resource(
    'countries',
    'country',
    'Country',
    `id_zone id isUnsignedId *
     id_currency id isUnsignedId
     call_prefix int isInt
     iso_code text 3 isLanguageIsoCode *
     active bool isBool
     contains_states bool isBool *
     need_identification_number bool isBool *
     need_zip_code bool isBool
     zip_code_format text isZipCodeFormat
     display_tax_label bool isBool *
     name lang 64 isGenericName *`,
  ),
  resource(
    'currencies',
    'currency',
    'Currency',
    `names lang
     name text 255 isGenericName * ~
     symbol lang 255
     iso_code text 3 isLanguageIsoCode *
     numeric_iso_code text 3 isNumericIsoCode
     precision int isInt
     conversion_rate price isUnsignedFloat *
     deleted bool isBool
     active bool isBool
     unofficial bool isBool
     modified bool isBool
     pattern lang 255`,
  ),
  resource(
    'languages',
    'language',
    'Language',
    `name text 32 isGenericName *
     iso_code text 2 isLanguageIsoCode *
     locale text 5 isLocale
     language_code text 5 isLanguageCode
     active bool isBool
     is_rtl bool isBool
     date_format_lite text 32 isPhpDateFormat *
     date_format_full text 32 isPhpDateFormat *`,
  ),
  resource(
    'taxes',
    'tax',
    'Tax',
    `rate rate isFloat *
     active bool
     deleted bool
     name lang 32 isGenericName *`,
  ),
  resource(
    'tax_rules',
    'tax_rule',
    'TaxRule',
    `id_tax_rules_group id isUnsignedId *
     id_state id isUnsignedId
     id_country id isUnsignedId *
     zipcode_from text isPostCode
     zipcode_to text isPostCode
     id_tax id isUnsignedId *
     behavior int isUnsignedInt
     description text isString`,
  ),
  resource(
    'tax_rule_groups',
    'tax_rule_group',
    'TaxRulesGroup',
    `name text 64 isGenericName *
     active bool isBool
     deleted bool isBool
     date_add datetime isDate
     date_upd datetime isDate`,
  ),
  resource(
    'configurations',
    'configuration',
    'Configuration',
    `value text 4194303
     name text 254 isConfigName *
     id_shop_group text isUnsignedId
     id_shop text isUnsignedId
     date_add datetime isDate
     date_upd datetime isDate`,
  ),
  resource(
    'shops',
    'shop',
    'Shop',
    `id_shop_group id *
     id_category id *
     active bool isBool
     deleted bool isBool
     name text 64 isGenericName *
     color text isColor
     theme_name text isThemeName`,
  ),
];
