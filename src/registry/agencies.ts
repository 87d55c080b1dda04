import {
  DecideRecommendation,
  decideRecommendation,
  RecommendationAdopted,
  RecommendationDeclined,
} from '../decisions/provision/decide-recommendation.ts';
import {
  EndPlacementElsewhere,
  endPlacementElsewhere,
  PlacementEnded,
} from '../decisions/provision/end-placement-elsewhere.ts';
import { MakeReferral, makeReferral, ReferralMade } from '../decisions/provision/make-referral.ts';
import { RecordAdvice, recordAdvice, AdviceReceived } from '../decisions/provision/record-advice.ts';
import {
  RecordTopUpDecision,
  recordTopUpDecision,
  TopUpDecided,
} from '../decisions/provision/record-top-up-decision.ts';
import { RequestTopUp, requestTopUp, TopUpRequested } from '../decisions/provision/request-top-up.ts';
import {
  StartPlacementElsewhere,
  startPlacementElsewhere,
  PlacementStarted,
} from '../decisions/provision/start-placement-elsewhere.ts';
import { define } from './definition.ts';
import { HEAD, LEADERS, SENCO_OR_HEAD } from './offices.ts';
import type { ReadModelName } from './read-model-names.ts';

const HISTORY: readonly ReadModelName[] = ['decision-history'];

/** Agencies and placements: education elsewhere, referrals and advice, top-up funding. */
export const AGENCY_COMMANDS = [
  define('PUPIL', 'DECISION', startPlacementElsewhere, {
    takes: StartPlacementElsewhere,
    offices: HEAD,
    description: 'Places a pupil of the school elsewhere for a time.',
    action: 'RECORD_DECISION',
    legalBasis: ['Education Act 2002 s.29A', 'Education Act 1996 s.19'],
    emits: [PlacementStarted],
    awaits: [...HISTORY, 'ehc-tracker', 'incoming-transfers'],
    conflictsWith: ['PlacementStarted', 'PlacementEnded'],
    signOff: () => 'ALTERNATIVE_PROVISION' as const,
  }),
  define('PUPIL', 'DECISION', endPlacementElsewhere, {
    takes: EndPlacementElsewhere,
    offices: HEAD,
    description: 'Ends a placement elsewhere.',
    action: 'RECORD_DECISION',
    legalBasis: ['Education Act 2002 s.29A', 'Education Act 1996 s.19'],
    emits: [PlacementEnded],
    awaits: [...HISTORY, 'ehc-tracker', 'incoming-transfers'],
    conflictsWith: ['PlacementStarted', 'PlacementEnded'],
  }),
  define('PUPIL', 'DECISION', makeReferral, {
    takes: MakeReferral,
    offices: LEADERS,
    description: 'Refers a pupil to an agency, with the consent it rests on.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.58-6.62'],
    emits: [ReferralMade],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordAdvice, {
    takes: RecordAdvice,
    description: 'Records that advice of an agency was received.',
    action: 'RECORD_OBSERVATION',
    legalBasis: ['CoP 6.58-6.62'],
    emits: [AdviceReceived],
    awaits: [],
  }),
  define('PUPIL', 'DECISION', decideRecommendation, {
    takes: DecideRecommendation,
    offices: LEADERS,
    description: 'Adopts or declines a recommendation of an agency.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.58-6.62'],
    emits: [RecommendationAdopted, RecommendationDeclined],
    awaits: HISTORY,
  }),
  define('PUPIL', 'DECISION', requestTopUp, {
    takes: RequestTopUp,
    offices: SENCO_OR_HEAD,
    description: 'Asks the local authority for top-up funding.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.95-6.99'],
    emits: [TopUpRequested],
    awaits: HISTORY,
  }),
  define('PUPIL', 'RECORD', recordTopUpDecision, {
    takes: RecordTopUpDecision,
    description: "Records the local authority's answer to a request for top-up funding.",
    action: 'RECORD_OBSERVATION',
    legalBasis: ['CoP 6.99'],
    emits: [TopUpDecided],
    awaits: [],
  }),
];
