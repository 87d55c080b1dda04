import type {
  Addressee,
  ALTERNATIVE_RELATIONS,
  ConsultationOutcome,
  ContactMethod,
  Party,
  Position,
  RESTRICTION_GROUNDS,
  RightsHolder,
  RightsMatter,
} from '../../src/decisions/involvement/events.ts';
import type { InvolvementState, InvolvementWord } from '../../src/decisions/involvement/senco-involvement.ts';
import { publishEnum } from './publish.ts';

export const ContactMethodEnum = publishEnum<ContactMethod>('ContactMethod', 'How somebody was told or asked.', {
  MEETING: 'In a meeting.',
  CONVERSATION: 'In conversation.',
  LETTER: 'By letter.',
  EMAIL: 'By e-mail.',
  PHONE: 'By telephone.',
  PORTAL: 'Through a portal.',
});

export const PartyEnum = publishEnum<Party>('Party', 'Who was consulted.', {
  SENCO: 'The SENCO.',
  PARENT: 'A parent or carer.',
  PUPIL: 'The pupil.',
  YOUNG_PERSON: 'The young person.',
  ALTERNATIVE_PERSON: 'Who acts for a young person without capacity.',
  TEACHER: 'A teacher.',
  TEACHING_ASSISTANT: 'A teaching assistant.',
  HEADTEACHER: 'The headteacher.',
  EDUCATIONAL_PSYCHOLOGIST: 'An educational psychologist.',
  SPEECH_AND_LANGUAGE_THERAPIST: 'A speech and language therapist.',
  OCCUPATIONAL_THERAPIST: 'An occupational therapist.',
  SPECIALIST_TEACHER: 'A specialist teacher.',
  HEALTH_PROFESSIONAL: 'A health professional.',
  SOCIAL_WORKER: 'A social worker.',
  VIRTUAL_SCHOOL_HEAD: 'The virtual school head.',
  PLACEMENT_SCHOOL: 'The school or unit where the pupil is placed.',
  LOCAL_AUTHORITY: 'The local authority.',
  OTHER: 'Somebody else.',
});

const POSITIONS: Readonly<Record<Position, string>> = {
  AGREES: 'Agrees.',
  PARTLY_AGREES: 'Agrees in part.',
  DISAGREES: 'Disagrees.',
  NO_VIEW: 'Has no view.',
};

export const PositionEnum = publishEnum<Position>(
  'ConsultationPosition',
  'What the SENCO says to a decision.',
  POSITIONS,
);

export const ConsultationOutcomeEnum = publishEnum<ConsultationOutcome>(
  'ConsultationOutcome',
  'What came of a consultation.',
  { ...POSITIONS, NOT_REACHED: 'Could not be reached.' },
);

const HOLDERS: Readonly<Record<Addressee, string>> = {
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person, over compulsory school age.',
  ALTERNATIVE_PERSON: 'Who acts for a young person without capacity.',
};

export const AddresseeEnum = publishEnum<Addressee>('Addressee', 'Who was informed.', HOLDERS);

export const RightsHolderEnum = publishEnum<RightsHolder>(
  'RightsHolder',
  'Who has the rights of Part 3 of the Children and Families Act 2014.',
  { ...HOLDERS, NOT_KNOWN: 'Not known, as the date of birth is not.' },
);

export const RightsMatterEnum = publishEnum<RightsMatter>('RightsMatter', 'Matters in which capacity is assessed.', {
  ALL: 'All of them.',
  SEN_SUPPORT: 'SEN support.',
  REFERRAL: 'Referral to outside professionals.',
  EHC_NEEDS_ASSESSMENT: 'EHC needs assessment.',
  EHC_PLAN: 'EHC plan and its reviews.',
});

export const AlternativeRelationEnum = publishEnum<(typeof ALTERNATIVE_RELATIONS)[number]>(
  'AlternativeRelation',
  'In which relation an alternative person stands (SEND Regulations 2014 reg 64).',
  {
    PARENT: 'Parent.',
    COURT_APPOINTED_DEPUTY: 'Deputy appointed by the Court of Protection.',
    ATTORNEY: 'Attorney under a lasting or enduring power.',
    OTHER_REPRESENTATIVE: 'Another representative.',
  },
);

export const RestrictionGroundEnum = publishEnum<(typeof RESTRICTION_GROUNDS)[number]>(
  'RestrictionGround',
  'Why contact is restricted.',
  {
    COURT_ORDER: 'By order of a court.',
    SAFEGUARDING: "For the child's safety.",
  },
);

export const InvolvementStateEnum = publishEnum<InvolvementState>(
  'InvolvementState',
  'How the SENCO had to do with a decision.',
  {
    PROPOSED: 'Decided or proposed it.',
    CONSULTED_BEFORE: 'Was asked before, or sat in the meeting that decided.',
    INFORMED_BEFORE: 'Was told before.',
    INFORMED_AFTER: 'Was told afterwards.',
    NOT_INFORMED: 'Was not told, as far as is recorded.',
  },
);

export const InvolvementWordEnum = publishEnum<InvolvementWord>('InvolvementWord', 'On whose word that rests.', {
  OWN_ACT: 'An act or word of the SENCO.',
  CONFIRMED: 'The word of somebody else, confirmed by the SENCO.',
  CLAIMED: 'The word of somebody else alone.',
  DISPUTED: "The SENCO disputes the word of somebody else; the SENCO's own date counts.",
});
