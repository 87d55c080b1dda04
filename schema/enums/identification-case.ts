import type {
  CONSENT_GIVERS,
  CONSENT_SCOPES,
  EXPLANATION_FINDINGS,
  PROGRESS_COMPARISONS,
  PROGRESS_FINDINGS,
  PROPOSED_OUTCOMES,
  SPECIALISTS,
  UNIVERSAL_STRATEGIES,
} from '../../src/decisions/identification/case-events.ts';
import type { IdentificationState } from '../../src/decisions/identification/identification-state.ts';
import type {
  REVIEW_ATTENDEES,
  REVIEW_RECOMMENDATIONS,
  STEPS_UP,
  SUPPORT_IMPACTS,
} from '../../src/decisions/identification/support-events.ts';
import { publishEnum } from './publish.ts';

export const IdentificationStateEnum = publishEnum<IdentificationState>(
  'IdentificationState',
  'How far the identification of SEN has come.',
  {
    NONE: 'No concern is open, and the pupil has neither SEN support nor a plan.',
    CONCERN_RAISED: 'A concern was raised.',
    INFORMATION_GATHERING: 'Information is being gathered.',
    DISCUSSED_WITH_PARENTS_AND_PUPIL:
      'It was discussed with parents or pupil; the record of the discussion says with whom.',
    DECISION_PROPOSED: 'A decision is proposed.',
    PLACED_ON_SEN_SUPPORT: 'On SEN support, not reviewed yet.',
    REVIEWED: 'On SEN support, reviewed; what follows is not decided yet.',
    CONTINUED: 'On SEN support, continued after a review.',
    STEPPED_UP: 'On SEN support, with more done after a review.',
    REMOVED: 'Taken off SEN support.',
    MONITORING: 'Watched without SEN support.',
    NOT_SEN: 'The concern was found not to be SEN.',
    SPECIALIST_REFERRAL: 'Referred to a specialist, not on SEN support.',
    EHC_PLAN: 'Has an EHC plan.',
  },
);

export const ProgressComparisonEnum = publishEnum<(typeof PROGRESS_COMPARISONS)[number]>(
  'ProgressComparison',
  'What progress is held against (SEND Code of Practice 6.17 and 6.18).',
  {
    PEERS_FROM_SAME_BASELINE: 'Peers who started from the same baseline.',
    PREVIOUS_RATE: "The pupil's own rate of progress before.",
    ATTAINMENT_GAP: 'The gap to peers, and whether it closes.',
    WIDER_DEVELOPMENT: 'Wider development or social needs.',
  },
);

export const ProgressFindingEnum = publishEnum<(typeof PROGRESS_FINDINGS)[number]>(
  'ProgressFinding',
  'How progress compares.',
  {
    LESS_THAN_EXPECTED: 'Less than expected.',
    AS_EXPECTED: 'As expected, or better.',
    NOT_KNOWN: 'Not known.',
  },
);

export const UniversalStrategyEnum = publishEnum<(typeof UNIVERSAL_STRATEGIES)[number]>(
  'UniversalStrategy',
  'What a school offers to all.',
  {
    ADAPTED_TEACHING: 'Teaching adapted in class.',
    CATCH_UP_GROUP: 'Catch-up group.',
    CLASSROOM_ENVIRONMENT: 'Seating, noise, light and the like.',
    VISUAL_SUPPORT: 'Visual support and routines.',
    PASTORAL_SUPPORT: 'Pastoral support.',
    PLAN_WITH_HOME: 'A plan together with home.',
    ATTENDANCE_SUPPORT: 'Support with attendance.',
    OTHER: 'Something else.',
  },
);

export const ExplanationFindingEnum = publishEnum<(typeof EXPLANATION_FINDINGS)[number]>(
  'ExplanationFinding',
  'What became of another explanation.',
  {
    RULED_IN: 'It explains what was noticed, wholly or in part.',
    RULED_OUT: 'It does not.',
    NOT_KNOWN: 'Not known yet.',
  },
);

