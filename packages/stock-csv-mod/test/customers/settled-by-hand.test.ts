import { addressesOf, decisionsOf, onStage, row, type CustomerStage } from './customer-stage.ts';

const email = 'claire.lemoine@example.test';

/** The country asks for an identity number from the moment on when the address is sent. Returns what ends that. */
function refuseAddresses({ shop }: CustomerStage): () => void {
  const countries = shop.state.data.table('countries');
  const france = countries.first('iso_code', 'FR');
  if (france === undefined) throw new Error('the sample shop sells to France');
  const ask = (needs: number) => countries.update(france, { values: { need_identification_number: needs } });
  shop.behaviour = ({ method, path }) => {
    if (method === 'POST' && path === 'addresses') ask(1);
    return undefined;
  };
  return () => {
    ask(0);
    shop.behaviour = () => undefined;
  };
}

/** An address that the shop refused, W2 in the ledger, and would take now. */
async function afterRefusal(play: (stage: CustomerStage) => Promise<void>): Promise<void> {
  await onStage(async (stage) => {
    const takeAgain = refuseAddresses(stage);
    stage.put(row());
    expect(decisionsOf(await stage.report())).toEqual(['C001 customer written', 'C001 address refused']);
    takeAgain();
    stage.later();
    await play(stage);
  });
}

test('the same row is not sent again by itself', () =>
  afterRefusal(async (stage) => {
    expect(decisionsOf(await stage.report())).toEqual(['C001 customer refused']);
    expect(addressesOf(stage, email)).toEqual([]);
  }));

test('resolve --resend sends it at the next run, as it says', () =>
  afterRefusal(async (stage) => {
    expect((await stage.ftp.ordersToXml('status')).out).toMatch(/W2 .*adresse de « C001 » : refusée/);
    const { writes } = JSON.parse((await stage.ftp.ordersToXml('status', '--json')).out) as {
      writes: unknown;
    };
    expect(writes).toMatchObject([
      { id: 'W2', reason: expect.stringMatching(/refusé la demande/) as string },
    ]);
    expect((await stage.ftp.ordersToXml('resolve', 'W2', '--resend')).exitCode).toBe(0);
    expect(decisionsOf(await stage.report())).toEqual(['C001 address written']);
    expect(addressesOf(stage, email)).toEqual(['3 rue des Écluses, 26000 Valence (8)']);
  }));

test('resolve --delivered leaves it to the person, and nobody is asked again', () =>
  afterRefusal(async (stage) => {
    expect((await stage.ftp.ordersToXml('resolve', 'W2', '--delivered')).exitCode).toBe(0);
    const { exitCode, writes } = await stage.report();
    expect([exitCode, writes]).toEqual([0, []]);
    expect(addressesOf(stage, email)).toEqual([]);
  }));
