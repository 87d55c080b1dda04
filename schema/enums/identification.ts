import type { ReviewKind } from '../../src/decisions/identification/record-review-date.ts';
import type {
  AlternativeExplanation,
  ConcernSource,
  INFORMING_METHODS,
  ObservationSource,
  PlanPapers,
  RemovalReason,
} from '../../src/decisions/identification/events.ts';
import type { EVIDENCE_AUTHORS, EVIDENCE_KINDS, PupilEnrolled, SenStatus } from '../../src/decisions/pupil-events.ts';
import type { BroadArea } from '../../src/reference/need-codes.ts';
import { publishEnum } from './publish.ts';

export const SenStatusEnum = publishEnum<SenStatus>('SenStatus', 'SEN provision code of the school census.', {
  N: 'No special educational need.',
  K: 'SEN support.',
  E: 'Education, health and care plan.',
});

export const BroadAreaEnum = publishEnum<BroadArea>(
  'BroadArea',
  'Broad areas of need (SEND Code of Practice 6.28 to 6.35).',
  {
    COMMUNICATION_AND_INTERACTION: 'Communication and interaction.',
    COGNITION_AND_LEARNING: 'Cognition and learning.',
    SOCIAL_EMOTIONAL_MENTAL_HEALTH: 'Social, emotional and mental health difficulties.',
    SENSORY_AND_OR_PHYSICAL: 'Sensory and/or physical needs.',
    UNCATEGORISED: 'In no broad area, or not known yet.',
  },
);

export const ConcernSourceEnum = publishEnum<ConcernSource>('ConcernSource', 'Who raised a concern.', {
  TEACHER: 'A teacher.',
  TEACHING_ASSISTANT: 'A teaching assistant.',
  SENCO: 'The SENCO.',
  PARENT: 'A parent or carer.',
  PUPIL: 'The pupil.',
  PREVIOUS_SETTING: 'The previous school or setting.',
  AGENCY: 'An outside agency.',
  OTHER: 'Somebody else.',
});

export const AlternativeExplanationEnum = publishEnum<AlternativeExplanation>(
  'AlternativeExplanation',
  'Explanations other than SEN that were considered (SEND Code of Practice 6.14 to 6.27).',
  {
    ATTENDANCE: 'Attendance.',
    HEARING_OR_VISION: 'Hearing or vision.',
    EAL: 'English as an additional language.',
    BULLYING: 'Bullying.',
    BEREAVEMENT: 'Bereavement.',
    TRAUMA: 'Trauma.',
    HOUSING_OR_FAMILY: 'Housing or family circumstances.',
    OTHER: 'Another explanation.',
  },
);

export const EvidenceKindEnum = publishEnum<(typeof EVIDENCE_KINDS)[number]>('EvidenceKind', 'Kinds of evidence.', {
  ASSESSMENT: 'Assessment.',
  PROGRESS_DATA: 'Progress data.',
  OBSERVATION: 'Observation.',
  WORK_SAMPLE: 'Sample of work.',
  SPECIALIST_REPORT: 'Report of a specialist.',
  MEETING_NOTE: 'Note of a meeting.',
  PARENT_LETTER: 'Letter from a parent.',
  MEDICAL_REPORT: 'Medical report.',
  ATTENDANCE_DATA: 'Attendance data.',
  LA_NOTICE: 'Notice of the local authority.',
  MINUTE: 'Minute of a meeting.',
  OTHER: 'Other evidence.',
});

export const EvidenceAuthorEnum = publishEnum<(typeof EVIDENCE_AUTHORS)[number]>(
  'EvidenceAuthor',
  'In which role the author of evidence wrote it.',
  {
    TEACHER: 'Teacher.',
    SENCO: 'SENCO.',
    HEADTEACHER: 'Headteacher.',
    EDUCATIONAL_PSYCHOLOGIST: 'Educational psychologist.',
    SPEECH_AND_LANGUAGE_THERAPIST: 'Speech and language therapist.',
    OCCUPATIONAL_THERAPIST: 'Occupational therapist.',
    SPECIALIST_TEACHER: 'Specialist teacher.',
    HEALTH_PROFESSIONAL: 'Health professional.',
    SOCIAL_WORKER: 'Social worker.',
    LOCAL_AUTHORITY: 'Local authority.',
    PARENT: 'Parent or carer.',
    PUPIL: 'Pupil.',
    OTHER: 'Somebody else.',
  },
);

export const InformingMethodEnum = publishEnum<(typeof INFORMING_METHODS)[number]>(
  'InformingMethod',
  'How a parent or young person was informed.',
  {
    MEETING: 'In a meeting.',
    LETTER: 'By letter.',
    EMAIL: 'By e-mail.',
    PHONE: 'By telephone.',
    PORTAL: "Through the school's portal.",
  },
);

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

export const RemovalReasonEnum = publishEnum<RemovalReason>('RemovalReason', 'Why a pupil came off SEN support.', {
  EXPECTED_PROGRESS: 'Makes expected progress.',
  NEEDS_MET_BY_UNIVERSAL_OFFER: 'Needs are met by what is offered to all.',
  DISCHARGED_BY_SPECIALIST: 'Discharged by a specialist.',
  IDENTIFIED_IN_ERROR: 'Was identified in error.',
  PARENT_REQUEST: 'At the request of a parent.',
  FUNDING: 'For lack of funding.',
  STAFFING: 'For lack of staff.',
  OTHER: 'Another reason.',
});

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
