import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Quorum, SignOffMatter, SignOffRule } from '../../../src/decisions/sign-off/policy.ts';
import type { SignOffPolicySet } from '../../../src/governance/events.ts';
import { type GrantAsked, policyInTime } from '../../../src/governance/grant-in-time.ts';
import type { SetBy } from '../../../src/governance/school.ts';
import { ruleInWords } from '../../../src/governance/sign-off-policy.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { QuorumEnum, SignOffMatterEnum } from '../../enums/sign-off.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { GrantRecord } from './granted.ts';

@ObjectType('SignOffPolicyRule', { description: "One line of a school's sign-off policy.", simpleResolvers: true })
export class SignOffPolicyRule {
  @Field(() => ID, { description: 'Stored id of the line.' })
  readonly ruleId: string;

  @Field(() => String, { description: 'The line in words.' })
  readonly words: string;

  @Field(() => SignOffMatterEnum, { description: 'What needs sign-off.' })
  readonly matter: SignOffMatter;

  @Field(() => QuorumEnum, { description: 'Whose word is enough.' })
  readonly quorum: Quorum;

  @Field(() => PenceScalar, {
    nullable: true,
    description: 'Only what costs more than this in a year; null: whatever it costs.',
  })
  readonly aboveAnnualCostPence: number | null;

  @Field(() => Int, { nullable: true, description: 'School days after which a request has lapsed; null: never.' })
  readonly lapsesAfterSchoolDays: number | null;

  constructor(rule: SignOffRule) {
    this.ruleId = rule.ruleId;
    this.words = ruleInWords(rule);
    this.matter = rule.matter;
    this.quorum = rule.quorum;
    this.aboveAnnualCostPence = rule.aboveAnnualCost;
    this.lapsesAfterSchoolDays = rule.lapsesAfterSchoolDays;
  }
}

@ObjectType('SignOffPolicy', {
  description: 'What a school reserves for sign-off from a day on, in place of what it reserved before.',
  simpleResolvers: true,
})
export class SignOffPolicyType {
  @Field(() => ID, { description: 'Stored id of the policy.' })
  readonly policyId: string;

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => [SignOffPolicyRule], { description: 'Its lines; none: nothing needs sign-off.' })
  readonly rules: readonly SignOffPolicyRule[];

  @Field(() => Boolean, { description: 'Whether it is the one in force on the day that was asked for.' })
  readonly inForce: boolean;

  @Field(() => GrantRecord, { description: 'How it was recorded, and what is said about that.' })
  readonly record: GrantRecord;

  constructor(policy: SetBy<SignOffPolicySet>, asked: GrantAsked, inForce: boolean, named: boolean) {
    const { policyId, from, rules } = policy.data;
    this.policyId = policyId;
    this.from = from;
    this.rules = rules.map((rule) => new SignOffPolicyRule(rule));
    this.inForce = inForce;
    this.record = new GrantRecord({ given: policy.given, inTime: policyInTime(policy, asked), named });
  }
}
