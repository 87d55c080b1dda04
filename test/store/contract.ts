import { afterAll, beforeAll, describe } from '@jest/globals';
import type { EventStore } from '../../src/store/event-store.ts';
import { appendingContract } from './contract/appending.ts';
import { endingContract } from './contract/ending.ts';
import { followingContract } from './contract/following.ts';
import { modelContract } from './contract/models.ts';
import { readingContract } from './contract/reading.ts';
import { repeatingContract } from './contract/repeating.ts';

export interface OpenedStore {
  readonly store: EventStore;
  /** Closes the store and opens the same data again; left out where that is not the adapter's business. */
  readonly reopen?: () => Promise<EventStore>;
  /** Closes what is open and cleans up. */
  readonly stop: () => Promise<void>;
}

export interface ContractOptions {
  /** Runs of each model; default 30. */
  readonly runs?: number;
  /** Rounds of the race of sixteen; default 20. */
  readonly rounds?: number;
}

/**
 * Every guarantee of `EventStore`, for any adapter. The store may hold other streams and its positions may have gaps;
 * it must have no other writer while this runs. `open` is called once for most cases and again for those that close it.
 */
export function storeContract(name: string, open: () => Promise<OpenedStore>, options: ContractOptions = {}): void {
  describe(`${name} keeps the contract of the event store`, () => {
    let opened: OpenedStore | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(async () => {
      await opened?.stop();
    });
    const shared = (): OpenedStore => {
      if (opened === undefined) throw new Error('the store did not open');
      return opened;
    };
    const store = (): EventStore => shared().store;
    describe('reading', () => {
      readingContract(store);
    });
    describe('appending', () => {
      appendingContract(store, options.rounds ?? 20);
    });
    describe('repeating', () => {
      repeatingContract(store);
    });
    describe('following', () => {
      followingContract(store);
    });
    describe('ending', () => {
      endingContract(open, shared);
    });
    describe('models', () => {
      modelContract(store, options.runs ?? 30);
    });
  });
}
