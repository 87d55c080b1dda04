import {
  SignOffApproved,
  SignOffApprovedWithConditions,
  SignOffRejected,
  SignOffRequested,
  SignOffResubmitted,
  SignOffReturned,
  SignOffWithdrawn,
} from '../../../src/decisions/sign-off/events.ts';
import { id } from '../../../src/kernel/members.ts';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { Naming } from './decision.ts';
import { type DecisionKind, decisionKind } from './decision-kind.ts';

const SignOffRequestDecision = decisionKind(
  'SignOffRequestDecision',
  'That sign-off of a proposal was asked for, or asked for anew.',
  [SignOffRequested, SignOffResubmitted],
  { request: id('SignOff', 'The request: this decision itself, or the one it puts anew.') },
);

/** It is itself the request that it shows. */
class FirstRequest extends SignOffRequestDecision {
  constructor(row: DecisionRow, naming: Naming) {
    super({ ...row, data: { ...row.data, request: row.id } }, naming);
  }
}

const SignOffWithdrawal = decisionKind('SignOffWithdrawal', 'That the proposer took a request for sign-off back.', [
  SignOffWithdrawn,
]);
const SignOffAnswerDecision = decisionKind(
  'SignOffAnswerDecision',
  'An answer to a request for sign-off: approved, approved on conditions, returned or rejected.',
  [SignOffApproved, SignOffApprovedWithConditions, SignOffReturned, SignOffRejected],
);

export const SIGN_OFF_KINDS: Readonly<Record<string, DecisionKind>> = {
  SignOffRequested: FirstRequest,
  SignOffResubmitted: SignOffRequestDecision,
  SignOffWithdrawn: SignOffWithdrawal,
  SignOffApproved: SignOffAnswerDecision,
  SignOffApprovedWithConditions: SignOffAnswerDecision,
  SignOffReturned: SignOffAnswerDecision,
  SignOffRejected: SignOffAnswerDecision,
};
