import {
  ProvisionAmended,
  ProvisionEnded,
  ProvisionProposed,
  ProvisionResumed,
  ProvisionStarted,
  ProvisionSuspended,
} from '../decisions/provision/events.ts';
import { OutcomeAssessed, OutcomeSet } from '../decisions/provision/outcome-events.ts';
import { DeliveryLogged, DeliveryVarianceRecorded } from '../decisions/provision/delivery-events.ts';
import { annualCost } from '../decisions/provision/cost.ts';
import { AgreeApdrPlan, agreeApdrPlan, ApdrPlanAgreed } from '../decisions/provision/agree-apdr-plan.ts';
import { AmendProvision, amendProvision } from '../decisions/provision/amend-provision.ts';
import { AssessOutcome, assessOutcome } from '../decisions/provision/assess-outcome.ts';
import { EndProvision, endProvision } from '../decisions/provision/end-provision.ts';
import { PROVISION_EVENT_TYPES } from '../decisions/provision/history.ts';
import { HoldApdrReview, holdApdrReview, ApdrReviewHeld } from '../decisions/provision/hold-apdr-review.ts';
import { LogDelivery, logDelivery } from '../decisions/provision/log-delivery.ts';
import { ProposeProvision, proposeProvision } from '../decisions/provision/propose-provision.ts';
import { RecordDeliveryVariance, recordDeliveryVariance } from '../decisions/provision/record-delivery-variance.ts';
import { ResumeProvision, resumeProvision } from '../decisions/provision/resume-provision.ts';
import { SetOutcome, setOutcome } from '../decisions/provision/set-outcome.ts';
import { StartProvision, startProvision, StartProvisionForGroup } from '../decisions/provision/start-provision.ts';
import { SuspendProvision, suspendProvision } from '../decisions/provision/suspend-provision.ts';
import { isReducedTimetable, type ProvisionTerms } from '../decisions/provision/terms.ts';
import { withRates } from '../decisions/provision/terms-rules.ts';
import type { SignOffMatter } from '../decisions/sign-off/policy.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { ReadModelName } from './read-model-names.ts';
import { define } from './definition.ts';
import { LEADERS, PROPOSERS } from './offices.ts';

const HISTORY: readonly ReadModelName[] = ['decision-history'];
const MAP: readonly ReadModelName[] = ['provision-map'];
const HISTORY_AND_MAP: readonly ReadModelName[] = ['decision-history', 'provision-map'];

interface WithTerms {
  readonly terms: ProvisionTerms;
  readonly effectiveFrom: CivilDate;
}
interface WithPlan {
  readonly plan: Pick<WithTerms, 'terms'>;
  readonly effectiveFrom: CivilDate;
}

