import { existsSync, readdirSync, rmSync } from 'node:fs';
import { importFolder } from '@passerelle/core/adapters/import-folder.ts';
import { Courier } from '@passerelle/core/delivery/courier.ts';
import { DeliveryRecord } from '@passerelle/core/delivery/delivery-record.ts';
import { openStaging } from '../../src/delivery/staging.ts';
import { Archive } from '@passerelle/core/files/archive.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Found, SalesDestination, Sent } from '@passerelle/core/ports/sales-destination.ts';
import { wellBehaved, type Behaviour } from '@passerelle/rehearsal/ftp-server/behaviour.ts';
import { inFolder } from '../in-folder.ts';
import { keepParcel } from '../delivery/keep-parcel.ts';
import { onStage } from '../delivery/staging-stage.ts';
import { addParcel, now, withLedger } from '../ledger/temp-ledger.ts';
import { answering, failing } from '../transport/rig.ts';
import { keepsTheSalesContract, type SalesSubject, type Trouble } from './sales-contract.ts';

const halfAnHour = 1_800_000;

/** ProShop's import folder on the rehearsed server. */
function onImportFolder(play: (subject: SalesSubject<'till'>) => Promise<void>): Promise<void> {
  return inFolder((folder) =>
    onStage(async ({ rig, ledger, context: staged }) => {
      let clock = now;
      const archive = new Archive(folder);
      const context = { ...staged, archive, now: () => clock };
      const record = new DeliveryRecord(context, 'till');
      const folderOver = importFolder(context);
      const prepare = () => keepParcel({ ledger, archive, record });
      await play({
        open: async () => {
          const transport = await rig.connect();
          await openStaging(transport, context);
          return folderOver(transport);
        },
        courier: () => new Courier(context, 'till'),
        prepare,
        get: (number) => record.get(number),
        intend: ({ number }) => record.intended(record.get(number), clock),
        trouble: (what) => rig.server.behave(ftpTroubles[what]),
        copies: ({ fileName }) => (existsSync(rig.onDisk(`import/${fileName}`)) ? 1 : 0),
        book: () => {
          for (const name of readdirSync(rig.onDisk('import'))) rmSync(rig.onDisk(`import/${name}`));
        },
        wait: () => (clock = new Date(clock.getTime() + halfAnHour)),
        states: { intended: 'DELIVERING', taken: 'DELIVERED', refused: 'STAGED', booked: 'COLLECTED' },
      });
    }),
  );
}

/** Befalls the parcel's file, and not the sentinel. */
function ofParcel(behaviour: Behaviour): Behaviour {
  return (step) => (step.argument.includes('ventes') ? behaviour(step) : undefined);
}

const ftpTroubles: Record<Trouble, Behaviour> = {
  sound: wellBehaved,
  'lost before the intent': ofParcel(failing('RNFR', { kind: 'drop', applied: false })),
  'done, the answer lost': ofParcel(failing('RNTO', { kind: 'drop', applied: true })),
  'not done, the answer lost': ofParcel(failing('RNTO', { kind: 'drop', applied: false })),
  refused: ofParcel(answering('RNTO', '550 Not allowed')),
  blind: answering('SIZE', '450 Busy'),
};

keepsTheSalesContract('the import folder on FTP', onImportFolder);

/** What a CRM promises, as far as parcels go: one order by its key, made once, found by its key. */
class RehearsedCrm implements SalesDestination<Delivery<'crm'>> {
  readonly #orders: string[];
  readonly #its: { trouble: Trouble; clock: Date };

  constructor(orders: string[], its: { trouble: Trouble; clock: Date }) {
    this.#orders = orders;
    this.#its = its;
  }

  async send(delivery: Delivery<'crm'>, intend: () => void): Promise<Sent> {
    if (this.#its.trouble === 'lost before the intent') throw new Error('no connection');
    const found = await this.find(delivery);
    if (found.kind !== 'absent') return { kind: 'unproven', answer: '' };
    intend();
    const { trouble } = this.#its;
    if (trouble === 'not done, the answer lost') throw new Error('no answer');
    if (trouble === 'refused')
      return { kind: 'refused', answer: 'MANDATORY_FIELDS_MISSING', why: new Error('no') };
    this.#orders.push(delivery.key);
    if (trouble === 'done, the answer lost') throw new Error('no answer');
    return { kind: 'taken', evidence: {}, remoteId: `6x${this.#orders.length}` };
  }

  find({ key }: Delivery<'crm'>): Promise<Found> {
    if (this.#its.trouble === 'blind') return Promise.reject(new Error('500'));
    const copies = this.#orders.filter((one) => one === key).length;
    if (copies > 1) return Promise.resolve({ kind: 'contradictory', evidence: { copies } });
    if (copies === 1) return Promise.resolve({ kind: 'taken', evidence: {}, remoteId: '6x1' });
    return Promise.resolve({ kind: 'absent', isReady: false });
  }

  lookAtTaken(deliveries: readonly Delivery<'crm'>[]) {
    return Promise.resolve({ booked: [...deliveries], waiting: [] });
  }

  now(): Date {
    return this.#its.clock;
  }

  knewAt({ bookedAt }: Delivery<'crm'>, moment: Date): boolean {
    return bookedAt !== null && bookedAt < moment;
  }
}

function onCrm(play: (subject: SalesSubject<'crm'>) => Promise<void>): Promise<void> {
  return withLedger(async (ledger) => {
    const its = { trouble: 'sound' as Trouble, clock: now };
    const context = { ledger, archive: new Archive('/nowhere'), now: () => its.clock };
    const record = new DeliveryRecord(context, 'crm');
    const orders: string[] = [];
    await play({
      open: () => Promise.resolve(new RehearsedCrm(orders, its)),
      courier: () => new Courier(context, 'crm'),
      prepare: () => {
        const number = addParcel(ledger);
        ledger.transaction(() => ledger.deliveriesTo('crm').add(number, `PS0-${1041 + number}`));
        return Promise.resolve(record.get(number));
      },
      get: (number) => record.get(number),
      intend: ({ number }) => record.intended(record.get(number), its.clock),
      trouble: (what) => (its.trouble = what),
      copies: ({ key }) => orders.filter((one) => one === key).length,
      book: () => undefined,
      wait: () => (its.clock = new Date(its.clock.getTime() + halfAnHour)),
      states: { intended: 'SENDING', taken: 'ACCEPTED', refused: 'REFUSED', booked: 'ACCEPTED' },
    });
  });
}

keepsTheSalesContract('a CRM', onCrm);

test('absent once is not sent again: the request may still take effect, and then it would be there twice', () =>
  onCrm(async (its) => {
    const { number } = await its.prepare();
    const advance = async (): Promise<string> => {
      await its
        .courier()
        .advance(await its.open(), number)
        .catch(() => undefined);
      return its.get(number).state;
    };
    its.trouble('not done, the answer lost');
    expect(await advance()).toBe('SENDING');
    its.trouble('sound');
    expect([await advance(), await advance()]).toEqual(['SENDING', 'SENDING']);
    expect(its.get(number)).toMatchObject({ attempts: 1, absentSince: now });
    its.wait();
    expect(await advance()).toBe('ACCEPTED');
    expect(its.get(number)).toMatchObject({ attempts: 2, remoteId: '6x1', absentSince: null });
  }));
