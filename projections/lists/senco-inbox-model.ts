import type { EventType } from '../../src/registry/events.ts';
import { sencoInbox } from '../../src/decisions/involvement/senco-inbox.ts';
import { inboxSubjects } from '../../src/matters/inbox-subjects.ts';
import { DECISION_TYPES } from '../decisions/decision-types.ts';
import { listModel } from './list-model.ts';

const WORDS: readonly EventType[] = [
  'ConsultationOpened',
  'ConsultationAnswered',
  'ConsultationHeld',
  'SencoInformed',
  'InvolvementConfirmed',
  'InvolvementDisputed',
  'DecisionConfirmed',
  'DecisionDisputed',
  'DissentRecorded',
];

/**
 * What others decided and the SENCO was told of or asked about, oldest first: a row a matter, and one for each concern
 * or act from outside. What was made void leaves the inbox, unless the SENCO was told of the void itself.
 */
export const MODEL = listModel({
  name: 'senco-inbox',
  version: 4,
  source: import.meta.url,
  parts: [
    {
      types: [...WORDS, ...DECISION_TYPES],
      derive: (events, voided) =>
        sencoInbox(inboxSubjects(events, voided())).map(({ id, schoolUrn, state, askedAt, ...body }) => ({
          id,
          schoolUrn,
          state,
          sortKey: askedAt,
          body: body,
        })),
    },
  ],
});
