import { alerts } from './fr/alerts.ts';
import { check } from './fr/check.ts';
import { config } from './fr/config.ts';
import { cycle } from './fr/cycle.ts';
import { delivery } from './fr/delivery.ts';
import { files } from './fr/files.ts';
import { fetch } from './fr/fetch.ts';
import { decisions } from './fr/decisions.ts';
import { init } from './fr/init.ts';
import { layout } from './fr/layout.ts';
import { ledger } from './fr/ledger.ts';
import { orders } from './fr/orders.ts';
import { ordersToXml } from './fr/orders-to-xml.ts';
import { page } from './fr/page.ts';
import { points } from './fr/points.ts';
import { program } from './fr/program.ts';
import { progress } from './fr/progress.ts';
import { settling } from './fr/settling.ts';
import { status } from './fr/status.ts';
import { stock } from './fr/stock.ts';
import { stockCycle } from './fr/stock-cycle.ts';
import { transport } from './fr/transport.ts';

export const fr = {
  alerts,
  check,
  config,
  cycle,
  delivery,
  files,
  fetch,
  decisions,
  init,
  layout,
  ledger,
  orders,
  ordersToXml,
  page,
  points,
  program,
  progress,
  settling,
  status,
  stock,
  stockCycle,
  transport,
};
