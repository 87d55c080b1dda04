import { C, type FieldClasses, T } from '../field-class.ts';

const CONTENT = {
  schoolUrn: C,
  matter: C,
  policyRule: C,
  quorum: C,
  annualCost: C,
  proposedEffectiveFrom: C,
  documents: C,
  parentsDisagree: C,
  sencoDissents: C,
  lapsesOn: C,
  aboutDecision: C,
  proposal: T,
  rationale: T,
} as const;
const ANSWER = { schoolUrn: C, request: C, seenDigest: C, sencoPresent: C, minuteRef: T } as const;
const APPROVAL = { ...ANSWER, documentsSeen: C, budgetCode: T, note: T } as const;

/** Classes of the events of sign-off. */
export const SIGN_OFF_CLASSES = {
  SignOffRequested: CONTENT,
  SignOffResubmitted: { ...CONTENT, request: C, answers: T },
  SignOffApproved: APPROVAL,
  SignOffApprovedWithConditions: APPROVAL,
  SignOffConditionSet: { schoolUrn: C, request: C, owner: C, dueOn: C, text: T },
  SignOffReturned: { ...ANSWER, questions: T },
  SignOffRejected: { ...ANSWER, reasons: T },
  SignOffWithdrawn: { schoolUrn: C, request: C, withdrawnBecause: C, note: T },
  ConditionMet: { schoolUrn: C, request: C, condition: C, metOn: C, note: T },
  SignOffRecused: { schoolUrn: C, request: C, person: C, ground: C },
  DissentRecorded: { schoolUrn: C, decision: C, person: C, role: C, text: T },
  SoleDeciderExceptionRecorded: { schoolUrn: C, decision: C, person: C, asked: C, askedOn: C, view: C, note: T },
  SignOffAttemptRefused: { schoolUrn: C, request: C, attempted: C, codes: C },
} as const satisfies Record<string, FieldClasses>;
