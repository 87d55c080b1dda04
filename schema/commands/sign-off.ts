import { InputType } from 'type-graphql';
import type { EvidenceReference } from '../../src/decisions/evidence.ts';
import type { ApproveSignOff } from '../../src/decisions/sign-off/approve-sign-off.ts';
import type {
  ApproveSignOffWithConditions,
  NewCondition,
} from '../../src/decisions/sign-off/approve-sign-off-with-conditions.ts';
import type { AnsweringCommand } from '../../src/decisions/sign-off/deciding.ts';
import type { SignOffMatter, WithdrawalGround } from '../../src/decisions/sign-off/events.ts';
import type { RejectSignOff } from '../../src/decisions/sign-off/reject-sign-off.ts';
import type { RequestSignOff } from '../../src/decisions/sign-off/request-sign-off.ts';
import type { ResubmitSignOff } from '../../src/decisions/sign-off/resubmit-sign-off.ts';
import type { ReturnSignOff } from '../../src/decisions/sign-off/return-sign-off.ts';
import type { WithdrawSignOff } from '../../src/decisions/sign-off/withdraw-sign-off.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { SignOffMatterEnum, WithdrawalGroundEnum } from '../enums/sign-off.ts';
import { EvidenceInput } from './decision-parts.ts';
import { DecisionInput } from './envelope.ts';
import { Day, FreeText, Id, Line, Money, OneOf, optional, Parts, Sha256, Sha256s, YesNo } from '../scalars/shape.ts';

@InputType({ description: "A proposal that the school's leaders are asked to sign off." })
export class RequestSignOffInput extends DecisionInput implements RequestSignOff {
  @OneOf(SignOffMatterEnum, 'What it is about.')
  matter!: SignOffMatter;

  @Money(optional("What it costs in a year; needed where the matter, or the school's policy for it, goes by cost."))
  annualCost: number | null = null;

  @Day(optional('The day from which what is proposed is to count.'))
  proposedEffectiveFrom: CivilDate | null = null;

  @Parts(() => EvidenceInput, 'Documents that go with it.')
  documents: EvidenceReference[] = [];

  @YesNo('Whether the parents disagree.')
  parentsDisagree: boolean = false;

  @YesNo('Whether the SENCO does not agree.')
  sencoDissents: boolean = false;

  @Id(optional('An earlier decision or request that it is about.'))
  aboutDecision: string | null = null;

  @FreeText('What is proposed.')
  proposal!: string;

  @FreeText('Why.')
  rationale!: string;
}

@InputType({
  description: 'A request for sign-off put anew, after it came back with questions. It replaces what was asked before.',
})
export class ResubmitSignOffInput extends RequestSignOffInput implements ResubmitSignOff {
  @Id('The request.')
  request!: string;

  @FreeText(optional('Answers to the questions.'))
  answers: string | null = null;
}

@InputType({ description: 'That the proposer takes a request for sign-off back.' })
export class WithdrawSignOffInput extends DecisionInput implements WithdrawSignOff {
  @Id('The request.')
  request!: string;

  @OneOf(WithdrawalGroundEnum, 'Why.')
  withdrawnBecause!: WithdrawalGround;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'What every answer to a request for sign-off has.' })
export class AnswerSignOffInput extends DecisionInput implements AnsweringCommand {
  @Id('The request.')
  request!: string;

  @Sha256('Its `digest` as it was shown; refused when the request has changed since.')
  seenDigest!: string;

  @YesNo(optional('Whether the SENCO was there when it was decided; left out where that is not known.'))
  sencoPresent: boolean | null = null;

  @Line(optional('Where it is minuted; a panel always says.'))
  minuteRef: string | null = null;
}

@InputType({ description: 'The approval of a request.' })
export class ApproveSignOffInput extends AnswerSignOffInput implements ApproveSignOff {
  @Sha256s('SHA-256 of the documents that were looked at.')
  documentsSeen: string[] = [];

  @Line(optional('The budget it is paid from.'))
  budgetCode: string | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'A condition of an approval.' })
export class NewConditionInput implements NewCondition {
  @Id('The person who sees to it.')
  owner!: string;

  @Day('By when.')
  dueOn!: CivilDate;

  @FreeText('What has to happen.')
  text!: string;
}

@InputType({ description: 'The approval of a request on conditions.' })
export class ApproveSignOffWithConditionsInput extends ApproveSignOffInput implements ApproveSignOffWithConditions {
  @Parts(() => NewConditionInput, 'The conditions.')
  conditions!: NewConditionInput[];
}

@InputType({ description: 'The return of a request with questions.' })
export class ReturnSignOffInput extends AnswerSignOffInput implements ReturnSignOff {
  @FreeText(optional('The questions; always given when it is returned here and now.'))
  questions: string | null = null;
}

@InputType({ description: 'The rejection of a request.' })
export class RejectSignOffInput extends AnswerSignOffInput implements RejectSignOff {
  @FreeText(optional('The reasons; always given when it is rejected here and now.'))
  reasons: string | null = null;
}
