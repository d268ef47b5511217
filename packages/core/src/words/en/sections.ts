import { check, shopCheck } from './check.ts';
import { init } from './set-up.ts';
import { alerts, points } from './points.ts';
import { cycle, program, progress } from './program.ts';
import type { Sections } from '../words.ts';
import { fetch, files } from './files.ts';
import { delivery, ledger } from './ledger.ts';
import { config } from './config.ts';
import { decisions } from './decisions.ts';
import { orders } from './orders.ts';
import { shop, writes } from './shop.ts';
import { page, status } from './status.ts';
import { transport } from './transport.ts';
import { weekly } from './weekly.ts';

export const sections: Sections = {
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
  weekly,
  writes,
};
