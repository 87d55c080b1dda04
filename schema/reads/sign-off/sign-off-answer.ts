import { Ctx, Field, ObjectType } from 'type-graphql';
import type { Answer } from '../../../src/decisions/sign-off/sign-off.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { EffectiveEvent } from '../../../src/kernel/folding.ts';
import type { RequestContext } from '../../context.ts';
import { DecisionTypeEnum } from '../../enums/decisions.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { FindingType } from '../people/deciders.ts';
import { Person } from '../people/person.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import type { Shown } from './sign-off-parts.ts';
import { IdOf } from '../../ids/id-of.ts';

@ObjectType('SignOffAnswer', { description: 'What somebody answered to a request.', simpleResolvers: true })
export class SignOffAnswerType {
  @IdOf('Decision', { description: 'The decision that it is.' })
  readonly decisionId: string;

  @Field(() => DecisionTypeEnum, { description: 'Approved, approved on conditions, returned or rejected.' })
  readonly type: string;

  @Field(() => CivilDateScalar, { description: 'On which day.' })
  readonly on: CivilDate;

  @Field(() => [Person], { description: 'Who answered with authority.' })
  readonly by: readonly Person[];

  @Field(() => Boolean, {
    description:
      'Whether it counts. One without authority, by a proposer or after a lapse is kept and does not; nor does an approval of what was changed later.',
  })
  readonly counts: boolean;

  @Field(() => [Person], {
    description: 'Those of them who answered in their own session, or confirmed there what was reported.',
  })
  readonly ownWord: readonly Person[];

  @Field(() => [FindingType], { description: 'Rules that it breaks.' })
  readonly findings: readonly FindingType[];

  private readonly sealed: SealedFields;

  constructor(
    { id, type, on, persons, counts, ownWord }: Answer,
    event: EffectiveEvent,
    { personOf, findingsOf }: Shown,
  ) {
    this.decisionId = id;
    this.type = type;
    this.on = on;
    this.by = persons.map(personOf);
    this.counts = counts;
    this.ownWord = ownWord.map(personOf);
    this.findings = findingsOf(event).map((finding) => new FindingType(finding));
    this.sealed = new SealedFields(event.data, event.sealedIn, true);
  }

  @Field(() => String, { nullable: true, description: 'The questions or the reasons.' })
  async words(@Ctx() context: RequestContext): Promise<string | null> {
    return (await this.sealed.text('questions', context)) ?? this.sealed.text('reasons', context);
  }
}
