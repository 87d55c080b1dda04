import type {
  Agency,
  Consent,
  PlacementEnd,
  PlacementKind,
  PlacementReason,
  TopUpDecided,
} from '../../src/decisions/provision/agency-events.ts';
import { publishEnum } from './publish.ts';

export const PlacementKindEnum = publishEnum<PlacementKind>('PlacementKind', 'Where a pupil is taught when not here.', {
  ALTERNATIVE_PROVISION: 'Alternative provision.',
  PUPIL_REFERRAL_UNIT: 'Pupil referral unit.',
  HOSPITAL_OR_MEDICAL: 'Hospital or medical provision.',
  DUAL_REGISTRATION: 'Another school, registered at both.',
  OTHER_SCHOOL: 'Another school.',
  OTHER: 'Elsewhere.',
});

export const PlacementReasonEnum = publishEnum<PlacementReason>('PlacementReason', 'Why a pupil is placed elsewhere.', {
  IMPROVE_BEHAVIOUR: 'To improve behaviour.',
  MEDICAL: 'For medical reasons.',
  SUSPENSION: 'During a suspension.',
  SPECIALIST_PROVISION: 'For specialist provision.',
  REENGAGEMENT: 'To take up learning again.',
  PARENT_REQUEST: 'At the request of a parent.',
  OTHER: 'Another reason.',
});

export const PlacementEndEnum = publishEnum<PlacementEnd>('PlacementEnd', 'How a placement elsewhere ended.', {
  RETURNED: 'The pupil came back.',
  ADMITTED_THERE: 'The pupil was admitted there.',
  MOVED_ON: 'The pupil moved on to another place.',
  BROKEN_DOWN: 'It broke down.',
  LEFT: 'The pupil left.',
  OTHER: 'Another way.',
});

export const AgencyEnum = publishEnum<Agency>('Agency', 'Agencies that advise and help.', {
  EDUCATIONAL_PSYCHOLOGY: 'Educational psychology.',
  SPEECH_AND_LANGUAGE_THERAPY: 'Speech and language therapy.',
  OCCUPATIONAL_THERAPY: 'Occupational therapy.',
  PHYSIOTHERAPY: 'Physiotherapy.',
  CHILD_AND_ADOLESCENT_MENTAL_HEALTH: 'Child and adolescent mental health service.',
  PAEDIATRICS: 'Paediatrics.',
  SENSORY_SERVICE: 'Service for hearing or vision.',
  SPECIALIST_TEACHING: 'Specialist teaching service.',
  SOCIAL_CARE: 'Social care.',
  EARLY_HELP: 'Early help.',
  OTHER: 'Another agency.',
});

export const ConsentGiverEnum = publishEnum<Consent['givenBy']>('AgencyConsentGiver', 'Who gave consent.', {
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person.',
  PUPIL: 'The pupil.',
  ALTERNATIVE_PERSON: 'The alternative person.',
});

export const ConsentScopeEnum = publishEnum<Consent['scope']>('AgencyConsentScope', 'To what consent was given.', {
  REFERRAL: 'To the referral.',
  REFERRAL_AND_RECORDS: 'To the referral and the sharing of records.',
  HEALTH_DATA: 'To the sharing of health data.',
  ADVICE_TO_SCHOOL: 'To advice for the school only.',
});

export const TopUpGrantedEnum = publishEnum<TopUpDecided['granted']>(
  'TopUpGranted',
  'What the local authority granted.',
  {
    IN_FULL: 'All that was asked for.',
    IN_PART: 'A part.',
    REFUSED: 'Nothing.',
  },
);
