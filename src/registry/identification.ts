import { NeedsRanked, ProvisionCodeObserved, SenSupportDecided } from '../decisions/identification/events.ts';
import { DiscrepancyRaised } from '../decisions/pupil-events.ts';
import { RecordSenStatus } from '../decisions/identification/observed-period.ts';
import type { ObservationSource } from '../decisions/observation-source.ts';
import {
  ContinueSenSupport,
  continueSenSupport,
  SenSupportContinued,
} from '../decisions/identification/continue-sen-support.ts';
import { DecideNotSen, decideNotSen, NotSenDecided } from '../decisions/identification/decide-not-sen.ts';
import {
  HoldSenSupportReview,
  holdSenSupportReview,
  SenSupportReviewHeld,
} from '../decisions/identification/hold-sen-support-review.ts';
import { PlaceOnSenSupport, placeOnSenSupport } from '../decisions/identification/place-on-sen-support.ts';
import {
  ProposeIdentification,
  proposeIdentification,
  IdentificationProposed,
} from '../decisions/identification/propose-identification.ts';
import { RaiseConcern, raiseConcern, ConcernRaised } from '../decisions/identification/raise-concern.ts';
import { RankNeeds, rankNeeds } from '../decisions/identification/rank-needs.ts';
import {
  RecordDiscussion,
  recordDiscussion,
  ParentDiscussionHeld,
} from '../decisions/identification/record-discussion.ts';
import {
  RecordInformation,
  recordInformation,
  InformationGathered,
} from '../decisions/identification/record-information.ts';
import { isFile, recordSenStatus } from '../decisions/identification/record-sen-status.ts';
import {
  RecordReviewDate,
  recordReviewDate,
  ReviewDateObserved,
} from '../decisions/identification/record-review-date.ts';
import {
  ReferToSpecialist,
  referToSpecialist,
  SpecialistReferralDecided,
} from '../decisions/identification/refer-to-specialist.ts';
import {
  RemoveFromSenSupport,
  removeFromSenSupport,
  RegisterRemovalDecided,
} from '../decisions/identification/remove-from-sen-support.ts';
import { StartMonitoring, startMonitoring, MonitoringStarted } from '../decisions/identification/start-monitoring.ts';
import {
  StepUpSenSupport,
  stepUpSenSupport,
  SenSupportSteppedUp,
} from '../decisions/identification/step-up-sen-support.ts';
import { STATUS_EVENT_TYPES } from '../decisions/sen-status.ts';
import type { ReadModelName } from './read-model-names.ts';
import { define } from './definition.ts';
import { ANYONE_WHO_WORKS_THERE, REVIEWERS, SENCO_OR_HEAD } from './offices.ts';

const CASE_EVENT_TYPES = [
  ...STATUS_EVENT_TYPES,
  'SenSupportReviewHeld',
  'SenSupportContinued',
  'SenSupportSteppedUp',
] as const;
/** The register's cut is that of a pupil's record, where the state of identification shows. */
const HISTORY: readonly ReadModelName[] = ['decision-history'];

