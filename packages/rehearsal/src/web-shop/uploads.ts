import { createHash } from 'node:crypto';
import { Died, RequestError } from './request-error.ts';
import type { ShopState } from './shop-state.ts';
import { document, type WebAnswer, type WebRequest } from './web-answer.ts';
import { xmlDocument } from './write-xml.ts';

/** Images, and the files of attachments: these come as forms and are read as they are. */
export function isUpload({ path, method }: WebRequest): boolean {
  return path.split('/')[0] === 'images' || (method === 'POST' && path.startsWith('attachments/file'));
}

export function answerUpload(state: ShopState, request: WebRequest): Promise<WebAnswer> | WebAnswer {
  if (request.path.startsWith('attachments')) return addAttachment(state, request);
  const [, type, product, image] = request.path.split('/');
  if (type === undefined || type === '') return imageTypes(state, request);
  if (type !== 'products') throw new RequestError(400, 65, `This kind of image ("${type}") is not rehearsed`);
  if (request.method === 'POST') return addImage(state, request, Number(product));
  if (request.method === 'DELETE') return deleteImage(state, Number(product), image ?? '');
  return readImage(state, request, Number(product), image);
}

function imageTypes(state: ShopState, request: WebRequest): WebAnswer {
  const mimes = 'image/gif, image/jpg, image/jpeg, image/pjpeg, image/png, image/webp, image/x-png';
  const types = [
    'general',
    'products',
    'categories',
    'manufacturers',
    'suppliers',
    'stores',
    'customizations',
  ];
  const flags = 'get="true" put="false" post="false" patch="false" delete="false" head="true"';
  const rows = types.map(
    (type) =>
      `<${type} xlink:href="${request.api}images/${type}" ${flags} upload_allowed_mimetypes="${mimes}"/>\n`,
  );
  return document(
    request,
    state.version,
    200,
    xmlDocument(`<image_types>\n${rows.join('')}</image_types>\n`),
  );
}

async function addImage(state: ShopState, request: WebRequest, product: number): Promise<WebAnswer> {
  const products = state.data.table('products');
  const row = products.rows.get(product);
  const file = await fileIn(request, 'image');
  if (row === undefined) throw new RequestError(404, 87, `Id(s) not exists: ${product}`);
  if (file === undefined) throw new RequestError(400, 76, 'An error occurred while copying image');
  const images = row.links.get('images') ?? [];
  const id = nextFile(state, 'images');
  if (file.bytes.length > mostImageBytes(state)) {
    throw new RequestError(400, 72, 'The image size is too large (maximum allowed is 2000 KB)');
  }
  // The row is made before the content is looked at, and stays whatever that is.
  products.update(row, { links: { images: [...images, { id: String(id) }] } });
  if (!isImage(file.bytes)) throw new RequestError(400, 76, 'An error occurred while copying image');
  if (isCutShort(file.bytes)) throw new Died('an image that is cut short');
  state.files.set(`images/${id}`, file.bytes);
  state.writes.push({
    method: 'POST',
    resource: 'images',
    id,
    values: { product: String(product), file: file.name },
  });
  const cover = images.length === 0 ? '1' : '';
  const fields = { id, id_product: product, position: images.length + 1, cover };
  const lines = Object.entries(fields).map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>\n`);
  const content = Buffer.from(file.bytes).toString('base64');
  const body = `<image>\n${lines.join('')}</image>\n<content encode="base64"><![CDATA[${content}]]></content>\n`;
  return document(request, state.version, 200, xmlDocument(body));
}

function mostImageBytes({ data }: ShopState): number {
  const settings = data.table('configurations');
  const limit = settings.first('name', 'PS_LIMIT_UPLOAD_IMAGE_VALUE');
  return (limit ? settings.number(limit, 'value') : 2) * 1024 * 1024;
}

/** The size of a picture is made from it at once: PHP does not survive half a PNG. */
function isCutShort(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1');
  return text.startsWith('\x89PNG') && !text.includes('IEND');
}

/** By what its first bytes say: jpg, png, gif or webp. */
function isImage(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG') ||
    head.startsWith('GIF8') ||
    /^RIFF....WEBP/s.test(head)
  );
}

function readImage(
  state: ShopState,
  request: WebRequest,
  product: number,
  image: string | undefined,
): WebAnswer {
  const row = state.data.table('products').rows.get(product);
  const images = row?.links.get('images') ?? [];
  if (image === undefined || image === '') {
    const rows = images.map(
      ({ id }) =>
        `\t<declination id="${id ?? ''}" xlink:href="${request.api}images/products/${product}/${id ?? ''}"/>\n`,
    );
    return document(
      request,
      state.version,
      200,
      xmlDocument(`<image id="${product}">\n${rows.join('')}</image>\n`),
    );
  }
  const bytes = state.files.get(`images/${image}`);
  if (!images.some(({ id }) => id === image)) throw new RequestError(400, 57, 'This image id does not exist');
  if (bytes === undefined) throw new RequestError(500, 61, 'This image does not exist on disk');
  return { status: 200, type: 'image/jpeg', body: Buffer.from(bytes), version: state.version };
}

function deleteImage(state: ShopState, product: number, image: string): WebAnswer {
  const products = state.data.table('products');
  const row = products.rows.get(product);
  const images = row?.links.get('images') ?? [];
  if (row === undefined || !images.some(({ id }) => id === image))
    throw new RequestError(500, 54, 'This image id does not exist');
  products.update(row, { links: { images: images.filter(({ id }) => id !== image) } });
  state.files.delete(`images/${image}`);
  state.writes.push({
    method: 'DELETE',
    resource: 'images',
    id: Number(image),
    values: { product: String(product) },
  });
  return { status: 200, type: '', body: '', version: state.version };
}

async function addAttachment(state: ShopState, request: WebRequest): Promise<WebAnswer> {
  const file = await fileIn(request, 'file');
  if (file === undefined) throw new RequestError(400, 76, 'An error occurred while copying the file');
  const hash = createHash('sha1').update(file.bytes).digest('hex');
  const values = { file: hash, file_name: file.name, file_size: file.bytes.length, mime: file.type };
  // The row is made before its name is looked at: it then has none.
  const isNamed = file.name.length <= 32;
  const texts: Record<string, string> = isNamed ? { name: file.name, description: '' } : {};
  const row = state.data.table('attachments').insert({ values, texts });
  if (!isNamed) throw new Died('a document of a long name');
  state.files.set(`attachments/${row.id}`, file.bytes);
  state.writes.push({ method: 'POST', resource: 'attachments', id: row.id, values: { file: file.name } });
  const lines = Object.entries({ id: row.id, ...values }).map(
    ([name, value]) => `\t<${name}><![CDATA[${value}]]></${name}>\n`,
  );
  return document(request, state.version, 201, xmlDocument(`<attachment>\n${lines.join('')}</attachment>\n`));
}

function nextFile({ files, data }: ShopState, kind: string): number {
  const kept = [...files.keys()]
    .filter((key) => key.startsWith(kind))
    .map((key) => Number(key.split('/')[1]));
  const linked = [...data.table('products').rows.values()].flatMap((row) => row.links.get('images') ?? []);
  return Math.max(0, ...kept, ...linked.map(({ id }) => Number(id))) + 1;
}

async function fileIn(
  { body, contentType }: WebRequest,
  field: string,
): Promise<{ name: string; type: string; bytes: Uint8Array } | undefined> {
  if (!contentType.startsWith('multipart/form-data')) return undefined;
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const file = form.get(field);
  if (file === null || typeof file === 'string') return undefined;
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
