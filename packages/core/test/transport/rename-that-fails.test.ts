import { readdir } from 'node:fs/promises';
import { TransportError } from '@passerelle/core/transport/transport-error.ts';
import { answering, failing, startRig } from './rig.ts';

describe('rename: what is known when it fails', () => {
  test.each([
    [
      'refused in words',
      answering('RNTO', '550 no'),
      { renamed: false, refusedAt: 'RNTO', code: 550, reply: '550 no' },
    ],
    [
      'busy in words',
      answering('RNTO', '450 wait'),
      { renamed: false, refusedAt: 'RNTO', code: 450, reply: '450 wait' },
    ],
    [
      'refused at RNFR',
      answering('RNFR', '553 no'),
      { renamed: false, refusedAt: 'RNFR', code: 553, reply: '553 no' },
    ],
  ])('%s: an answer', async (_, behaviour, answer) => {
    const rig = await startRig({ behaviour });
    const transport = await rig.connect();
    expect(await transport.rename('import/a', 'import/b')).toEqual(answer);
    expect(await transport.look(['import/a'])).toMatchObject([{ there: true }]);
  });

  test.each([
    ['the line is cut after it was done', 'RNTO', true, ['ready']],
    ['the line is cut before it was done', 'RNTO', false, ['ready']],
    ['the line is cut at RNFR', 'RNFR', false, []],
  ])('%s: lost, and announced or not', async (_, verb, applied, announced) => {
    const rig = await startRig({ behaviour: failing(verb, { kind: 'drop', applied }) });
    const transport = await rig.connect();
    const seen: string[] = [];
    const rename = transport.rename('import/a', 'import/b', () => seen.push('ready'));
    await expect(rename).rejects.toMatchObject({ kind: 'lost' });
    expect(seen).toEqual(announced);
    expect(await readdir(rig.onDisk('import'))).toEqual(applied ? ['b'] : ['a']);
  });

  test('the caller fails when told: its own error, nothing renamed, the connection over', async () => {
    const rig = await startRig();
    const transport = await rig.connect();
    const fault = new Error('disk full');
    const rename = transport.rename('import/a', 'import/b', () => {
      throw fault;
    });
    await expect(rename).rejects.toBe(fault);
    expect(await readdir(rig.onDisk('import'))).toEqual(['a']);
    await expect(transport.look(['import/a'])).rejects.toBeInstanceOf(TransportError);
  });
});