export const IDENTIFICATION_COMMANDS = [
  define('PUPIL', 'DECISION', raiseConcern, {
    takes: RaiseConcern,
    offices: ANYONE_WHO_WORKS_THERE,
    description: 'Raises a concern that a pupil may have special educational needs.',
    action: 'RAISE_CONCERN',
    legalBasis: ['CoP 6.14-6.27', 'SEND Regulations 2014 reg 50'],
    emits: [ConcernRaised],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordInformation, {
    takes: RecordInformation,
    description: 'Records what was gathered about a concern: progress, what was tried, other explanations.',
    action: 'RAISE_CONCERN',
    legalBasis: ['CoP 6.14-6.27', 'CoP 6.37-6.38'],
    emits: [InformationGathered],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordDiscussion, {
    takes: RecordDiscussion,
    description: 'Records a discussion with parents and pupil, or that parents could not be reached.',
    action: 'RAISE_CONCERN',
    legalBasis: ['CoP 6.39-6.43'],
    emits: [ParentDiscussionHeld],
    awaits: HISTORY,
  }),
  define('PUPIL', 'DECISION', proposeIdentification, {
    takes: ProposeIdentification,
    offices: REVIEWERS,
    description: 'Proposes what becomes of a concern.',
    action: 'RAISE_CONCERN',
    legalBasis: ['CoP 6.20', 'CoP 6.38'],
    emits: [IdentificationProposed],
    awaits: HISTORY,
    conflictsWith: STATUS_EVENT_TYPES,
  }),
  define('PUPIL', 'DECISION', placeOnSenSupport, {
    takes: PlaceOnSenSupport,
    offices: SENCO_OR_HEAD,
    description: 'Places a pupil on SEN support (K).',
    action: 'RECORD_DECISION',
    legalBasis: ['Children and Families Act 2014 s.66', 'Children and Families Act 2014 s.68', 'CoP 6.39-6.43'],
    emits: [SenSupportDecided],
    awaits: HISTORY,
    conflictsWith: STATUS_EVENT_TYPES,
    signOff: () => 'SEN_SUPPORT',
  }),
  define('PUPIL', 'DECISION', startMonitoring, {
    takes: StartMonitoring,
    offices: SENCO_OR_HEAD,
    description: 'Starts to watch a pupil without SEN support (N).',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.20-6.24'],
    emits: [MonitoringStarted],
    awaits: HISTORY,
    conflictsWith: STATUS_EVENT_TYPES,
    settles: () => ['SEN_SUPPORT'],
  }),
  define('PUPIL', 'DECISION', decideNotSen, {
    takes: DecideNotSen,
    offices: SENCO_OR_HEAD,
    description: 'Decides that a concern is not SEN (N).',
    action: 'RECORD_DECISION',
    legalBasis: ['Children and Families Act 2014 s.20', 'CoP 6.20-6.24'],
    emits: [NotSenDecided],
    awaits: HISTORY,
    conflictsWith: STATUS_EVENT_TYPES,
    settles: () => ['SEN_SUPPORT'],
  }),
  define('PUPIL', 'DECISION', referToSpecialist, {
    takes: ReferToSpecialist,
    rightsMatter: 'REFERRAL',
    offices: SENCO_OR_HEAD,
    description: 'Refers a pupil to a specialist outside the school.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.58-6.62', 'UK GDPR Art 9'],
    emits: [SpecialistReferralDecided],
    awaits: HISTORY,
  }),
  define('PUPIL', 'DECISION', recordSenStatus, {
    takes: RecordSenStatus,
    description: 'Records the provision code (K, E or N) that a file or document states, with dates and ranked needs.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.37', 'Children and Families Act 2014 s.45', 'CoP 6.72-6.78'],
    emits: [ProvisionCodeObserved, DiscrepancyRaised],
    awaits: [...HISTORY, 'discrepancies'],
    conflictsWith: STATUS_EVENT_TYPES,
    tellsSenco: ({ source }: { readonly source: ObservationSource }) => !isFile(source),
  }),
  define('PUPIL', 'RECORD', recordReviewDate, {
    takes: RecordReviewDate,
    description: 'Records when a file or document says the next review is.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['Children and Families Act 2014 s.44', 'CoP 6.53-6.56'],
    emits: [ReviewDateObserved],
    awaits: HISTORY,
  }),
  define('PUPIL', 'DECISION', rankNeeds, {
    takes: RankNeeds,
    offices: SENCO_OR_HEAD,
    description: 'Ranks the needs of a pupil with SEN anew.',
    action: 'RECORD_DECISION',
    legalBasis: ['DfE school census, SENtypeRank', 'CoP 6.72-6.78'],
    emits: [NeedsRanked],
    awaits: HISTORY,
    conflictsWith: STATUS_EVENT_TYPES,
  }),
  define('PUPIL', 'DECISION', holdSenSupportReview, {
    takes: HoldSenSupportReview,
    offices: REVIEWERS,
    description: 'Records a review of SEN support.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.53-6.56', 'CoP 6.65'],
    emits: [SenSupportReviewHeld],
    awaits: HISTORY,
    conflictsWith: CASE_EVENT_TYPES,
  }),
  define('PUPIL', 'DECISION', continueSenSupport, {
    takes: ContinueSenSupport,
    offices: SENCO_OR_HEAD,
    description: 'Goes on with SEN support after a review.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.44-6.56'],
    emits: [SenSupportContinued],
    awaits: HISTORY,
    conflictsWith: CASE_EVENT_TYPES,
    settles: () => ['REGISTER_REMOVAL'],
  }),
  define('PUPIL', 'DECISION', stepUpSenSupport, {
    takes: StepUpSenSupport,
    offices: SENCO_OR_HEAD,
    description: 'Does more than before after a review of SEN support.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.58-6.63'],
    emits: [SenSupportSteppedUp],
    awaits: HISTORY,
    conflictsWith: CASE_EVENT_TYPES,
    settles: () => ['REGISTER_REMOVAL'],
  }),
  define('PUPIL', 'DECISION', removeFromSenSupport, {
    takes: RemoveFromSenSupport,
    offices: SENCO_OR_HEAD,
    description: 'Takes a pupil off SEN support (K to N) after a review.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.44-6.56'],
    emits: [RegisterRemovalDecided],
    awaits: HISTORY,
    conflictsWith: [...CASE_EVENT_TYPES, 'EhcRequestDecided'],
    signOff: () => 'REGISTER_REMOVAL',
  }),
];
