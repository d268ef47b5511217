import type { EmitCustomers, What } from './event.ts';
import type { WantedCustomer } from './gather-customers.ts';
import type { CustomerPlan, CustomerStep } from './plan-customer.ts';

/** A dry run: every write that would be made, and none is. */
export function tellPlan({ name }: WantedCustomer, { steps, left }: CustomerPlan, emit: EmitCustomers): void {
  for (const { decision, reason } of left)
    emit({ kind: 'customer-write', name, what: { kind: 'customer' }, decision, reason, id: '' });
  for (const step of steps)
    emit({ kind: 'customer-write', name, what: whatOf(step), decision: 'would-write', reason: null, id: '' });
}

function whatOf(step: CustomerStep): What {
  switch (step.kind) {
    case 'make-account':
      return { kind: 'account' };
    case 'change-account':
      return { kind: 'changes', parts: step.what };
    case 'add-address':
      return { kind: 'address' };
    case 'mend-address':
      return { kind: 'address-details', parts: Object.keys(step.change) as ('phone' | 'vatNumber')[] };
  }
}
