import { codes } from '../../kernel/members.ts';

/** Parties with whom something was planned or agreed (CoP 6.48-6.51). */
export const PARTY = codes('PlanParty', 'With whom something was planned or agreed.', {
  PARENT: 'Parent or carer.',
  PUPIL: 'The pupil.',
  CLASS_TEACHER: 'Class teacher.',
  SENCO: 'SENCO.',
  AGENCY: 'An agency.',
  LOCAL_AUTHORITY: 'Local authority.',
});
