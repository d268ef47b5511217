import type { DeliveryRecord } from '@passerelle/core/delivery/delivery-record.ts';
import type { Archive } from '@passerelle/core/files/archive.ts';
import type { Delivery } from '@passerelle/core/ledger/deliveries.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import { now } from '../ledger/temp-ledger.ts';

interface Keeping {
  ledger: Ledger;
  archive: Archive;
  record: DeliveryRecord<'till'>;
}

/** The next parcel: kept in the archive, and not sent yet. */
export async function keepParcel({ ledger, archive, record }: Keeping): Promise<Delivery> {
  const number = ledger.transaction(() => ledger.meta.takeBatchNumber());
  const fileName = `ventes_${number}.xml`;
  const draft = archive.begin(fileName);
  draft.write(Buffer.from('<Ventes/>'));
  const parcel = { number, lot: `L${number}`, fileName, ...draft.finish(), orderCount: 1, createdAt: now };
  ledger.transaction(() => {
    ledger.parcels.add(parcel);
    ledger.till.add(number, fileName);
  });
  await archive.keep(fileName, parcel);
  record.kept(record.get(number));
  return record.get(number);
}
