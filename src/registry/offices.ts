/**
 * Offices that may decide by themselves. The head does so by internal management (SI 2013/1624 reg 6(4)), the SENCO
 * within the role statement (reg 50). Leaders may up to what a rule or delegation allows. Anyone else needs a
 * delegation.
 * Raising a concern or proposing is open to more people, since neither decides.
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
