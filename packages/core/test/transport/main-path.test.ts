import { mkdtemp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDeadline } from '@passerelle/core/transport/deadline.ts';
import { connectFtp } from '@passerelle/core/transport/ftp-transport.ts';
import { startFtpServer } from '@passerelle/rehearsal/ftp-server/ftp-server.ts';

test('a file goes to the server, is renamed into import, and comes back the same', async () => {
  const root = await mkdtemp(join(tmpdir(), 'ftp-'));
  await mkdir(join(root, 'import'));
  await writeFile(join(root, 'orders.csv'), 'a;b\n');
  const server = await startFtpServer({ root, user: 'shop', password: 'secret' });
  const seen: string[] = [];
  const t = await connectFtp(
    {
      host: server.host,
      port: server.port,
      user: 'shop',
      password: 'secret',
      tls: 'none',
      timeoutSeconds: 2,
    },
    { deadline: startDeadline(10), observe: (c, r) => seen.push(`${c} -> ${r}`) },
  );
  expect(await t.look(['orders.csv'])).toEqual([{ path: 'orders.csv', there: true, size: 4 }]);
  expect((await t.download('orders.csv', 100)).toString()).toBe('a;b\n');
  expect(await t.folderExists('staging')).toBe(false);
  await t.makeFolder('staging');
  await t.makeFolder('staging');
  expect(await t.upload('staging/x.xml', Buffer.from('<x/>'))).toMatch(/^226/);
  expect(await t.look(['staging/x.xml', 'import/x.xml'])).toEqual([
    { path: 'staging/x.xml', there: true, size: 4 },
    { path: 'import/x.xml', there: false },
  ]);
  expect(await t.rename('staging/x.xml', 'import/x.xml')).toEqual({ renamed: true, reply: '250 Renamed' });
  expect(await t.list('import')).toEqual(['x.xml']);
  expect(await readFile(join(root, 'import/x.xml'), 'utf8')).toBe('<x/>');
  expect(await t.delete('import/x.xml')).toBe(true);
  expect(await t.delete('import/x.xml')).toBe(false);
  await expect(t.download('import/x.xml', 100)).rejects.toMatchObject({ kind: 'missing' });
  await t.close();
  await server.stop();
});
