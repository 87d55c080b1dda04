import type { EventType } from '../../src/registry/events.ts';
import { sencoInbox } from '../../src/decisions/involvement/senco-inbox.ts';
import { DECISION_TYPES } from '../decisions/decision-types.ts';
import { listModel } from './list-model.ts';

const WORDS: readonly EventType[] = [
  'ConsultationOpened',
  'ConsultationAnswered',
  'SencoInformed',
  'InvolvementConfirmed',
  'InvolvementDisputed',
];

/**
 * Decisions of others that the SENCO was told of or asked about, oldest first. A voided decision leaves the inbox,
 * unless the SENCO was told of the void itself.
 */
export const MODEL = listModel({
  name: 'senco-inbox',
  version: 3,
  source: import.meta.url,
  parts: [
    {
      types: [...WORDS, ...DECISION_TYPES],
      derive: (events) =>
        sencoInbox(events).map(({ id, schoolUrn, state, askedAt, ...body }) => ({
          id,
          schoolUrn,
          state,
          sortKey: askedAt,
          body: body,
        })),
    },
  ],
});
