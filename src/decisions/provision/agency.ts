import { codes } from '../../kernel/members.ts';

export const AGENCY = codes('Agency', 'Agencies that advise and help.', {
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
