import { randomBytes } from 'node:crypto';
import type { AccountChange, AddressContent, NewAccount } from '@passerelle/core/ports/customer-book.ts';
import type { AccountDetails } from '@passerelle/core/ports/customer-details.ts';
import { genderOf } from '../titles.ts';
import type { Entity, Fields } from '../xml.ts';

/** A new account. Its password is made here and kept nowhere: the customer asks the shop for one of his own. */
export function accountEntity({ email, details, isActive, groups }: NewAccount): Entity {
  const fields = { email, passwd: randomBytes(24).toString('base64url'), active: isActive };
  return {
    fields: { ...fields, ...detailFields(details), id_default_group: groups[0] },
    associations: groupRows(groups),
  };
}

export function accountChange(
  id: number,
  { details, isActive, groups }: AccountChange,
): Entity & { id: number } {
  return {
    id,
    fields: {
      ...detailFields(details ?? {}),
      ...(isActive === undefined ? {} : { active: isActive }),
      ...(groups === undefined ? {} : { id_default_group: groups[0] }),
    },
    ...(groups === undefined ? {} : { associations: groupRows(groups) }),
  };
}

function groupRows(groups: readonly number[]): NonNullable<Entity['associations']> {
  return { groups: { node: 'group', rows: groups.map((id) => ({ id })) } };
}

function detailFields({ title, lastName, firstName, company, siret }: Partial<AccountDetails>): Fields {
  return {
    ...(title === undefined ? {} : { id_gender: genderOf(title) }),
    ...(lastName === undefined ? {} : { lastname: lastName }),
    ...(firstName === undefined ? {} : { firstname: firstName }),
    ...(company === undefined ? {} : { company }),
    ...(siret === undefined ? {} : { siret }),
  };
}

const longestAlias = 32;

export function addressEntity(account: number, content: AddressContent): Entity {
  const { lastName, firstName, company, vatNumber, line1, line2, postcode, city, country, phone } = content;
  return {
    fields: {
      id_customer: account,
      id_country: country,
      // What the customer reads above it when he chooses one.
      alias: city.slice(0, longestAlias).trim(),
      lastname: lastName,
      firstname: firstName,
      company,
      vat_number: vatNumber,
      address1: line1,
      address2: line2,
      postcode,
      city,
      phone,
    },
  };
}