export const ProposedOutcomeEnum = publishEnum<(typeof PROPOSED_OUTCOMES)[number]>(
  'ProposedOutcome',
  'What may become of a concern.',
  {
    SEN_SUPPORT: 'SEN support.',
    MONITORING: 'Monitoring.',
    NOT_SEN: 'Not SEN.',
    SPECIALIST_REFERRAL: 'Referral to a specialist.',
  },
);

export const SpecialistEnum = publishEnum<(typeof SPECIALISTS)[number]>(
  'Specialist',
  'Specialists outside the school.',
  {
    EDUCATIONAL_PSYCHOLOGIST: 'Educational psychologist.',
    SPEECH_AND_LANGUAGE_THERAPIST: 'Speech and language therapist.',
    OCCUPATIONAL_THERAPIST: 'Occupational therapist.',
    PHYSIOTHERAPIST: 'Physiotherapist.',
    SPECIALIST_TEACHER: 'Specialist teacher.',
    MENTAL_HEALTH_SERVICE: 'Mental health service for children and young people.',
    PAEDIATRICIAN: 'Paediatrician.',
    SENSORY_SERVICE: 'Service for hearing or vision impairment.',
    OTHER: 'Another specialist.',
  },
);

export const ConsentGiverEnum = publishEnum<(typeof CONSENT_GIVERS)[number]>('ConsentGiver', 'Who agreed.', {
  PARENT: 'A parent.',
  YOUNG_PERSON: 'The young person.',
  ALTERNATIVE_PERSON: 'Somebody who acts for a young person without capacity.',
});

export const ConsentScopeEnum = publishEnum<(typeof CONSENT_SCOPES)[number]>('ConsentScope', 'What was agreed to.', {
  REFERRAL: 'The referral.',
  ASSESSMENT: 'Referral and assessment.',
  ASSESSMENT_AND_SHARING: 'Referral, assessment and sharing what it finds.',
});

export const ReviewAttendeeEnum = publishEnum<(typeof REVIEW_ATTENDEES)[number]>(
  'SenSupportAttendee',
  'In which role somebody took part in a review.',
  {
    CLASS_TEACHER: 'Class or subject teacher.',
    SENCO: 'SENCO.',
    SENIOR_LEADER: 'Senior leader.',
    TEACHING_ASSISTANT: 'Teaching assistant.',
    PARENT: 'Parent or carer.',
    PUPIL: 'Pupil.',
    SPECIALIST: 'Specialist.',
    ADVOCATE: 'Advocate or supporter of the family.',
    OTHER: 'Somebody else.',
  },
);

export const SupportImpactEnum = publishEnum<(typeof SUPPORT_IMPACTS)[number]>(
  'SupportImpact',
  'What SEN support has brought.',
  {
    EXPECTED_PROGRESS: 'Expected progress, or better.',
    SOME_PROGRESS: 'Some progress.',
    LITTLE_OR_NO_PROGRESS: 'Little or no progress.',
    NOT_KNOWN: 'Not known.',
  },
);

export const ReviewRecommendationEnum = publishEnum<(typeof REVIEW_RECOMMENDATIONS)[number]>(
  'ReviewRecommendation',
  'What a review recommends.',
  {
    CONTINUE: 'To go on.',
    STEP_UP: 'To do more.',
    STEP_DOWN: 'To do less, still on SEN support.',
    REMOVE: 'To end SEN support.',
  },
);

export const SupportStepUpEnum = publishEnum<(typeof STEPS_UP)[number]>('SupportStepUp', 'What more is done.', {
  MORE_INTENSIVE_SUPPORT: 'More intensive support.',
  SPECIALIST_ADVICE: 'Advice of a specialist.',
  CONSIDER_EHC_NEEDS_ASSESSMENT: 'To consider asking for an EHC needs assessment.',
});
