import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One request to a real PrestaShop and its answer, as they went over the wire. */
export interface Recording {
  readonly name: string;
  readonly method: string;
  /** '/api/orders?filter[id]=6' */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly status: number;
  readonly answerHeaders: Readonly<Record<string, string>>;
  readonly answer: string;
}

const folder = fileURLToPath(new URL('../../../../samples/prestashop/', import.meta.url));

export function recordingNames(): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => name.replace(/\.txt$/, ''));
}

export function recording(name: string): Recording {
  const [sent = '', came = ''] = readFileSync(`${folder}${name}.txt`, 'utf8').split(
    '\n----- response -----\n',
  );
  const request = parted(sent);
  const response = parted(came);
  const [method = '', address = ''] = request.first.split(' ');
  return {
    name,
    method,
    address,
    headers: request.headers,
    body: request.body.trim(),
    status: Number(response.first.split(' ')[1]),
    answerHeaders: response.headers,
    answer: response.body.trim(),
  };
}

function parted(text: string): { first: string; headers: Record<string, string>; body: string } {
  const end = text.indexOf('\n\n');
  const [first = '', ...lines] = (end < 0 ? text : text.slice(0, end)).split('\n');
  const headers = lines
    .map((line) => line.split(/: (.*)/s))
    .map(([name = '', value = '']) => [name.toLowerCase(), value]);
  return {
    first,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: end < 0 ? '' : text.slice(end + 2),
  };
}
