import { alerts } from './alerts.ts';
import { check, init } from './check.ts';
import { fetch, files } from './files.ts';
import { delivery, ledger } from './ledger.ts';
import { program, progress } from './program.ts';
import { config } from './config.ts';
import { cycle } from './cycle.ts';
import { decisions } from './decisions.ts';
import { orders } from './orders.ts';
import { page } from './page.ts';
import { points } from './points.ts';
import { shop } from './shop.ts';
import { shopCheck } from './shop-check.ts';
import { status } from './status.ts';
import { transport } from './transport.ts';
import { writes } from './writes.ts';

/** Every word, in French. */
export const sections = {
  alerts,
  check,
  config,
  cycle,
  delivery,
  files,
  fetch,
  decisions,
  init,
  ledger,
  orders,
  page,
  points,
  program,
  progress,
  shop,
  shopCheck,
  status,
  transport,
  writes,
};
