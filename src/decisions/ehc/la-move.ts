import { input, type InputOf, saidIn } from '../../kernel/members.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilCommand, PupilGiven } from '../given.ts';
import { happened } from '../happened.ts';
import { broken, pastRules } from '../policies.ts';
import { caseFor, hasEvent, hasPlan, letterRules } from './case-rules.ts';
import { followsRules } from './outside-rules.ts';
import { LaMoveNoticeReceived, PlanTransferredToLa } from './review-events.ts';

/** Records that the plan moved with the child to another local authority (s.47; reg 15). */
export const RecordLaMove = input('The transfer of a plan to another local authority.', saidIn(PlanTransferredToLa));
export type RecordLaMove = PupilCommand & InputOf<typeof RecordLaMove>;

export function recordLaMove(command: RecordLaMove, given: PupilGiven): Decision {
  const { laCode, transferredOn, predecessor } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, hasPlan(given, transferredOn), 'NO_PLAN'),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
      ...pastRules(given, transferredOn),
    ],
    [happened(PlanTransferredToLa, command, transferredOn)],
  );
}

/**
 * Records what the new local authority told the parent or young person (reg 15(4)). The school learns it from a copy or
 * from them.
 */
export const RecordLaMoveNotice = input(
  'What the new local authority told the parent or young person after the transfer of a plan.',
  saidIn(LaMoveNoticeReceived),
);
export type RecordLaMoveNotice = PupilCommand & InputOf<typeof RecordLaMoveNotice>;

export function recordLaMoveNotice(command: RecordLaMoveNotice, given: PupilGiven): Decision {
  const { informedOn, receivedOn, predecessor } = command;
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, hasEvent(caseFor(given, receivedOn), 'PlanTransferredToLa'), 'NO_LA_MOVE'),
      ...pastRules(given, informedOn),
      ...broken(informedOn !== null && informedOn > receivedOn, 'RECEIVED_BEFORE_WRITTEN'),
    ],
    [happened(LaMoveNoticeReceived, command, receivedOn)],
  );
}
