import type { SentRow } from './read-xml.ts';
import { RequestError } from './request-error.ts';
import type { Field, Resource } from './resource-table.ts';

/** Refuses what was sent, with the code and words of the service; what is not sent counts only where `isWhole`. */
export function validate(resource: Resource, sent: SentRow, isWhole: boolean): void {
  for (const field of resource.fields.values()) {
    const isSent = sent.values.has(field.name) || sent.texts.has(field.name);
    if (isSent && field.isReadOnly && field.isComputed) throw notWritable(field);
    if (isWhole && !isSent && field.isRequired && field.type !== 'lang') {
      throw new RequestError(400, 41, `parameter "${field.name}" required`);
    }
  }
  for (const [name, texts] of sent.texts) {
    for (const text of texts.values()) demand(resource, resource.fields.get(name), text, 84);
  }
  for (const [name, value] of sent.values) demand(resource, resource.fields.get(name), value, 85);
}

/** A change is refused for what stands in the row from older days too, though it was not sent. */
export function validateStored(
  resource: Resource,
  stored: ReadonlyMap<string, string | null>,
  sent: SentRow,
): void {
  for (const [name, value] of stored) {
    const isOwn = value !== null && !sent.values.has(name);
    if (isOwn) demand(resource, resource.fields.get(name), value, 85);
  }
}

function notWritable({ name }: Field): RequestError {
  return new RequestError(
    400,
    93,
    `parameter "${name}" not writable. Please remove this attribute of this XML`,
  );
}

function demand({ className }: Resource, field: Field | undefined, value: string, code: number): void {
  if (field === undefined) return;
  const property = `${className}-&gt;${field.name}`;
  const no = (words: string): RequestError => new RequestError(400, code, `Validation error: "${words}"`);
  if (value === '') {
    if (field.isRequired && field.type !== 'lang') throw no(`La propriété ${property} est vide.`);
    return;
  }
  if (field.maxSize > 0 && value.length > field.maxSize) {
    const words = `La longueur de la propriété ${property} est actuellement de ${value.length} caractères.`;
    throw no(`${words} Elle doit être comprise entre 0 et ${field.maxSize} caractères.`);
  }
  if (!isValid(field.format, value)) throw no(`La propriété ${property} n'est pas valide.`);
}

function isValid(format: string, value: string): boolean {
  return formats[format.toLowerCase()]?.test(value) ?? true;
}

const unsigned = /^\d{1,10}$/;
const number = /^-?\d+(\.\d+)?$/;

/** By the names that PrestaShop gives its checks. One that is not here lets everything pass. */
const formats: Readonly<Record<string, RegExp>> = {
  isunsignedid: unsigned,
  isnullorunsignedid: unsigned,
  isunsignedint: unsigned,
  ispositiveint: unsigned,
  isint: /^-?\d{1,10}$/,
  isbool: /^[01]$/,
  isprice: /^\d{1,10}(\.\d{1,9})?$/,
  isnegativeprice: /^-?\d{1,10}(\.\d{1,9})?$/,
  isfloat: number,
  isunsignedfloat: /^\d+(\.\d+)?$/,
  isean13: /^\d{0,13}$/,
  isupc: /^\d{0,12}$/,
  istrackingnumber: /^[~:#,%&_=()[\].? +\-@/a-zA-Z0-9]+$/,
  iscustomername: /^(?!\s*$)(?:[^0-9!<>,;?=+()/\\@#"°*`{}_^$%:¤[\]|.。]|[.。](?:\s|$))*$/u,
  isname: /^[^0-9!<>,;?=+()@#"°{}_$%:¤|]*$/u,
  isaddress: /^[^!<>?=+@{}_$%]*$/u,
  iscityname: /^[^!<>;?=+@#"°{}_$%]*$/u,
  isgenericname: /^[^<>={}]*$/u,
  iscatalogname: /^[^<>;=#{}]*$/u,
  isreference: /^[^<>;={}]*$/u,
  ispostcode: /^[a-zA-Z 0-9-]+$/,
  isphonenumber: /^[+0-9. ()/-]*$/,
  isemail: /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/u,
  ismessage: /^[^<>{}]*$/u,
  islinkrewrite: /^[_a-zA-Z0-9-]+$/,
  isreductiontype: /^(amount|percentage)$/,
  isproductvisibility: /^(both|catalog|search|none)$/,
  ismodulename: /^[a-zA-Z0-9_-]+$/,
  isdate: /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/,
  isdateformat: /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/,
  iscleanhtml: /^(?![\s\S]*(?:<\s*(?:script|iframe|form)\b|\son\w+\s*=))/i,
};
