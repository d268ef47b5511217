import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { PersonForCrm } from '@passerelle/core/ports/crm-sale.ts';
import type { Versioned } from '@passerelle/core/ports/sales-for-crm.ts';

/** Pages of customers without those whom a person had forgotten. `ledger` null: nobody was. */
export async function* unforgotten(
  pages: AsyncIterable<readonly Versioned<PersonForCrm>[]>,
  ledger: Ledger | null,
): AsyncGenerator<readonly Versioned<PersonForCrm>[]> {
  for await (const page of pages) {
    const wanted = page.filter(({ what }) => !isForgotten(what, ledger));
    if (wanted.length > 0) yield wanted;
  }
}

function isForgotten({ customer }: PersonForCrm, ledger: Ledger | null): boolean {
  return ledger?.customers.isForgotten(customer.email.trim().toLowerCase()) ?? false;
}
