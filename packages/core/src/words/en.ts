import { alerts } from './en/alerts.ts';
import { check } from './en/check.ts';
import { config } from './en/config.ts';
import { cycle } from './en/cycle.ts';
import { delivery } from './en/delivery.ts';
import { files } from './en/files.ts';
import { fetch } from './en/fetch.ts';
import { decisions } from './en/decisions.ts';
import { init } from './en/init.ts';
import { layout } from './en/layout.ts';
import { ledger } from './en/ledger.ts';
import { orders } from './en/orders.ts';
import { ordersToXml } from './en/orders-to-xml.ts';
import { page } from './en/page.ts';
import { points } from './en/points.ts';
import { program } from './en/program.ts';
import { progress } from './en/progress.ts';
import { settling } from './en/settling.ts';
import { status } from './en/status.ts';
import { stock } from './en/stock.ts';
import { stockCycle } from './en/stock-cycle.ts';
import { transport } from './en/transport.ts';
import type { Words } from './words.ts';

export const en: Words = {
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
