import { Field, ObjectType } from 'type-graphql';
import { RULES, type RuleCode } from '../../../src/decisions/rules.ts';
import type { GrantFinding } from '../../../src/governance/grant-in-time.ts';
import { SeverityEnum } from '../../enums/accountability.ts';
import { RuleCodeEnum } from '../../enums/rules.ts';

@ObjectType('GrantFinding', {
  description: 'What is to be known or put right about an office, a delegation, a policy, or the end of one.',
  simpleResolvers: true,
})
export class GrantFindingType {
  @Field(() => RuleCodeEnum, { description: 'The rule.' })
  readonly code: RuleCode;

  @Field(() => SeverityEnum, { description: 'How much it weighs.' })
  readonly severity: GrantFinding['severity'];

  @Field(() => String, { description: 'The rule in words.' })
  readonly message: string;

  constructor({ code, severity }: GrantFinding) {
    this.code = code;
    this.severity = severity;
    this.message = RULES[code].message;
  }
}
