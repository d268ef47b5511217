import { anyShoe, buy, exportStock, runModules, type Town } from './town.ts';

interface Deed {
  what: string;
  /** Resolves with what is to be told of it. */
  act: (town: Town) => Promise<string>;
}

const told = (text: string): Promise<string> => Promise.resolve(text);

/** What a line that is typed does to the shop. */
export const deeds: Readonly<Record<string, Deed>> = {
  order: {
    what: 'a customer buys a pair and pays',
    act: (town) => told(`Order ${buy(town, [anyShoe(town)])}.`),
  },
  off: {
    what: 'the owner switches the web service off',
    act: ({ shop }) => {
      shop.set({ isSwitchedOff: true });
      return told('The web service is off.');
    },
  },
  middle: {
    what: 'it goes off in the middle of the next reading, after five requests',
    act: ({ shop }) => {
      let left = 5;
      shop.behaviour = () => {
        if (left-- === 0) shop.set({ isSwitchedOff: true });
        return undefined;
      };
      return told('The web service will go off after five requests.');
    },
  },
  on: {
    what: 'it is on again',
    act: ({ shop }) => {
      shop.set({ isSwitchedOff: false });
      return told('The web service is on.');
    },
  },
  revoke: {
    what: 'the key is revoked',
    act: ({ shop }) => {
      shop.set({ isKeyRevoked: true });
      return told('The key is revoked.');
    },
  },
  grant: {
    what: 'the key is given back',
    act: ({ shop }) => {
      shop.set({ isKeyRevoked: false });
      return told('The key is good again.');
    },
  },
  down: {
    what: 'the machine of the shop is down: nobody answers',
    act: async ({ shop }) => {
      await shop.close();
      return 'Nobody answers.';
    },
  },
  up: {
    what: 'it is up again',
    act: async ({ shop }) => {
      await shop.open();
      return `The shop answers at ${shop.url}.`;
    },
  },
  modules: {
    what: "the shop's modules run, for the way by files: orders.csv is written, ExportCSVmod.csv read and deleted",
    act: (town) =>
      told(
        runModules(town)
          ? 'orders.csv is written, ExportCSVmod.csv is read.'
          : 'orders.csv is written; there was no ExportCSVmod.csv.',
      ),
  },
  proshop: {
    what: 'ProShop imports what lies in import/, books it, and writes ExportCSV.csv',
    act: (town) => {
      const files = town.proshop.import();
      for (const { content } of files) town.stockRoom.book(content);
      exportStock(town);
      const names = files.map(({ name }) => name).join(', ');
      return told(names === '' ? 'ProShop found nothing to import.' : `ProShop imported ${names}.`);
    },
  },
};

const lines = Object.entries(deeds).map(([name, { what }]) => `  ${name.padEnd(12)}${what}`);

export const help = `Type a word, and Enter; Ctrl+C stops it:\n${lines.join('\n')}`;
