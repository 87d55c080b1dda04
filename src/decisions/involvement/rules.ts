import type { Rule } from '../rule.ts';

/**
 * Who was told, asked and heard. What has happened is recorded, so a rule here either notes or
 * makes no sense of the command.
 */
export const INVOLVEMENT_RULES = {
  NOT_A_DECIDER: {
    kind: 'ALWAYS',
    message: 'Only somebody who is named as a decider confirms or disputes a decision.',
    basis: 'A rule of this system, not of law',
  },
  NOT_THE_SENCO: {
    kind: 'ALWAYS',
    message: "Only who held the SENCO's post on the day of the decision, or holds it now, says what the SENCO knew.",
    basis: 'A rule of this system, not of law',
  },
  INFORMED_DATE_REQUIRED: {
    kind: 'ALWAYS',
    message: 'Say either the day or the moment at which the SENCO was told.',
    basis: 'A rule of this system, not of law',
  },
  CONSULTATION_NOT_OPEN: {
    kind: 'ALWAYS',
    message: 'The SENCO was not asked about this decision.',
    basis: 'A rule of this system, not of law',
  },
  NOT_AMONG_THE_INFORMED: {
    kind: 'ALWAYS',
    message: 'Only a teacher who is recorded as informed acknowledges it.',
    basis: 'CoP 6.49',
  },
  NOTHING_SAID: {
    kind: 'ALWAYS',
    message: 'There has to be at least one piece of evidence, or one teacher.',
    basis: 'A rule of this system, not of law',
  },
  NOT_THE_RIGHTS_HOLDER: {
    kind: 'NOTE',
    message: 'Somebody else than the holder of the rights was informed.',
    basis: 'Children and Families Act 2014 s.68, s.80; SEND Regulations 2014 reg 63-65',
  },
  CONTACT_RESTRICTED: {
    kind: 'NOTE',
    message: 'Contact was restricted on that day.',
    basis: 'Court order or safeguarding',
  },
} as const satisfies Record<string, Rule>;
