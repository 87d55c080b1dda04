import type { EventType } from '../../src/registry/events.ts';
import { type InboxItem, sencoInbox } from '../../src/decisions/involvement/senco-inbox.ts';
import { type GivenInboxItem, givenInbox } from '../../src/records/given-inbox.ts';
import { inboxSubjects } from '../../src/matters/inbox-subjects.ts';
import { DECISION_TYPES } from '../decisions/decision-types.ts';
import type { ListItem } from './list-item.ts';
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
 * What another school decides while both have the child has a row of its own.
 */
export const MODEL = listModel({
  name: 'senco-inbox',
  version: 5,
  source: import.meta.url,
  parts: [
    {
      types: [...WORDS, ...DECISION_TYPES],
      derive: (events, voided) => sencoInbox(inboxSubjects(events, voided())).map(item),
      deriveShared: (shared, own, schoolUrn) => givenInbox(shared, own, schoolUrn).map(item),
    },
  ],
});

function item({ id, schoolUrn, state, askedAt, ...body }: InboxItem | GivenInboxItem): ListItem {
  return { id, schoolUrn, state, sortKey: askedAt, body };
}
