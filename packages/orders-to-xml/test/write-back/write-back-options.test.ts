import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '@passerelle/core/program/lock.ts';
import { bookInTill, decisionsOf, inShopNow, onStage, putShipments } from './shop-and-server.ts';

describe('options', () => {
  test('a dry run tells every write and makes none, not even in the ledger', () =>
    onStage(async (stage) => {
      await bookInTill(stage, 6);
      putShipments(stage, '6;A1;', '6;;FACTURE', '8;C1;');
      const ledger = stage.ftp.local('passerelle.sqlite');
      const report = await stage.report('--dry-run');
      expect([report.job, report.mode]).toEqual(['write-back', 'dry-run']);
      expect(decisionsOf(report)).toEqual([
        'collected:6 order-state would-write',
        '6 tracking-number would-write',
        'shipped:6 order-state would-write',
        'document:facture:6 order-state would-write',
        '8 tracking-number would-write',
        'shipped:8 order-state would-write',
      ]);
      expect(inShopNow(stage, 6)).toBe('2 [2] -, mails -');
      expect(stage.ftp.local('passerelle.sqlite')).toBe(ledger);
      expect(stage.shop.requests.every(({ method }) => method === 'GET')).toBe(true);
    }));

  test('--only and --limit', () =>
    onStage(async (stage) => {
      putShipments(stage, '6;A1;', '7;B1;', '8;C1;');
      await stage.writeBack('--only', '8');
      expect([6, 7, 8].map((id) => inShopNow(stage, id).slice(0, 1))).toEqual(['2', '2', '4']);
      await stage.writeBack('--limit', '1');
      expect([inShopNow(stage, 6), inShopNow(stage, 7)]).toEqual(['2 [2] A1, mails -', '2 [11] -, mails -']);
      await stage.writeBack();
      expect([inShopNow(stage, 6), inShopNow(stage, 7)]).toEqual([
        '4 [2 4] A1, mails 4',
        '4 [11 4] B1, mails 4',
      ]);
    }));

  test.each([
    [['--limit', 'deux'], 2],
    [['-v', '-q'], 2],
  ])('%j is wrong usage', async (argv, exitCode) =>
    onStage(async (stage) => {
      expect((await stage.writeBack(...argv)).exitCode).toBe(exitCode);
      expect(stage.shop.requests).toEqual([]);
      expect(readdirSync(join(stage.ftp.workDir))).toEqual(['passerelle.json']);
    }),
  );

  test('a state that the shop does not have: 2, before anything is written', () =>
    onStage(
      async (stage) => {
        const { exitCode, err } = await stage.writeBack();
        expect(exitCode).toBe(2);
        expect(err).toMatch(/« Expdié » \(vouliez-vous dire « Expédié » \?\)/);
      },
      { rules: [{ when: 'sent', from: [2], to: 'Expdié' }] },
    ));
});

test('another one is under way: 7, and the shop is not asked; the cycle of the program may run beside it', () =>
  onStage(async (stage) => {
    const lock = takeLock(join(stage.ftp.workDir, 'orders-to-xml-write-back.lock'));
    putShipments(stage, '6;A1;');
    expect((await stage.writeBack()).exitCode).toBe(7);
    expect(stage.shop.requests).toEqual([]);
    await bookInTill(stage, 7);
    expect(stage.ftp.proshop.bookedOrders()).toEqual(['7']);
    lock.release();
    expect((await stage.writeBack()).exitCode).toBe(0);
    expect(inShopNow(stage, 6)).toBe('4 [2 4] A1, mails 4');
  }));
