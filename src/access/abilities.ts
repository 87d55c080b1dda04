/**
 * What each role may do, as a table of data. Anything not in ABILITIES is denied. Scope of reading is applied in the
 * query, never after it.
 */
export const ACTIONS = {
  READ_REGISTER: 'See the SEN register of a school with its pupils.',
  READ_DECISIONS: 'See the decision history of a school with its reasons.',
  READ_PEOPLE: 'See who holds which office at a school.',
  READ_OPERATION: 'See positions, lag and faults of the read models; no personal data.',
  RAISE_CONCERN:
    'Raise a concern about a pupil, record what was gathered and discussed about it, and propose what becomes of it.',
  PROPOSE:
    'Propose provision; ask for sign-off of a proposal and answer questions about it; record dissent, and that a condition is met.',
  RECORD_DECISION: 'Take or record a decision about SEN support; authority to take it is judged apart.',
  SETTLE_RECUSAL: 'Let somebody decide again who stood aside for a pupil, or appoint who decides in their place.',
  RECORD_DELIVERY: "Record what was delivered of a pupil's provision, what was not, and how far outcomes were reached.",
  RECORD_OBSERVATION: 'Record what a file or document says.',
  RECORD_INVOLVEMENT: 'Record who was told, asked and heard, and who holds the rights.',
  ANSWER_FOR_ONESELF: 'Confirm, dispute, answer or acknowledge what one is named in or was told of.',
  REGISTER_PUPIL: 'Register a pupil, and record that one left.',
  IMPORT: 'Take in a school file.',
  EXPORT: 'Take the decisions or the register of a school out as a file.',
  MANAGE_PEOPLE: 'Register people and link their sign-ins.',
  CONFIRM_SIGN_IN: 'See the sign-ins of people; confirm one that waits, or refuse it.',
  END_ACCESS: 'Record that a person left; take a sign-in from them.',
  APPOINT: 'Assign and end offices, the SENCO designation and leadership-team membership.',
  DELEGATE: 'Grant and revoke delegations; set the term calendar and the notional SEN budget.',
  INITIALISE: 'Enter a school or trust, and give first authority.',
} as const;

export type Action = keyof typeof ACTIONS;

/**
 * SCHOOL: everything at the school of the role; for a trust's role, at each of its schools. OWN: only what the person
 * recorded.
 */
export type Scope = 'SCHOOL' | 'OWN';

export interface Ability {
  readonly role: string;
  readonly action: Action;
  readonly scope: Scope;
  readonly reason: string;
}

function row(role: string, scope: Scope, reason: string, ...actions: readonly Action[]): readonly Ability[] {
  return actions.map((action) => ({ role, action, scope, reason }));
}

