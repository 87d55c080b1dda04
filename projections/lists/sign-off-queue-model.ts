import { CLOSING_TYPES } from '../../src/decisions/sign-off/closing.ts';
import { TYPES_ABOUT_REQUESTS } from '../../src/decisions/sign-off/events.ts';
import { signOffsOf } from '../../src/decisions/sign-off/fold.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { listModel } from './list-model.ts';

const TYPES = [...TYPES_ABOUT_REQUESTS, ...CLOSING_TYPES];

/**
 * Requests for sign-off, by the day they were submitted. `body` holds the events from which a query folds the request.
 */
export const MODEL = listModel({
  name: 'sign-off-queue',
  version: 3,
  source: import.meta.url,
  parts: [
    {
      types: TYPES,
      derive: (events) =>
        signOffsOf(events).map(({ id, content: { schoolUrn }, state, submittedOn, events: own }) => ({
          id,
          schoolUrn,
          state,
          sortKey: submittedOn,
          body: { events: own } as unknown as JsonObject,
        })),
    },
  ],
});
