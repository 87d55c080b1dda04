import type { ConcernRaised } from '../decisions/identification/raise-concern.ts';
import type { RegisterRemovalDecided } from '../decisions/identification/remove-from-sen-support.ts';

/** What people of the demo write. Invented, and general enough to fit any child. */
export const CONCERNS: readonly Pick<ConcernRaised, 'areas' | 'alternativeExplanations'>[] = [
  { areas: ['COGNITION_AND_LEARNING'], alternativeExplanations: ['HEARING_OR_VISION', 'ATTENDANCE'] },
  { areas: ['COMMUNICATION_AND_INTERACTION'], alternativeExplanations: ['EAL', 'HEARING_OR_VISION'] },
  { areas: ['SOCIAL_EMOTIONAL_MENTAL_HEALTH'], alternativeExplanations: ['BEREAVEMENT', 'BULLYING'] },
];
export const DESCRIPTIONS: readonly string[] = [
  'Reading age is fourteen months behind after two terms of phonics catch-up. Hearing was checked in spring.',
  'Avoids speaking in groups and does not follow two-step instructions. Understands more when pictures are used.',
  'Leaves the room when lessons change without warning. Calm again after time with a known adult.',
  'Written work is short and effortful; answers out loud show much more understanding.',
  'Progress in number has stopped since last summer although attendance is full.',
];
export const SUPPORT_TRIED: readonly string[] = [
  'Seating near the teacher, pre-taught vocabulary, phonics catch-up in a small group, twelve weeks.',
  'Visual timetable, movement breaks, check-in with the tutor each morning, half a term.',
  'Adapted texts, writing frames and extra time for one term.',
];
export const RATIONALES: readonly string[] = [
  'Progress stays well below that of peers after high-quality teaching and a term of targeted help. Needs provision that is different from that of others of the same age.',
  'Two rounds of assessment show the same gap. Class adaptations alone have not closed it.',
  "The specialist teacher's report and our own assessment agree on the barrier to learning.",
];
export const OUTCOMES: readonly string[] = [
  'Reads and understands a page of the class text with one prompt, by the end of the spring term.',
  'Starts and keeps up three exchanges with a peer in each session.',
  'Stays in four of five lessons a day without leaving, by half-term.',
];
export const PARENT_VIEWS: readonly string[] = [
  'Parents agree and would like the targets at home as well.',
  'Parents agree, and worry about being taken out of lessons.',
  'Mother agrees; father could not come and was sent the note.',
];
export const PUPIL_VIEWS: readonly string[] = [
  'Would like help in class rather than outside it.',
  'Says that reading out loud is the worst part of the day.',
  'Likes the small group.',
];
export const REMOVALS: readonly { readonly reason: RegisterRemovalDecided['reason']; readonly rationale: string }[] = [
  {
    reason: 'EXPECTED_PROGRESS',
    rationale: 'At age-related level in two reviews running; class teaching now meets the need.',
  },
  {
    reason: 'DISCHARGED_BY_SPECIALIST',
    rationale: 'Discharged by the speech and language therapist; will be watched for two terms.',
  },
  { reason: 'NEEDS_MET_BY_UNIVERSAL_OFFER', rationale: 'The adaptations are part of what every class does now.' },
];
export const GROUPS: readonly string[] = [
  'Reading group',
  'Number catch-up',
  'Social skills group',
  'Spelling with a partner',
  'Language group',
  'Fine motor group',
];
