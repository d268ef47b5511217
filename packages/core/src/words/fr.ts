import { check } from './fr/check.ts';
import { config } from './fr/config.ts';
import { delivery } from './fr/delivery.ts';
import { files } from './fr/files.ts';
import { layout } from './fr/layout.ts';
import { ledger } from './fr/ledger.ts';
import { orders } from './fr/orders.ts';
import { program } from './fr/program.ts';
import { status } from './fr/status.ts';
import { stock } from './fr/stock.ts';
import { transport } from './fr/transport.ts';

export const fr = {
  check,
  config,
  delivery,
  files,
  layout,
  ledger,
  orders,
  program,
  status,
  stock,
  transport,
};
