import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderPieces } from './compile.ts';
import defaultLayout from './default-layout.json' with { type: 'json' };

/** Run by hand after a change of default-layout.json: `node` with this file, then prettier on what it wrote. A test says when. */
const pieces = await renderPieces(defaultLayout, {
  name: 'default-layout.json',
  encoding: 'UTF-8',
  perOrder: false,
});
const file = join(import.meta.dirname, 'default-layout.cut.json');
await writeFile(file, JSON.stringify(pieces));
