import type { Adviser, NamingGround, NamingPosition, PlanSection } from '../../src/decisions/ehc/assessment-events.ts';
import type { OutsideSource, Predecessor } from '../../src/decisions/ehc/outside.ts';
import type {
  Agreement,
  Awareness,
  ChecklistItem,
  ConsiderationSource,
  EhcEvidenceAssembled,
  EhcRequestDecided,
  NoRequestReason,
  Requester,
} from '../../src/decisions/ehc/request-events.ts';
import { publishEnum } from './publish.ts';

export const EhcRequestOutcomeEnum = publishEnum<EhcRequestDecided['outcome']>(
  'EhcRequestOutcome',
  'What the school decided about asking for an EHC needs assessment.',
  {
    REQUEST: 'To ask the local authority.',
    DO_NOT_REQUEST: 'Not to ask.',
  },
);

export const NoRequestReasonEnum = publishEnum<NoRequestReason>(
  'NoRequestReason',
  'Why a school does not ask for an EHC needs assessment. None of them is the legal test of s.36(8).',
  {
    NEEDS_MET_BY_SEN_SUPPORT: 'Needs are met by SEN support.',
    MORE_CYCLES_FIRST: 'More cycles of assess, plan, do and review come first.',
    EVIDENCE_INCOMPLETE: 'Evidence is incomplete.',
    LA_CRITERIA_NOT_MET: 'Criteria of the local authority are not met; they are not the legal test.',
    PARENTS_ASK_THEMSELVES: 'The parents or the young person ask themselves.',
    PARENTS_DO_NOT_AGREE: 'The parents or the young person do not agree.',
    PUPIL_IS_LEAVING: 'The pupil is leaving.',
    STAFFING: 'For lack of staff.',
    FUNDING: 'For lack of funding.',
    OTHER: 'Another reason.',
  },
);

export const AwarenessEnum = publishEnum<Awareness>('Awareness', 'Whether somebody knows of something.', {
  YES: 'Yes.',
  NO: 'No.',
  NOT_KNOWN: 'Not known.',
});

export const AgreementEnum = publishEnum<Agreement>('Agreement', 'Whether the parents or the young person agree.', {
  AGREED: 'They agree.',
  NOT_AGREED: 'They do not agree.',
  NOT_ASKED: 'They were not asked.',
  NOT_KNOWN: 'Not known.',
});

export const OutsideSourceEnum = publishEnum<OutsideSource>(
  'OutsideSource',
  'By whose word a school knows of what others did.',
  {
    LA_LETTER: 'A letter of the local authority.',
    LA_EMAIL: 'An e-mail of the local authority.',
    LA_PORTAL: 'The portal of the local authority.',
    TRIBUNAL: 'The Tribunal.',
    MEDIATION_ADVISER: 'A mediation adviser.',
    PARENT: 'A parent, carer or young person.',
    PREVIOUS_SCHOOL: 'The previous school.',
    OTHER: 'Somebody else.',
  },
);

export const PredecessorEnum = publishEnum<Predecessor>(
  'Predecessor',
  'Whether what has to come before a step is recorded.',
  {
    RECORDED: 'It is recorded here.',
    NOT_KNOWN_HERE: 'It is not known here: the letter did not reach the school, or the pupil came in mid-process.',
  },
);

export const ConsiderationSourceEnum = publishEnum<ConsiderationSource>(
  'ConsiderationSource',
  'Who raised the thought of a request.',
  {
    SCHOOL: 'The school.',
    PARENT: 'A parent or carer.',
    YOUNG_PERSON: 'The young person.',
    PLACEMENT_SCHOOL: 'The school or provider where the pupil is placed.',
    PROFESSIONAL: 'A professional from outside.',
    LOCAL_AUTHORITY: 'The local authority.',
  },
);

export const ChecklistStateEnum = publishEnum<ChecklistItem['state']>(
  'ChecklistState',
  'Whether a piece of evidence is there.',
  {
    PRESENT: 'It is there.',
    MISSING: 'It is missing.',
    NOT_APPLICABLE: 'It does not apply.',
  },
);

export const EvidencePurposeEnum = publishEnum<EhcEvidenceAssembled['purpose']>(
  'EvidencePurpose',
  'What evidence was put together for.',
  {
    REQUEST: 'For a request.',
    APPEAL: 'As new evidence in an appeal.',
    ADVICE: 'For the advice that the local authority asks for.',
  },
);

export const RequesterEnum = publishEnum<Requester>(
  'EhcRequester',
  "Who asks for an EHC needs assessment. The first four are requests of s.36; others bring a child to the local authority's attention.",
  {
    PARENT: 'A parent or carer.',
    YOUNG_PERSON: 'The young person.',
    SCHOOL: 'The school.',
    POST_16_INSTITUTION: 'A post-16 institution.',
    OTHER_REFERRER: 'Somebody else.',
  },
);

export const LaDecisionEnum = publishEnum<'AGREED' | 'REFUSED'>(
  'LaDecision',
  'Whether the local authority will do what was asked for.',
  { AGREED: 'It will.', REFUSED: 'It refuses.' },
);

export const AdviserEnum = publishEnum<Adviser>('Adviser', 'Who is asked for advice (SEND Regulations 2014 reg 6).', {
  SCHOOL: 'The school.',
  EDUCATIONAL_PSYCHOLOGIST: 'An educational psychologist.',
  HEALTH: 'A health body.',
  SOCIAL_CARE: 'Social care.',
  SPECIALIST_TEACHER: 'A specialist teacher.',
  OTHER: 'Somebody else.',
});

export const NamingPositionEnum = publishEnum<NamingPosition>(
  'NamingPosition',
  'Where a school stands on being named in a plan.',
  {
    AGREES: 'It agrees.',
    OBJECTS: 'It objects.',
    CONDITIONAL: 'It agrees on conditions.',
    NO_ANSWER: 'It gives no answer.',
  },
);

export const NamingGroundEnum = publishEnum<NamingGround>(
  'NamingGround',
  'Grounds on which a school need not be named (Children and Families Act 2014 s.39(4)).',
  {
    UNSUITABLE_FOR_AGE_ABILITY_APTITUDE_OR_SEN:
      'It is unsuitable for the age, ability, aptitude or special educational needs of the child.',
    INCOMPATIBLE_WITH_EDUCATION_OF_OTHERS: 'Attendance would be incompatible with the efficient education of others.',
    INCOMPATIBLE_WITH_EFFICIENT_USE_OF_RESOURCES:
      'Attendance would be incompatible with the efficient use of resources.',
  },
);

export const PlanSectionEnum = publishEnum<PlanSection>(
  'PlanSection',
  'Sections of an EHC plan (SEND Regulations 2014 reg 12).',
  {
    A: 'Views, interests and aspirations.',
    B: 'Special educational needs.',
    C: 'Health needs.',
    D: 'Social care needs.',
    E: 'Outcomes.',
    F: 'Special educational provision.',
    G: 'Health provision.',
    H1: 'Social care provision under the Chronically Sick and Disabled Persons Act 1970.',
    H2: 'Other social care provision.',
    I: 'Placement.',
    J: 'Personal budget.',
    K: 'Advice and information.',
  },
);
