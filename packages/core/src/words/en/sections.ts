import { alerts } from './alerts.ts';
import { check } from './check.ts';
import { config } from './config.ts';
import { cycle } from './cycle.ts';
import { delivery } from './delivery.ts';
import { files } from './files.ts';
import { fetch } from './fetch.ts';
import { decisions } from './decisions.ts';
import { init } from './init.ts';
import { ledger } from './ledger.ts';
import { orders } from './orders.ts';
import { page } from './page.ts';
import { points } from './points.ts';
import { program } from './program.ts';
import { progress } from './progress.ts';
import { shop } from './shop.ts';
import { status } from './status.ts';
import { transport } from './transport.ts';
import type { Sections } from '../words.ts';

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
  status,
  transport,
};
