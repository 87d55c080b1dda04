import type { NamedDecider } from '../../src/decisions/given.ts';
import type { AuthorityKind, Basis, EventMetadata, Meeting } from '../../src/kernel/metadata.ts';
import { type DeciderKind, OUTSIDER } from '../../src/decisions/outsiders.ts';
import { REGISTRY } from '../../src/registry/index.ts';
import { publishEnum } from './publish.ts';

export const BasisEnum = publishEnum<Basis>('Basis', 'How a decision came into the record.', {
  TAKEN_HERE: 'Decided here and now by the person who is signed in.',
  REPORTED: 'Decided elsewhere or earlier, as somebody reports it.',
  FROM_DOCUMENT: 'Decided elsewhere or earlier, as a document or file says it.',
});

export const AuthorityKindEnum = publishEnum<AuthorityKind>(
  'AuthorityKind',
  'What the authority of a decider rests on.',
  {
    OFFICE: 'An office or designation held at the time.',
    DELEGATION: 'A delegation in force at the time.',
    APPROVAL: 'An approval of just this act by somebody with authority for it.',
    APPOINTMENT: 'An appointment for this pupil, because those who would decide stood aside.',
    NOT_RECORDED: 'No office or delegation that covers the decision is recorded.',
  },
);

export const MeetingEnum = publishEnum<Meeting>('Meeting', 'Meetings that decide.', {
  LEADERSHIP_TEAM: 'Senior leadership team.',
  SEN_PANEL: 'SEN panel of the school.',
  INCLUSION_PANEL: 'Inclusion panel.',
  REVIEW_MEETING: 'Review meeting of the graduated approach.',
  ANNUAL_REVIEW: 'Annual review of an EHC plan.',
  TEAM_AROUND_THE_CHILD: 'Team around the child.',
  OTHER: 'Another meeting.',
});

export const NamedDeciderKindEnum = publishEnum<NamedDecider['kind']>(
  'NamedDeciderKind',
  'Who is named as having decided at the school.',
  { PERSON: 'One person.', MEETING: 'A meeting with its members.', NOT_KNOWN: 'Not known.' },
);

export const DeciderKindEnum = publishEnum<DeciderKind>('DeciderKind', 'Who decided, as far as it is known.', {
  PERSON: 'One person of the school.',
  MEETING: 'A meeting with its members.',
  NOT_KNOWN: 'Not known.',
  ...OUTSIDER.codes,
});

export const DatePrecisionEnum = publishEnum<NonNullable<EventMetadata['decidedAtPrecision']>>(
  'DatePrecision',
  'How exactly the time of a decision is known.',
  {
    INSTANT: 'To the moment.',
    DAY: 'Only the day.',
  },
);

/** Decisions that an office carries can be lent to others; to propose needs no authority to decide. */
const DELEGABLE = REGISTRY.filter(
  ({ kind, offices, action }) => kind === 'DECISION' && offices.length > 0 && action !== 'PROPOSE',
);
export const DelegableDecisionEnum = publishEnum(
  'DelegableDecision',
  'Decisions that a delegation can cover.',
  Object.fromEntries(DELEGABLE.map(({ name, description }) => [name, description])),
);
