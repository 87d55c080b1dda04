import { InputType } from 'type-graphql';
import type {
  OutsideReviewer,
  OutsideView,
  Quorum,
  RecusalGround,
  SignOffMatter,
  SignOffRule,
} from '../../src/decisions/sign-off/events.ts';
import type { MeetCondition } from '../../src/decisions/sign-off/meet-condition.ts';
import type { RecordDissent } from '../../src/decisions/sign-off/record-dissent.ts';
import type { RecordOutsideReview } from '../../src/decisions/sign-off/record-outside-review.ts';
import type { RecuseFromSignOff } from '../../src/decisions/sign-off/recuse-from-sign-off.ts';
import type { SetSignOffPolicy } from '../../src/governance/sign-off-policy.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import {
  OutsideReviewerEnum,
  OutsideViewEnum,
  QuorumEnum,
  RecusalGroundEnum,
  SignOffMatterEnum,
} from '../enums/sign-off.ts';
import { PupilCommandInput, SchoolCommandInput } from './envelope.ts';
import { Day, FreeText, Id, Line, Money, OneOf, optional, Parts, Whole } from '../scalars/shape.ts';

const SCHOOL_DAYS_OF_A_YEAR = 200;

@InputType({
  description:
    'That a condition of an approval was met; said by who sees to it, who approved on it, or who may sign off.',
})
export class MeetConditionInput extends PupilCommandInput implements MeetCondition {
  @Id('The request that was approved.')
  request!: string;

  @Id('The condition.')
  condition!: string;

  @Day('The day on which it was met.')
  metOn!: CivilDate;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'That the person signed in takes no part in deciding a request.' })
export class RecuseFromSignOffInput extends PupilCommandInput implements RecuseFromSignOff {
  @Id('The request.')
  request!: string;

  @OneOf(RecusalGroundEnum, 'Why.')
  ground!: RecusalGround;
}

@InputType({ description: 'That the person signed in does not agree.' })
export class RecordDissentInput extends PupilCommandInput implements RecordDissent {
  @Id('The decision, or the request for sign-off.')
  decisionId!: string;

  @FreeText('In their own words.')
  text!: string;
}

@InputType({ description: 'Whom a sole decider asked, and the answer.' })
export class RecordOutsideReviewInput extends PupilCommandInput implements RecordOutsideReview {
  @Id('The decision, or the request for sign-off.')
  decisionId!: string;

  @OneOf(OutsideReviewerEnum, 'Who was asked.')
  asked!: OutsideReviewer;

  @Day('The day on which they were asked.')
  askedOn!: CivilDate;

  @OneOf(OutsideViewEnum, 'What they said.')
  view!: OutsideView;

  @FreeText(optional('A note.'))
  note: string | null = null;
}

@InputType({ description: 'One line of a sign-off policy.' })
export class SignOffRuleInput implements SignOffRule {
  @Id('A new UUID for the line.')
  ruleId!: string;

  @OneOf(SignOffMatterEnum, 'What needs sign-off.')
  matter!: SignOffMatter;

  @OneOf(QuorumEnum, 'Whose word is enough.')
  quorum!: Quorum;

  @Money(optional('Only what costs more than this in a year; left out: whatever it costs.'))
  aboveAnnualCost: number | null = null;

  @Whole(optional('School days after which a request has lapsed; left out: never.'), 1, SCHOOL_DAYS_OF_A_YEAR)
  lapsesAfterSchoolDays: number | null = null;
}

@InputType({ description: 'What a school reserves for sign-off, in place of what it reserved before.' })
export class SetSignOffPolicyInput extends SchoolCommandInput implements SetSignOffPolicy {
  @Id('A new UUID for the policy.')
  policyId!: string;

  @Day('First day on which it is in force.')
  from!: CivilDate;

  @Parts(() => SignOffRuleInput, 'Its lines; none: nothing needs sign-off.')
  rules!: SignOffRuleInput[];

  @Line(optional('Where it is minuted.'))
  minuteRef: string | null = null;
}
