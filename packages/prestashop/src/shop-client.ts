import type { Query } from './call.ts';
import { Caller } from './caller.ts';
import { changeMany, changeOne } from './changes.ts';
import { readerOf, type Reader } from './reader.ts';
import type { ResourceName } from './resources.ts';
import { imageIsShown } from './images.ts';
import { rightsOf, type Rights } from './rights.ts';
import type { ShopSettings, ShopWorld } from './shop-settings.ts';
import {
  deleteOne,
  postMany,
  postOne,
  uploadOne,
  type Change,
  type Outcome,
  type Written,
} from './writes.ts';
import type { Entity } from './xml.ts';

/**
 * The shop's web service. Reads reject with ShopTrouble, for "could not look" is never "nothing there"; writes say what
 * became of them. Reads may go side by side, so many as are configured; writes go one at a time, as is the rule of the
 * house: the shop has no transactions.
 */
export class ShopClient implements Reader {
  readonly #caller: Caller;
  readonly #reader: Reader;

  /** Sends nothing yet. Throws ShopTrouble if the address or the authority cannot be used. */
  constructor(settings: ShopSettings, world: ShopWorld) {
    this.#caller = new Caller(settings, world);
    this.#reader = readerOf(this.#caller);
  }

  get version(): string | undefined {
    return this.#caller.version;
  }

  /** Requests sent so far, repeated ones included. */
  get requests(): number {
    return this.#caller.requests;
  }

  rights(): Promise<Rights> {
    return rightsOf(this.#caller);
  }

  pages: Reader['pages'] = (list) => this.#reader.pages(list);
  all: Reader['all'] = (list, onPage) => this.#reader.all(list, onPage);
  each: Reader['each'] = (list, take) => this.#reader.each(list, take);
  languages = () => this.#reader.languages();
  currencies = () => this.#reader.currencies();
  orderStates = () => this.#reader.orderStates();
  settings = (...names: string[]) => this.#reader.settings(...names);
  under = (signal: AbortSignal) => this.#reader.under(signal);

  create(resource: ResourceName, entity: Entity, query?: Query): Promise<Outcome<Written>> {
    return postOne(this.#caller, resource, entity, query);
  }

  createMany(resource: ResourceName, entities: readonly Entity[]): Promise<Outcome<Written[]>> {
    return postMany(this.#caller, resource, entities);
  }

  change(resource: ResourceName, change: Change, query?: Query): Promise<Outcome<Written>> {
    return changeOne(this.#caller, resource, change, query);
  }

  changeMany(resource: ResourceName, changes: readonly Change[]): Promise<Outcome<Written[]>> {
    return changeMany(this.#caller, resource, changes);
  }

  delete(resource: ResourceName, id: number): Promise<Outcome<undefined>> {
    return deleteOne(this.#caller, `${resource}/${id}`);
  }

  /** The first image of a product becomes its cover. */
  addImage(product: number, file: Upload): Promise<Outcome<Written>> {
    return uploadOne(this.#caller, `images/products/${product}`, { field: 'image', ...file });
  }

  deleteImage(product: number, image: number): Promise<Outcome<undefined>> {
    return deleteOne(this.#caller, `images/products/${product}/${image}`);
  }

  /** Whether the image is there whole: what came in broken leaves its number behind. Rejects with ShopTrouble. */
  hasImage(product: number, image: number): Promise<boolean> {
    return imageIsShown(this.#caller, product, image);
  }

  addAttachment(file: Upload): Promise<Outcome<Written>> {
    return uploadOne(this.#caller, 'attachments/file', { field: 'file', ...file });
  }
}

export interface Upload {
  readonly name: string;
  /** 'image/jpeg', 'application/pdf' … */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
