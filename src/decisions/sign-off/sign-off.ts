import type { CivilDate } from '../../kernel/civil-date.ts';
import { type CodeOf, codes } from '../../kernel/members.ts';
import type { EffectiveEvent } from '../../kernel/folding.ts';
import type { Decider } from '../../kernel/metadata.ts';
import type { OutsideReviewer, OutsideView, RecusalGround, SignOffRequested } from './events.ts';

export const SIGN_OFF_STATE = codes('SignOffState', 'Where a request for sign-off stands on a day.', {
  SUBMITTED: 'It waits for an answer.',
  IN_REVIEW: 'One has approved, another has to.',
  RETURNED: 'It was returned with questions and waits for the proposer.',
  APPROVED: 'Approved.',
  APPROVED_WITH_CONDITIONS: 'Approved on conditions.',
  REJECTED: 'Rejected.',
  WITHDRAWN: 'Withdrawn by the proposer.',
  DECIDED_AS_ASKED: 'Nobody answered: it was decided as it asks.',
  DECIDED_OTHERWISE: 'Nobody answered: the matter was decided otherwise.',
  LAPSED: 'Nobody answered by its last day, or nobody answered the questions with which it came back.',
});
export type StateOnDay = CodeOf<typeof SIGN_OFF_STATE>;
/** The recorded state of a request. Whether it lapsed follows from the day (`sign-off-day.ts`). */
export type SignOffState = Exclude<StateOnDay, 'LAPSED'>;

export const TURN = codes('SignOffTurn', 'Whose turn it is.', {
  DECIDERS: 'Those who decide.',
  PROPOSER: 'The proposer.',
});

/** Days during which one side had to act. `to` is null if it still has to. */
export interface Stay {
  readonly with: CodeOf<typeof TURN>;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

/** An answer to a request. One that breaks a rule of authority or separation is kept but does not count. */
export interface Answer {
  readonly id: string;
  readonly type: string;
  readonly on: CivilDate;
  /** Persons who answered with authority. Proposers are left out if anybody else answered. */
  readonly persons: readonly string[];
  readonly counts: boolean;
  /** Those of them who answered in their own session, or confirmed there what was reported. */
  readonly ownWord: readonly string[];
  /** The deciders as recorded, with the authority they had for answering. */
  readonly deciders: readonly Decider[];
  readonly isMinuted: boolean;
}

/** A condition of an approval that counts. */
export interface Condition {
  readonly id: string;
  readonly owner: string;
  readonly dueOn: CivilDate;
  readonly metOn: CivilDate | null;
  /** Whether it has to be met before the approved act. */
  readonly beforeActing: boolean;
}

export interface Dissent {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly on: CivilDate;
}

/** A request for sign-off, folded from a pupil's events. */
export interface SignOff {
  /** Id of its first event. */
  readonly id: string;
  readonly state: SignOffState;
  readonly proposers: readonly string[];
  /** The person who recorded the present content in the proposers' name; null if a proposer recorded it. */
  readonly recordedFor: string | null;
  /** All who put it forward: who proposed it, recorded it or took it over. None of them is its approver. */
  readonly putForwardBy: readonly string[];
  readonly submittedOn: CivilDate;
  /** The request as last submitted. */
  readonly content: SignOffRequested;
  /** The day on which it was approved, rejected, withdrawn or decided otherwise; null while it is open. */
  readonly closedOn: CivilDate | null;
  /** The decision that closed it unanswered; null if none did. */
  readonly closedBy: string | null;
  readonly answers: readonly Answer[];
  readonly conditions: readonly Condition[];
  readonly dissents: readonly Dissent[];
  readonly recusals: readonly { readonly person: string; readonly ground: RecusalGround }[];
  readonly outsideReviews: readonly {
    readonly person: string;
    readonly asked: OutsideReviewer;
    readonly view: OutsideView;
  }[];
  readonly attempts: readonly string[];
  readonly returns: number;
  readonly stays: readonly Stay[];
  /** All its events in the order recorded. Without the attempts they are what is displayed. */
  readonly events: readonly EffectiveEvent[];
}
