import { faultSections, howToRead, type Played } from '../render-table.ts';
import type { Tally } from '../tally.ts';

/** The page that users read: what fails while the shop's customers go to ProShop, and how it ends. */
export function renderCustomersTable(tally: Tally, played: Played): string {
  const said = [
    '# What goes wrong with the XML of customers, and how it ends',
    'Written by `npm run test:faults -- --customers`: do not edit.',
    `Each operation of a run of \`orders-to-xml customers\` was made to fail, one at a time, in each of these ways, on a real connection: **${tally.count} combinations**, over FTP and explicit TLS, with ProShop collecting at once, early or late, on the first night, on a later one, and after a rename whose answer was lost. While clean nights followed, one customer moved and another came; then ProShop was asked: each version of a customer booked once, new the first time and changed afterwards, the last one as the shop has it, byte for byte as the archive keeps it; never a part of a file in \`import\`, nor a file uploaded there under its final name; nothing left in the staging folder.`,
    `The promise was broken ${tally.broken.length} times. ${tally.total('same run')} ended well in the same run, which tried again (exit 0); ${tally.total('next run')} in the next one; ${tally.total('person')} had to ask a person (exit 8): where the server refuses a rename in words, does it all the same, and ProShop takes the file at once, nobody could know.`,
    howToRead(played),
    ...faultSections(tally),
  ];
  return `${said.join('\n\n')}\n`;
}
