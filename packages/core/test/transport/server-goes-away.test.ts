import { answeringAfter, failing, fileA, startRig } from './rig.ts';

describe('a server that goes away', () => {
  test('by 421 out of the blue: busy, and the connection is over', async () => {
    const rig = await startRig({ behaviour: answeringAfter('SIZE', '213 12345\r\n421 Idle for too long') });
    const transport = await rig.connect();
    await transport.look(['import/a']);
    await expect(transport.look(['import/a'])).rejects.toMatchObject({ kind: 'busy' });
  });

  test.each(['CWD', 'SIZE', 'NOOP', 'PWD', 'MDTM', 'RETR', 'EPSV'])(
    'by cutting the line at %s: lost',
    async (verb) => {
      const rig = await startRig({ behaviour: failing(verb, { kind: 'drop', applied: false }) });
      const transport = await rig.connect();
      const work = async () => {
        await transport.look(['import/a']);
        await transport.modifiedAt('import/a');
        await transport.look(['import/none']);
        await transport.download('import/a', fileA.length);
      };
      await expect(work()).rejects.toMatchObject({ kind: 'lost' });
      await expect(transport.look(['import/a'])).rejects.toMatchObject({ kind: 'lost' });
    },
  );
});
