import { Field, Int, ObjectType } from 'type-graphql';
import { annualCost } from '../../../src/decisions/provision/cost.ts';
import { PROVISION_TERMS, type ProvisionTerms, weeklyMinutes } from '../../../src/decisions/provision/terms.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { membersShown, type PersonOf, showBy, Shows } from '../members/shown-member.ts';

@Shows(PROVISION_TERMS.members)
@ObjectType('ProvisionTerms', { description: PROVISION_TERMS.words, simpleResolvers: true })
export class ProvisionTermsType {
  @Field(() => Int, { description: 'Minutes a week that the pupil gets.' })
  readonly minutesPerWeek: number;

  @Field(() => PenceScalar, {
    description:
      'Pence a year for this pupil: hours a week, times weeks, times pence an hour, by group size, and resources; rounded once, half a penny up.',
  })
  readonly annualCostPence: number;

  constructor(terms: ProvisionTerms, person: PersonOf) {
    Object.assign(this, membersShown(PROVISION_TERMS.members, terms, person));
    this.minutesPerWeek = weeklyMinutes(terms);
    this.annualCostPence = annualCost(terms);
  }
}

showBy(PROVISION_TERMS, ProvisionTermsType);
