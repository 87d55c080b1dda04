import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import { VARIED } from '../../../src/decisions/provision/delivery-events.ts';
import type { OutcomeResult } from '../../../src/decisions/provision/outcome-events.ts';
import type { VarianceRecorded } from '../../../src/decisions/provision/history.ts';
import type { OutcomeOn } from '../../../src/decisions/provision/provisions.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { RequestContext } from '../../context.ts';
import { OutcomeResultEnum } from '../../enums/provision.ts';
import { type PersonalData, PersonalDataEnum } from '../../enums/reading.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { Worded } from '../decisions/worded.ts';
import { Shows } from '../members/shown-member.ts';
import { SealedFields } from '../people/sealed-fields.ts';

const OUTCOME_WORDS = {
  words: 'The outcome in words.',
  baseline: 'Where the pupil started from.',
  target: 'What should be reached.',
  measure: 'How it is measured.',
} as const;

@Worded(OUTCOME_WORDS)
@ObjectType({ description: 'An outcome of a provision as it stands on the day.', simpleResolvers: true })
export class ProvisionOutcome {
  @Field(() => ID, { description: 'Stored id: that of the decision that set it.' })
  readonly uuid: string;

  @Field(() => CivilDateScalar, { description: 'When it was set.' })
  readonly setOn: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Day of the baseline.' })
  readonly baselineOn: CivilDate | null;

  @Field(() => CivilDateScalar, { description: 'By when.' })
  readonly dueOn: CivilDate;

  @Field(() => OutcomeResultEnum, {
    nullable: true,
    description: 'How far it was reached, by the newest assessment; null while there is none.',
  })
  readonly result: OutcomeResult | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When that was assessed.' })
  readonly assessedOn: CivilDate | null;

  @Field(() => Boolean, { description: 'Whether another outcome has taken its place.' })
  readonly replaced: boolean;

  readonly sealed: SealedFields;

  constructor({ id, setOn, baselineOn, dueOn, result, assessedOn, replaced, words }: OutcomeOn, worded: boolean) {
    this.uuid = id;
    this.setOn = setOn;
    this.baselineOn = baselineOn;
    this.dueOn = dueOn;
    this.result = result;
    this.assessedOn = assessedOn;
    this.replaced = replaced;
    this.sealed = new SealedFields(words.data, words.sealedIn, worded);
  }

  @Field(() => PersonalDataEnum, {
    nullable: true,
    description: 'Whether its words are shown; null together with an error, where a fault keeps them shut.',
  })
  async personalData(@Ctx() context: RequestContext): Promise<PersonalData> {
    return this.sealed.state(Object.keys(OUTCOME_WORDS), context);
  }
}

@Worded({ note: 'A note.' })
@Shows(VARIED)
@ObjectType({ description: 'What was not delivered as it should have been.', simpleResolvers: true })
export class DeliveryVariance {
  @Field(() => ID, { description: 'Stored id of its record.' })
  readonly uuid: string;

  readonly sealed: SealedFields;

  constructor({ id, words, ...clear }: VarianceRecorded, worded: boolean) {
    Object.assign(this, clear);
    this.uuid = id;
    this.sealed = new SealedFields(words.data, words.sealedIn, worded);
  }

  @Field(() => PersonalDataEnum, {
    nullable: true,
    description: 'Whether its note is shown; null together with an error, where a fault keeps it shut.',
  })
  async personalData(@Ctx() context: RequestContext): Promise<PersonalData> {
    return this.sealed.state(['note'], context);
  }
}
