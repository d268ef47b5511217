/** Of a row of `addresses`: where it is, and how to call there. */
export const postalFields = [
  'address1',
  'address2',
  'postcode',
  'city',
  'id_country',
  'phone',
  'phone_mobile',
] as const;
