import type { CostGroup } from '../../src/decisions/provision/cost-groups.ts';
import type {
  Interruption,
  Change,
  EndReason,
  OutcomeResult,
  ParentPosition,
  Party,
  PlanChange,
} from '../../src/decisions/provision/events.ts';
import type { ReviewDecision, Variance } from '../../src/decisions/provision/delivery-events.ts';
import type { ProvisionState } from '../../src/decisions/provision/provisions.ts';
import type { CostLine, ProvisionSetting } from '../../src/decisions/provision/terms.ts';
import type { SchoolTerm } from '../../src/reference/school-terms.ts';
import type { DelivererRole } from '../../src/reference/staff-rates.ts';
import { publishEnum } from './publish.ts';

export const ProvisionStateEnum = publishEnum<ProvisionState>('ProvisionState', 'How a provision stands on a day.', {
  PROPOSED: 'Proposed, not started.',
  ACTIVE: 'Is given.',
  SUSPENDED: 'Is suspended.',
  ENDED: 'Has ended.',
});

export const ProvisionSettingEnum = publishEnum<ProvisionSetting>('ProvisionSetting', 'Where provision is given.', {
  CLASSROOM: 'In class.',
  WITHDRAWAL_ROOM: 'In another room of the school.',
  RESOURCED_PROVISION: 'In resourced provision.',
  SEN_UNIT: 'In an SEN unit.',
  OTHER_SCHOOL: 'At another school.',
  ALTERNATIVE_PROVIDER: 'At an alternative provider.',
  CLINIC: 'In a clinic.',
  HOME: 'At home.',
  ONLINE: 'Online.',
  OTHER: 'Elsewhere.',
});

export const CostKindEnum = publishEnum<CostLine['kind']>('CostKind', 'What a cost line counts.', {
  HOURLY: 'Pence an hour of staff, shared by the group.',
  RESOURCES: 'Pence a year for this pupil.',
});

export const DelivererRoleEnum = publishEnum<DelivererRole>('DelivererRole', 'Who delivers provision.', {
  TEACHING_ASSISTANT: 'Teaching assistant.',
  HIGHER_LEVEL_TEACHING_ASSISTANT: 'Higher level teaching assistant.',
  TEACHER: 'Teacher.',
  SENCO: 'SENCO.',
  SPECIALIST_TEACHER: 'Specialist teacher.',
  SPEECH_AND_LANGUAGE_THERAPIST: 'Speech and language therapist.',
  OCCUPATIONAL_THERAPIST: 'Occupational therapist.',
  PHYSIOTHERAPIST: 'Physiotherapist.',
  EDUCATIONAL_PSYCHOLOGIST: 'Educational psychologist.',
  COUNSELLOR: 'Counsellor.',
  MENTOR: 'Mentor.',
  EXTERNAL_PROVIDER: 'External provider.',
  OTHER: 'Somebody else.',
});

export const PartyEnum = publishEnum<Party>('PlanParty', 'With whom something was planned or agreed.', {
  PARENT: 'Parent or carer.',
  PUPIL: 'The pupil.',
  CLASS_TEACHER: 'Class teacher.',
  SENCO: 'SENCO.',
  AGENCY: 'An agency.',
  LOCAL_AUTHORITY: 'Local authority.',
});

export const ParentPositionEnum = publishEnum<ParentPosition>(
  'ParentPosition',
  'Where parents stand. Disagreement never stops provision.',
  {
    AGREES: 'They agree.',
    PARTLY_AGREES: 'They agree in part.',
    DISAGREES: 'They disagree.',
    NOT_ASKED: 'They were not asked.',
    NOT_KNOWN: 'Not known.',
  },
);

export const ProvisionChangeEnum = publishEnum<Change>('ProvisionChangeKind', 'What changes in a provision.', {
  INTENSITY: 'Intensity.',
  FREQUENCY: 'Frequency.',
  DELIVERER: 'Who delivers it.',
  GROUP: 'The group.',
  SETTING: 'The setting.',
  OUTCOME: 'The outcome.',
  FUNDING: 'Who pays.',
  OTHER: 'Something else.',
});

export const PlanChangeEnum = publishEnum<PlanChange['kind']>(
  'PlanChangeKind',
  "What took an item of Section F out of the school's duty.",
  {
    PLAN_AMENDED: 'The local authority amended the plan.',
    PLAN_CEASED: 'The local authority ceased to maintain the plan.',
    TRIBUNAL_ORDER: 'The Tribunal ordered it.',
  },
);

export const InterruptionEnum = publishEnum<Interruption>(
  'Interruption',
  'Why provision was interrupted or not delivered.',
  {
    PUPIL_ABSENT: 'The pupil was absent.',
    STAFF_ABSENT: 'Staff were absent.',
    VACANCY: 'A post is vacant.',
    FUNDING: 'For lack of funding.',
    ROOM_OR_EQUIPMENT: 'For lack of a room or equipment.',
    PARENT_REQUEST: 'At the request of a parent.',
    OTHER: 'Another reason.',
  },
);

export const EndReasonEnum = publishEnum<EndReason>('ProvisionEndReason', 'Why provision ended.', {
  ACHIEVED: 'The outcome was reached.',
  INEFFECTIVE: 'It did not help.',
  NOT_NEEDED: 'It is needed no more.',
  FUNDING: 'For lack of funding.',
  STAFFING: 'For lack of staff.',
  LEFT: 'The pupil left.',
  REPLACED: 'Another provision takes its place.',
  PLAN_CHANGED: 'The EHC plan was changed.',
  PARENT_REQUEST: 'At the request of a parent.',
  OTHER: 'Another reason.',
});

export const OutcomeResultEnum = publishEnum<OutcomeResult>('OutcomeResult', 'How far an outcome was reached.', {
  EXCEEDED: 'Exceeded.',
  MET: 'Met.',
  PARTLY_MET: 'Met in part.',
  NOT_MET: 'Not met, though provision was delivered.',
  NOT_DELIVERED: 'Provision was not delivered.',
});

export const VarianceEnum = publishEnum<Variance>('DeliveryVarianceKind', 'How delivery differed from what was due.', {
  NOT_DELIVERED: 'Not delivered.',
  PARTLY_DELIVERED: 'Delivered in part.',
  DELIVERED_DIFFERENTLY: 'Delivered in another way.',
  LATE: 'Delivered late.',
});

export const ReviewDecisionEnum = publishEnum<ReviewDecision>(
  'ApdrReviewDecision',
  'What follows from the review of a cycle.',
  {
    CONTINUE: 'Goes on as it is.',
    CHANGE: 'Is changed.',
    STEP_UP: 'More is done.',
    STEP_DOWN: 'Less is done.',
    END: 'Ends.',
    REFER: 'A referral.',
    REQUEST_NEEDS_ASSESSMENT: 'A request for an EHC needs assessment.',
  },
);

export const SchoolTermEnum = publishEnum<SchoolTerm>('SchoolTerm', 'Terms by which costs are told apart.', {
  AUTUMN: '1 September to 31 December.',
  SPRING: '1 January to 31 March.',
  SUMMER: '1 April to 31 August.',
});

export const CostGroupEnum = publishEnum<CostGroup>('ProvisionCostGroup', 'By what costs are grouped.', {
  PUPIL: 'Pupil.',
  NEED: 'Need that the provision is for.',
  TIER: 'Tier.',
  FUNDING_SOURCE: 'Who pays.',
  TERM: 'Term of the academic year.',
});
