import {
  type CodeOf,
  codes,
  type DataOf,
  day,
  delegable,
  event,
  hash,
  hashes,
  id,
  inApi,
  leftOut,
  line,
  money,
  oneOf,
  optional,
  part,
  partOf,
  partsOf,
  person,
  required,
  someOf,
  text,
  textLine,
  whole,
  workedOut,
  yesNo,
  yesOrElseNo,
} from '../../kernel/members.ts';
import { SIGN_OFF_ACT } from '../act.ts';
import { EVIDENCE } from '../evidence.ts';
import { RULE_CODE } from '../rules.ts';
import { QUORUM, SIGN_OFF_MATTER } from './policy.ts';

const REQUEST = { request: id('SignOff', 'The request.') } as const;

/** What is asked for, beside the act. */
const ASKED = {
  matter: oneOf(SIGN_OFF_MATTER, 'What it is about.'),
  policyRule: workedOut(
    optional(id('RECORD', "Stored id of the line of the school's policy that asks for it; null: none does.")),
  ),
  quorum: workedOut(oneOf(QUORUM, 'Whose word is enough.')),
  annualCost: inApi(
    'annualCostPence',
    optional(
      money(
        "What it costs in a year; needed where the matter, or the school's policy for it, goes by cost.",
        'What it costs in a year.',
      ),
    ),
  ),
  proposedEffectiveFrom: optional(day('The day from which what is proposed is to count.')),
  documents: partsOf(EVIDENCE, 'Documents that go with it.'),
  parentsDisagree: yesOrElseNo('Whether the parents disagree.'),
  sencoDissents: yesOrElseNo('Whether the SENCO does not agree.'),
  lapsesOn: workedOut(optional(day('Last day for an answer; null: it does not lapse.'))),
  aboutDecision: optional(id('Decision', 'An earlier decision or request that it is about.')),
  proposal: text('What is proposed.'),
  rationale: text('Why.'),
} as const;

/** The act that is to be approved. Requests from before acts were carried have none. */
const CARRIED = {
  act: workedOut(
    leftOut(
      partOf(
        SIGN_OFF_ACT,
        'The act that an approval gives authority for; null: it gives none, and only clears the need of sign-off.',
      ),
    ),
  ),
  actWithinSchoolDays: workedOut(
    leftOut(whole('School days from the approval within which the act has to be carried out; null: no act.', 1, 1000)),
  ),
  actName: workedOut(leftOut(textLine('What the provision or place of the act is called; null where it has no name.'))),
} as const;

/** A request for sign-off. A resubmission replaces all of its members. */
export const SignOffRequested = event('SignOffRequested', 'Sign-off of a proposal was asked for.', {
  ...ASKED,
  ...CARRIED,
});
export type SignOffRequested = DataOf<typeof SignOffRequested>;

/** Puts a returned request again, with answers to its questions. */
export const SignOffResubmitted = event('SignOffResubmitted', 'A request for sign-off was put anew.', {
  ...ASKED,
  ...REQUEST,
  answers: optional(text('Answers to the questions.', 'Answers to the questions it came back with.')),
  ...CARRIED,
});

/** Members of every answer, with the digest of the request as it was displayed. */
export const ANSWER = {
  ...REQUEST,
  seenDigest: hash(
    'Its `digest` as it was shown; refused when the request has changed since.',
    'Digest of the request as it was shown to who answered.',
  ),
  sencoPresent: optional(
    yesNo(
      'Whether the SENCO was there when it was decided; left out where that is not known.',
      'Whether the SENCO was there; null: not known.',
    ),
  ),
  minuteRef: optional(textLine('Where it is minuted; a panel always says.', 'Where it is minuted.')),
} as const;

export const SignOffApproved = event('SignOffApproved', 'A request for sign-off was approved.', {
  ...ANSWER,
  documentsSeen: hashes('SHA-256 of the documents that were looked at.'),
  budgetCode: optional(textLine('The budget it is paid from.')),
  note: optional(text('A note.', 'A note on an approval.')),
});

