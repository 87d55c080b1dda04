import type { Rule } from '../rule.ts';

/** Rules about past contacts. They are recorded in any case, so a rule only notes, or refuses an impossible command. */
export const INVOLVEMENT_RULES = {
  NOT_A_DECIDER: {
    kind: 'ALWAYS',
    message: 'Only a person named as decider may confirm or dispute a decision.',
    basis: 'A rule of this system, not of law',
  },
  NOT_THE_SENCO: {
    kind: 'ALWAYS',
    message: 'Only the SENCO on the day of the decision, or the present SENCO, may say what the SENCO knew.',
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
    message: 'Only a teacher who is recorded as informed may acknowledge it.',
    basis: 'CoP 6.49',
  },
  NOTHING_SAID: {
    kind: 'ALWAYS',
    message: 'Give at least one piece of evidence, or one teacher.',
    basis: 'A rule of this system, not of law',
  },
  NOT_THE_RIGHTS_HOLDER: {
    kind: 'NOTE',
    message: 'Somebody other than the rights holder was informed.',
    basis: 'Children and Families Act 2014 s.68, s.80; SEND Regulations 2014 reg 63-65',
  },
  CONTACT_RESTRICTED: {
    kind: 'NOTE',
    message: 'Contact was restricted on that day.',
    basis: 'Court order or safeguarding',
  },
} as const satisfies Record<string, Rule>;
