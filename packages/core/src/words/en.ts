import { check } from './en/check.ts';
import { config } from './en/config.ts';
import { delivery } from './en/delivery.ts';
import { files } from './en/files.ts';
import { layout } from './en/layout.ts';
import { ledger } from './en/ledger.ts';
import { orders } from './en/orders.ts';
import { program } from './en/program.ts';
import { status } from './en/status.ts';
import { stock } from './en/stock.ts';
import { transport } from './en/transport.ts';
import type { Words } from './words.ts';

export const en: Words = {
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