export const SignOffApprovedWithConditions = event(
  'SignOffApprovedWithConditions',
  'A request for sign-off was approved on conditions.',
  SignOffApproved.members,
);

export const CONDITION_TIMING = codes('ConditionTiming', 'When a condition of an approval has to be met.', {
  BEFORE_ACTING: 'Before the approved act is carried out: until then the approval carries nothing.',
  AFTERWARDS: 'By its day, whether or not the act was carried out.',
});

/** A condition as the approver sets it: what must happen, who owns it, by when. */
export const NEW_CONDITION = part('NewCondition', 'A condition of an approval.', {
  owner: person('The person who sees to it.'),
  dueOn: day('By when.'),
  text: text('What has to happen.'),
  timing: leftOut(
    oneOf(CONDITION_TIMING, 'When it has to be met; left out: AFTERWARDS.', 'When it has to be met; null: AFTERWARDS.'),
  ),
});

/** One condition of an approval. The id of the event is the condition's id. */
export const SignOffConditionSet = event('SignOffConditionSet', 'A condition of a sign-off was set.', {
  ...REQUEST,
  ...NEW_CONDITION.members,
});

export const SignOffReturned = event('SignOffReturned', 'A request for sign-off was returned with questions.', {
  ...ANSWER,
  questions: optional(
    text('The questions; always given when it is returned here and now.', 'The questions it was returned with.'),
  ),
});

export const SignOffRejected = event('SignOffRejected', 'A request for sign-off was rejected.', {
  ...ANSWER,
  reasons: optional(
    text('The reasons; always given when it is rejected here and now.', 'The reasons it was rejected for.'),
  ),
});

const WITHDRAWAL_GROUND = codes('WithdrawalGround', 'Why a request for sign-off was withdrawn.', {
  PARENTS_ASKED_LOCAL_AUTHORITY:
    'The parents asked the local authority themselves (Children and Families Act 2014 s.36(1)).',
  NO_LONGER_NEEDED: 'It is no longer needed.',
  PUPIL_LEAVES: 'The pupil leaves.',
  OTHER: 'Another reason.',
});

export const SignOffWithdrawn = event('SignOffWithdrawn', 'A request for sign-off was withdrawn.', {
  ...REQUEST,
  withdrawnBecause: oneOf(WITHDRAWAL_GROUND, 'Why.'),
  note: optional(text('A note.')),
});

export const ConditionMet = event('ConditionMet', 'A condition of a sign-off was met.', {
  request: id('SignOff', 'The request that was approved.'),
  condition: id('RECORD', 'The condition.'),
  metOn: day('The day on which it was met.'),
  note: optional(text('A note.')),
});

export const ConditionOwnerChanged = event('ConditionOwnerChanged', 'A condition of a sign-off got another owner.', {
  request: id('SignOff', 'The request that was approved.'),
  condition: id('RECORD', 'The condition.'),
  owner: person('The person who sees to it from now on.'),
});

export const RECUSAL_GROUND = codes('RecusalGround', 'Why somebody takes no part in deciding.', {
  RELATIVE: 'A relative of the pupil.',
  OWN_CHILD: 'Their own child.',
  OTHER_INTEREST: 'Another interest.',
});
export type RecusalGround = CodeOf<typeof RECUSAL_GROUND>;

export const SignOffRecused = event('SignOffRecused', 'Somebody stood aside from a sign-off.', {
  ...REQUEST,
  person: workedOut(person('Who.')),
  ground: oneOf(RECUSAL_GROUND, 'Why.'),
});

/** Somebody takes no part in deciding about a pupil, or in one matter. */
export const RecusalRecorded = event('RecusalRecorded', 'Somebody stood aside from decisions about the pupil.', {
  person: workedOut(person('Who.')),
  ground: oneOf(RECUSAL_GROUND, 'Why.'),
  about: optional(
    id('Decision', 'A decision or request of the one matter it is about; left out: all matters of the pupil.'),
  ),
});

