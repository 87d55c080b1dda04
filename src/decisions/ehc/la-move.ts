import type { CivilDate } from '../../kernel/civil-date.ts';
import { localAuthority } from '../../reference/la-codes.ts';
import { type Decision, judge } from '../decision.ts';
import type { PupilGiven } from '../given.ts';
import { broken, pastRules } from '../policies.ts';
import { caseFor, hasEvent, hasPlan, letterRules } from './case-rules.ts';
import { followsRules, type OutsideFact, outsideOf } from './outside.ts';
import type { LaMoveNoticeReceived, PlanTransferredToLa } from './review-events.ts';

/** The plan moves to another LA with the child (s.47; reg 15). */
export interface RecordLaMove extends OutsideFact {
  readonly laCode: string;
  readonly transferredOn: CivilDate;
}

export function recordLaMove(command: RecordLaMove, given: PupilGiven): Decision {
  const { laCode, transferredOn, predecessor } = command;
  const data: PlanTransferredToLa = { ...outsideOf(command), laCode, transferredOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, hasPlan(given, transferredOn), 'NO_PLAN'),
      ...broken(localAuthority(laCode) === undefined, 'CODE_NOT_KNOWN'),
      ...pastRules(given, transferredOn),
    ],
    [{ type: 'PlanTransferredToLa', data, effectiveFrom: transferredOn }],
  );
}

/**
 * The new LA tells the parent or young person what it will do (reg 15(4)); a school knows of it by a copy, or from
 * them.
 */
export interface RecordLaMoveNotice extends OutsideFact {
  readonly informedOn: CivilDate | null;
  readonly assessmentProposed: boolean | null;
  readonly reviewProposedOn: CivilDate | null;
}

export function recordLaMoveNotice(command: RecordLaMoveNotice, given: PupilGiven): Decision {
  const { informedOn, assessmentProposed, reviewProposedOn, receivedOn, predecessor } = command;
  const data: LaMoveNoticeReceived = { ...outsideOf(command), informedOn, assessmentProposed, reviewProposedOn };
  return judge(
    'FROM_DOCUMENT',
    [
      ...letterRules(command, given),
      ...followsRules(predecessor, hasEvent(caseFor(given, receivedOn), 'PlanTransferredToLa'), 'NO_LA_MOVE'),
      ...pastRules(given, informedOn),
      ...broken(informedOn !== null && informedOn > receivedOn, 'RECEIVED_BEFORE_WRITTEN'),
    ],
    [{ type: 'LaMoveNoticeReceived', data, effectiveFrom: receivedOn }],
  );
}