export const ABILITIES: readonly Ability[] = [
  ...row(
    'SENCO',
    'SCHOOL',
    'Day-to-day responsibility for SEN (CoP 6.88-6.90)',
    'READ_REGISTER',
    'READ_DECISIONS',
    'READ_PEOPLE',
    'READ_OPERATION',
    'RAISE_CONCERN',
    'PROPOSE',
    'RECORD_INVOLVEMENT',
    'ANSWER_FOR_ONESELF',
    'RECORD_DECISION',
    'RECORD_DELIVERY',
    'RECORD_OBSERVATION',
    'REGISTER_PUPIL',
    'IMPORT',
    'EXPORT',
  ),
  ...row(
    'HEADTEACHER',
    'SCHOOL',
    'Internal management of the school (SI 2013/1624 reg 6(4))',
    'READ_REGISTER',
    'READ_DECISIONS',
    'READ_PEOPLE',
    'READ_OPERATION',
    'RAISE_CONCERN',
    'PROPOSE',
    'RECORD_INVOLVEMENT',
    'ANSWER_FOR_ONESELF',
    'RECORD_DECISION',
    'RECORD_DELIVERY',
    'RECORD_OBSERVATION',
    'REGISTER_PUPIL',
    'IMPORT',
    'EXPORT',
    'MANAGE_PEOPLE',
    'CONFIRM_SIGN_IN',
    'END_ACCESS',
    'APPOINT',
    'DELEGATE',
    'SETTLE_RECUSAL',
  ),
  ...row(
    'DEPUTY_HEADTEACHER',
    'SCHOOL',
    'Whole-school record for leaders',
    'READ_REGISTER',
    'READ_DECISIONS',
    'READ_PEOPLE',
    'READ_OPERATION',
    'RAISE_CONCERN',
    'PROPOSE',
    'RECORD_INVOLVEMENT',
    'ANSWER_FOR_ONESELF',
    'RECORD_DECISION',
    'RECORD_DELIVERY',
    'EXPORT',
  ),
  ...row(
    'SLT_MEMBER',
    'SCHOOL',
    'Whole-school record for leaders',
    'READ_REGISTER',
    'READ_DECISIONS',
    'READ_PEOPLE',
    'READ_OPERATION',
    'RAISE_CONCERN',
    'PROPOSE',
    'RECORD_INVOLVEMENT',
    'ANSWER_FOR_ONESELF',
    'RECORD_DECISION',
    'RECORD_DELIVERY',
    'EXPORT',
  ),
  ...row(
    'SEN_ADMINISTRATOR',
    'SCHOOL',
    'Keeps the register for the SENCO',
    'READ_REGISTER',
    'READ_PEOPLE',
    'RAISE_CONCERN',
    'PROPOSE',
    'RECORD_INVOLVEMENT',
    'ANSWER_FOR_ONESELF',
    'RECORD_DELIVERY',
    'RECORD_OBSERVATION',
    'REGISTER_PUPIL',
    'IMPORT',
  ),
  ...row(
    'DESIGNATED_SAFEGUARDING_LEAD',
    'OWN',
    'Linked pupils only; links come with later families',
    'READ_DECISIONS',
    'RAISE_CONCERN',
    'PROPOSE',
    'ANSWER_FOR_ONESELF',
  ),
  ...row(
    'DESIGNATED_TEACHER_LAC',
    'OWN',
    'Linked pupils only; links come with later families',
    'READ_DECISIONS',
    'RAISE_CONCERN',
    'PROPOSE',
    'ANSWER_FOR_ONESELF',
  ),
  ...row(
    'TEACHER',
    'OWN',
    'First to raise a concern (CoP 6.36); sees pupils they teach, which needs class lists',
    'READ_DECISIONS',
    'RAISE_CONCERN',
    'PROPOSE',
    'RECORD_DELIVERY',
    'ANSWER_FOR_ONESELF',
  ),
  ...row(
    'TEACHING_ASSISTANT',
    'OWN',
    'Works under a teacher',
    'READ_DECISIONS',
    'RAISE_CONCERN',
    'RECORD_DELIVERY',
    'ANSWER_FOR_ONESELF',
  ),
  ...row(
    'CHAIR_OF_GOVERNORS',
    'SCHOOL',
    'The board appoints and delegates by minute; no pupil-level record',
    'READ_PEOPLE',
    'CONFIRM_SIGN_IN',
    'END_ACCESS',
    'APPOINT',
    'DELEGATE',
    'SETTLE_RECUSAL',
  ),
  ...row(
    'CLERK',
    'SCHOOL',
    "Keeps the board's minutes and records what they delegate; no pupil-level record",
    'READ_PEOPLE',
    'DELEGATE',
  ),
  ...row('SEN_LINK_GOVERNOR', 'SCHOOL', 'Strategic oversight, no pupil-level record', 'READ_PEOPLE'),
  ...row(
    'TRUST_SEND_LEAD',
    'SCHOOL',
    'By scheme of delegation; aggregates by default',
    'READ_PEOPLE',
    'CONFIRM_SIGN_IN',
    'SETTLE_RECUSAL',
  ),
  ...row('DATA_PROTECTION_OFFICER', 'SCHOOL', 'On a request case only', 'READ_PEOPLE', 'READ_OPERATION'),
  ...row(
    'BOOTSTRAP',
    'SCHOOL',
    'First authority of a new school: designations only',
    'READ_PEOPLE',
    'MANAGE_PEOPLE',
    'CONFIRM_SIGN_IN',
    'END_ACCESS',
    'APPOINT',
  ),
  ...row(
    'SYSTEM_OPERATOR',
    'SCHOOL',
    'Runs the system from its own command line: ciphertext, and observations from files',
    'READ_OPERATION',
    'RECORD_OBSERVATION',
    'REGISTER_PUPIL',
    'IMPORT',
    'MANAGE_PEOPLE',
    'INITIALISE',
  ),
];

/** The widest scope that the roles give for the action; undefined if none allows it. */
export function scopeOf(roles: readonly string[], action: Action): Scope | undefined {
  const scopes = ABILITIES.filter((a) => a.action === action && roles.includes(a.role)).map((a) => a.scope);
  return scopes.includes('SCHOOL') ? 'SCHOOL' : scopes[0];
}
