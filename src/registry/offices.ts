/**
 * Offices that carry a decision by themselves: the head by internal management (SI 2013/1624 reg 6(4)), the SENCO
 * within the role statement (reg 50), leaders up to what a rule or delegation says. Whoever else decides needs a
 * delegation. Anyone who works with a pupil may raise a concern, and those who propose may ask: that is no authority to
 * decide.
 */
export const HEAD = ['HEADTEACHER'];
export const SENCO_OR_HEAD = ['SENCO', 'HEADTEACHER'];
export const LEADERS = ['SENCO', 'HEADTEACHER', 'DEPUTY_HEADTEACHER', 'SLT_MEMBER'];
export const REVIEWERS = [...LEADERS, 'TEACHER'];
export const PROPOSERS = [
  'SENCO',
  'HEADTEACHER',
  'DEPUTY_HEADTEACHER',
  'SLT_MEMBER',
  'SEN_ADMINISTRATOR',
  'DESIGNATED_SAFEGUARDING_LEAD',
  'DESIGNATED_TEACHER_LAC',
  'TEACHER',
];
export const ANYONE_WHO_WORKS_THERE = [...PROPOSERS, 'TEACHING_ASSISTANT'];
