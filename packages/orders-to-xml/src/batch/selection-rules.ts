import type { Config } from '@passerelle/core/config/schema.ts';
import type { Ledger } from '@passerelle/core/ledger/ledger.ts';
import type { SelectionRules } from '@passerelle/core/orders/select.ts';
import { giftVoucherRule } from '@passerelle/core/orders/vouchers.ts';

/** The part of the configuration that decides, and what adoption left. */
export function selectionRules(
  { states, ignoredStates, giftVoucher, columns }: Config['orders'],
  ledger: Ledger | null,
  force: boolean,
): SelectionRules {
  return {
    states,
    ignoredStates,
    hasStateColumn: columns['state'] !== false,
    giftVoucher: giftVoucherRule(giftVoucher),
    oldestAdopted: ledger?.meta.oldestAdopted ?? null,
    force,
  };
}
