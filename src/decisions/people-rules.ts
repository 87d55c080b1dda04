import type { Rule } from './rule.ts';

/** Rules about people of a school: their sign-ins and leavings. */
export const PEOPLE_RULES = {
  SIGN_IN_BY_OPERATOR: {
    kind: 'ALWAYS',
    message:
      'The operator links a sign-in only for a person who never had one. The head links a further one, and a second person confirms it (`confirmSignIn`).',
    basis: 'UK GDPR Art 32: nobody acts as another',
  },
  SIGN_IN_OF_COMMAND_LINE: {
    kind: 'ALWAYS',
    message: 'An account at the machine is linked by the command line itself, for whoever runs it.',
    basis: 'UK GDPR Art 32: nobody acts as another',
  },
  SECOND_PERSON_CONFIRMS: {
    kind: 'ALWAYS',
    message:
      'A sign-in is confirmed by somebody else than who linked it, and by nobody whose own sign-in they linked in the last three days. The person may confirm it in a session of their own.',
    basis: 'Separation of duties',
  },
  TWO_HEADS: {
    kind: 'NOTE',
    message:
      "Two persons hold the head's office on one day. If it is not shared, end the other office or correct its day.",
    basis: 'A rule of this system, not of law',
  },
} as const satisfies Record<string, Rule>;
