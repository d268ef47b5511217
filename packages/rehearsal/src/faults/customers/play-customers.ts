import { stagedLeftovers } from '../consumer.ts';
import type { Game } from '../game.ts';
import { loseRename } from '../lose-at.ts';
import type { FaultyRun, Played } from '../play-scene.ts';
import type { Scene } from '../scenes.ts';
import { WatchedShop, type WatchedRun } from '../watched-shop.ts';
import { customersProblems } from './booked-customers.ts';
import { changeRow, openCustomersShop, type CustomersShop } from './customers-shop.ts';

const argv = ['customers'];

/** The customers of the shop for ProShop, night after night. */
export const customersGame: Game = { name: 'customers, ', argv, play: playCustomers };

const nightMs = 24 * 3_600_000;
/** Before the first night nothing of the sample shop may look as if it changed later. */
const firstNight = new Date('2027-03-02T02:30:00Z');

/** A night in which something goes wrong; then, while one customer moves and another comes, clean ones, and ProShop when it comes. */
async function playCustomers(scene: Scene, faulty: FaultyRun): Promise<Played> {
  const shop = await openCustomersShop(scene);
  shop.ftp.now = firstNight;
  try {
    return await new Nights(shop, scene).play(faulty);
  } finally {
    await shop.end();
  }
}

class Nights {
  readonly #shop: CustomersShop;
  readonly #watched: WatchedShop;
  readonly #scene: Scene;
  readonly #cities = new Map([
    ['2', 'Paris'],
    ['3', 'Rennes'],
  ]);

  constructor(shop: CustomersShop, scene: Scene) {
    this.#shop = shop;
    this.#watched = new WatchedShop(shop.ftp, argv);
    this.#watched.collectsAtOnce = scene.collecting === 'at once';
    this.#scene = scene;
  }

  async play(faulty: FaultyRun): Promise<Played> {
    await this.#begin();
    const first = await this.#run(faulty);
    this.#collectIf('early');
    this.#move('Valence');
    this.#meet();
    const second = await this.#runCleanly();
    const leftovers = stagedLeftovers(this.#shop.ftp);
    this.#collectIf('late');
    const third = await this.#runCleanly();
    this.#shop.ftp.proshop.import();
    const isSettled = third === 0 && (second === 0 || second === 8);
    const problems = [
      ...this.#watched.problems,
      ...customersProblems(this.#shop.ftp, this.#cities),
      ...leftovers.map((name) => `${name} is left in the staging folder`),
      ...(faulty.decentEnds.includes(first) ? [] : [`the night that failed ended with ${first}`]),
      ...(isSettled ? [] : [`the clean nights ended with ${second} and ${third}`]),
    ];
    return { exitCodes: [first, second, third], neededPerson: second === 8, problems };
  }

  async #begin(): Promise<void> {
    switch (this.#scene.beginning) {
      case 'first run':
        return;
      case 'later run':
        await this.#runCleanly();
        return this.#move('Lyon');
      case 'rename lost':
      case 'reply lost':
        await this.#run({ behaviour: loseRename(this.#scene.beginning === 'reply lost') });
        return this.#move('Lyon');
    }
  }

  /** Customer 2 has another address. */
  #move(city: string): void {
    changeRow(this.#shop.web, 'addresses', 5, { city });
    this.#cities.set('2', city);
  }

  /** Somebody opens an account, and has no address yet. */
  #meet(): void {
    const { state } = this.#shop.web;
    const date = { date_add: state.now(), date_upd: state.now() };
    const values = { email: 'neuf@example.test', firstname: 'Zoé', lastname: 'Neuve', active: 1, ...date };
    const { id } = state.data.table('customers').insert({ values });
    this.#cities.set(String(id), '');
  }

  async #run(run: WatchedRun): Promise<number> {
    const exitCode = await this.#watched.run(run);
    this.#sleep();
    return exitCode;
  }

  async #runCleanly(): Promise<number> {
    const exitCode = await this.#watched.runCleanly();
    this.#sleep();
    return exitCode;
  }

  #sleep(): void {
    this.#shop.ftp.now = new Date(this.#shop.ftp.now.getTime() + nightMs);
  }

  #collectIf(moment: Scene['collecting']): void {
    if (this.#scene.collecting === moment) this.#shop.ftp.proshop.import();
  }
}
