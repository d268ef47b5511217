import { sections as core } from '@passerelle/core/words/fr/sections.ts';
import { crm } from './crm.ts';
import { crmCheck } from './crm-check.ts';
import { customers } from './customers.ts';
import { layout } from './layout.ts';
import { looking } from './looking.ts';
import { orderCycle } from './order-cycle.ts';
import { ordersToXml } from './orders-to-xml.ts';
import { pausing } from './pausing.ts';
import { resend } from './resend.ts';
import { settling } from './settling.ts';
import { tasks } from './tasks.ts';
import { writeBack } from './write-back.ts';
import { writeBackRules } from './write-back-rules.ts';

/** Every word of this program, in French: the core's, and its own. */
export const sections = {
  ...core,
  crm,
  crmCheck,
  customers,
  layout,
  looking,
  orderCycle,
  ordersToXml,
  pausing,
  resend,
  settling,
  tasks,
  writeBack,
  writeBackRules,
};