/** Lets somebody decide again who stood aside. */
export const RecusalLifted = event('RecusalLifted', 'Somebody may decide again about the pupil.', {
  person: person('Who may decide again.'),
  note: optional(text('Why.')),
});

/** Somebody decides about one pupil, because all who would decide stand aside. */
export const DeciderAppointed = event('DeciderAppointed', 'Somebody was appointed to decide about the pupil.', {
  person: person('Who decides.'),
  decisions: required(delegable('What they decide.')),
  to: optional(
    day('Last day; left out: as long as somebody stands aside.', 'Last day; null: as long as somebody stands aside.'),
  ),
  minuteRef: optional(textLine('Where it is minuted.')),
});

/** Records that somebody does not agree with a decision or a request, in their own words. */
export const DissentRecorded = event('DissentRecorded', 'Dissent was recorded.', {
  decision: workedOut(id('Decision', 'The decision, or the request for sign-off.')),
  person: workedOut(person('Who.')),
  role: workedOut(line('In which role.')),
  text: text('In their own words.'),
});

/** Outside reviewers whom a sole decider may ask. */
export const OUTSIDE_REVIEWER = codes('OutsideReviewer', 'Whom a sole decider asked.', {
  SECOND_LEADER: 'A second leader.',
  TRUST_SEND_LEAD: 'The SEND lead of the trust.',
  NOBODY_AVAILABLE: 'There was nobody to ask.',
});
export type OutsideReviewer = CodeOf<typeof OUTSIDE_REVIEWER>;

export const OUTSIDE_VIEW = codes('OutsideView', 'What an outside review said.', {
  AGREES: 'Agrees.',
  DISAGREES: 'Does not agree.',
  NO_ANSWER: 'No answer.',
});
export type OutsideView = CodeOf<typeof OUTSIDE_VIEW>;

export const SoleDeciderExceptionRecorded = event(
  'SoleDeciderExceptionRecorded',
  'It was recorded that one person decided alone.',
  {
    decision: workedOut(id('Decision', 'The decision, or the request for sign-off.')),
    person: workedOut(person('Who asked.')),
    asked: oneOf(OUTSIDE_REVIEWER, 'Who was asked.'),
    askedOn: day('The day on which they were asked.'),
    view: oneOf(OUTSIDE_VIEW, 'What they said.'),
    note: optional(text('A note.')),
  },
);

/** A refused attempt to answer: who tried which command on which request, and which rules were broken. */
export const SignOffAttemptRefused = event('SignOffAttemptRefused', 'An attempt to sign off was refused.', {
  ...REQUEST,
  attempted: line('The command that was tried.'),
  codes: someOf(RULE_CODE, 'The rules in its way.'),
});

export const SIGN_OFF_EVENTS = [
  SignOffRequested,
  SignOffResubmitted,
  SignOffApproved,
  SignOffApprovedWithConditions,
  SignOffConditionSet,
  SignOffReturned,
  SignOffRejected,
  SignOffWithdrawn,
  ConditionMet,
  ConditionOwnerChanged,
  SignOffRecused,
  RecusalRecorded,
  RecusalLifted,
  DeciderAppointed,
  DissentRecorded,
  SoleDeciderExceptionRecorded,
  SignOffAttemptRefused,
] as const;

/** Types of all events about a request, with the word by which an approver confirms what was reported. */
export const TYPES_ABOUT_REQUESTS = [...SIGN_OFF_EVENTS.map(({ type }) => type), 'DecisionConfirmed'] as const;

/** Types of all events about a request. One of them written between reading and appending is a conflict. */
export const SIGN_OFF_EVENT_TYPES = SIGN_OFF_EVENTS.map(({ type }) => type);
