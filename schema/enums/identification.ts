import type { ReviewKind } from '../../src/decisions/identification/record-review-date.ts';
import { ALTERNATIVE_EXPLANATION } from '../../src/decisions/identification/alternative-explanation.ts';
import { REMOVAL_REASON } from '../../src/decisions/identification/remove-from-sen-support.ts';
import type { ObservationSource, PlanPapers } from '../../src/decisions/identification/events.ts';
import type { PupilEnrolled, SenStatus } from '../../src/decisions/pupil-events.ts';
import { BROAD_AREA } from '../../src/reference/need-codes.ts';
import { enumOf } from './enum-of.ts';
import { publishEnum } from './publish.ts';

export const BroadAreaEnum = enumOf(BROAD_AREA);
export const AlternativeExplanationEnum = enumOf(ALTERNATIVE_EXPLANATION);
export const RemovalReasonEnum = enumOf(REMOVAL_REASON);

export const SenStatusEnum = publishEnum<SenStatus>('SenStatus', 'SEN provision code of the school census.', {
  N: 'No special educational need.',
  K: 'SEN support.',
  E: 'Education, health and care plan.',
});

export const ObservationSourceEnum = publishEnum<ObservationSource>(
  'ObservationSource',
  'Where an observed status or a registration comes from.',
  {
    CTF: 'A common transfer file.',
    MIS: "The school's management information system.",
    CENSUS: 'A school census.',
    LA_DOCUMENT: 'A document of the local authority.',
    PREVIOUS_SCHOOL: 'The previous school.',
    PARENT: 'A parent or carer.',
  },
);

export const PlanNoticeEnum = publishEnum<PlanPapers['notice']>(
  'PlanNotice',
  'Notices of a local authority about an EHC plan.',
  {
    FINAL_PLAN: 'Final plan (SEND Regulations 2014 reg 13).',
    CEASE_NOTICE: 'Notice that the plan ceases (Children and Families Act 2014 s.45).',
    TRANSFER_NOTICE: 'Transfer of the plan from another local authority.',
  },
);

export const EnrolmentEnum = publishEnum<PupilEnrolled['enrolment']>(
  'Enrolment',
  'Kinds of enrolment (school census).',
  {
    CURRENT: 'Current, single registration.',
    MAIN: 'Current, main of two registrations.',
    SUBSIDIARY: 'Current, subsidiary of two registrations.',
    GUEST: 'Guest pupil.',
  },
);

export const SexEnum = publishEnum<'F' | 'M'>('Sex', 'Sex as the school census records it.', {
  F: 'Female.',
  M: 'Male.',
});

export const ReviewKindEnum = publishEnum<ReviewKind>('ReviewKind', 'Of what a review is.', {
  SUPPORT: 'Of SEN support (SEND Code of Practice 6.53 to 6.56).',
  ANNUAL: 'Of an EHC plan (Children and Families Act 2014 s.44).',
});