export const PROVISION_COMMANDS = [
  define('PUPIL', 'DECISION', proposeProvision, {
    takes: ProposeProvision,
    offices: PROPOSERS,
    description: 'Proposes provision for a pupil; nothing begins by it.',
    action: 'PROPOSE',
    legalBasis: ['CoP 6.48-6.51'],
    emits: [ProvisionProposed],
    awaits: HISTORY_AND_MAP,
  }),
  define('PUPIL', 'DECISION', startProvision, {
    takes: StartProvision,
    asks: ['PROVISIONS_NAMED_ALIKE'],
    offices: LEADERS,
    description: 'Starts provision for a pupil, with its outcomes.',
    action: 'RECORD_DECISION',
    legalBasis: ['Children and Families Act 2014 s.66', 'CoP 6.48-6.52'],
    emits: [ProvisionStarted, OutcomeSet],
    awaits: HISTORY_AND_MAP,
    conflictsWith: PROVISION_EVENT_TYPES,
    forGroup: StartProvisionForGroup,
    signOff: ({ plan }: WithPlan) => mattersOf(plan.terms),
    annualCost: ({ plan, effectiveFrom }: WithPlan) => costOf(plan.terms, effectiveFrom),
  }),
  define('PUPIL', 'DECISION', amendProvision, {
    takes: AmendProvision,
    asks: ['PROVISIONS_NAMED_ALIKE'],
    offices: LEADERS,
    description: 'Changes what is provided; the new terms are said in full.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.53-6.56', 'Children and Families Act 2014 s.42'],
    emits: [ProvisionAmended],
    awaits: HISTORY_AND_MAP,
    conflictsWith: PROVISION_EVENT_TYPES,
    signOff: ({ terms }: WithTerms) => mattersOf(terms),
    annualCost: ({ terms, effectiveFrom }: WithTerms) => costOf(terms, effectiveFrom),
  }),
  define('PUPIL', 'DECISION', suspendProvision, {
    takes: SuspendProvision,
    offices: LEADERS,
    description: 'Suspends provision for a time.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.53-6.56', 'Children and Families Act 2014 s.42'],
    emits: [ProvisionSuspended],
    awaits: HISTORY_AND_MAP,
    conflictsWith: PROVISION_EVENT_TYPES,
  }),
  define('PUPIL', 'DECISION', resumeProvision, {
    takes: ResumeProvision,
    offices: LEADERS,
    description: 'Resumes provision that was suspended.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.53-6.56'],
    emits: [ProvisionResumed],
    awaits: HISTORY_AND_MAP,
    conflictsWith: PROVISION_EVENT_TYPES,
  }),
  define('PUPIL', 'DECISION', endProvision, {
    takes: EndProvision,
    offices: LEADERS,
    description: 'Ends provision, with the reason.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.53-6.56', 'Children and Families Act 2014 s.42'],
    emits: [ProvisionEnded],
    awaits: HISTORY_AND_MAP,
    conflictsWith: PROVISION_EVENT_TYPES,
    signOff: () => [],
  }),
  define('PUPIL', 'DECISION', setOutcome, {
    takes: SetOutcome,
    offices: LEADERS,
    description: 'Sets an outcome for a pupil, alone or for a provision.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.48'],
    emits: [OutcomeSet],
    awaits: HISTORY_AND_MAP,
    conflictsWith: PROVISION_EVENT_TYPES,
  }),
  define('PUPIL', 'RECORD', assessOutcome, {
    takes: AssessOutcome,
    description: 'Records how far an outcome was reached; not delivered is kept apart from not met.',
    action: 'RECORD_DELIVERY',
    legalBasis: ['CoP 6.53-6.56'],
    emits: [OutcomeAssessed],
    awaits: MAP,
  }),
  define('PUPIL', 'RECORD', logDelivery, {
    takes: LogDelivery,
    description: 'Records how many sessions were planned and delivered.',
    action: 'RECORD_DELIVERY',
    legalBasis: ['CoP 6.52'],
    emits: [DeliveryLogged],
    awaits: MAP,
  }),
  define('PUPIL', 'RECORD', recordDeliveryVariance, {
    takes: RecordDeliveryVariance,
    description: 'Records what was not delivered as it should have been, since when and why.',
    action: 'RECORD_DELIVERY',
    legalBasis: ['Children and Families Act 2014 s.42'],
    emits: [DeliveryVarianceRecorded],
    awaits: MAP,
  }),
  define('PUPIL', 'DECISION', agreeApdrPlan, {
    takes: AgreeApdrPlan,
    offices: LEADERS,
    description: 'Agrees the plan of a cycle of assess, plan, do, review.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.45-6.52'],
    emits: [ApdrPlanAgreed],
    awaits: HISTORY,
    conflictsWith: ['ApdrPlanAgreed'],
  }),
  define('PUPIL', 'DECISION', holdApdrReview, {
    takes: HoldApdrReview,
    offices: LEADERS,
    description: 'Records the review of a cycle and what follows from it.',
    action: 'RECORD_DECISION',
    legalBasis: ['CoP 6.53-6.56'],
    emits: [ApdrReviewHeld],
    awaits: HISTORY,
    conflictsWith: ['ApdrReviewHeld'],
  }),
];

/** Matters that a policy may reserve in provision: all above a cost, and some at any cost. */
function mattersOf(terms: ProvisionTerms): readonly SignOffMatter[] {
  return [
    'PROVISION_ABOVE_COST',
    ...(isReducedTimetable(terms) ? ['REDUCED_TIMETABLE' as const] : []),
    ...(terms.kind === 'ALTERNATIVE_PROVISION' ? ['ALTERNATIVE_PROVISION' as const] : []),
  ];
}

/** Pence a year. A line without a rate of its own costs the rate of that day, not nothing. */
function costOf(terms: ProvisionTerms, on: CivilDate): number {
  return annualCost(withRates(terms, on) ?? terms);
}
