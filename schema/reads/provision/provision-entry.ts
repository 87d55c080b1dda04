import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql';
import type { FoundProvision } from '../../../projections/lists/provisions.ts';
import { annualCost } from '../../../src/decisions/provision/cost.ts';
import type { EndReason } from '../../../src/decisions/provision/events.ts';
import type { Interruption } from '../../../src/decisions/provision/interruption.ts';
import type { ParentPosition } from '../../../src/decisions/provision/parent-position.ts';
import {
  costToDate,
  type ProvisionOn,
  provisionOn,
  type ProvisionState,
} from '../../../src/decisions/provision/provisions.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { EndReasonEnum, InterruptionEnum, ParentPositionEnum, ProvisionStateEnum } from '../../enums/provision.ts';
import { type PersonalData, PersonalDataEnum } from '../../enums/reading.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { Worded } from '../decisions/worded.ts';
import { personsAt } from '../people/person.ts';
import { DeliveryVariance, ProvisionOutcome } from './provision-outcome.ts';
import { ProvisionTermsType } from './provision-terms.ts';
import { Pupil } from '../pupils/pupil.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { Node } from '../../ids/node.ts';
import { IdOf, IdsOf } from '../../ids/id-of.ts';

/** A provision of the map as it stands on a day. */
export interface ProvisionOnMap {
  readonly pupil: string;
  readonly now: ProvisionOn;
}

/** Undefined before anything was known of it. */
export function onMap({ pupil, history }: FoundProvision, on: CivilDate): ProvisionOnMap | undefined {
  const now = provisionOn(history, on);
  return now && { pupil, now };
}

@Worded({ name: 'What it is called; null where it may not be shown.' })
@ObjectType('Provision', {
  implements: Node,
  description: 'Provision for a pupil as it stands on the day.',
  simpleResolvers: true,
})
export class ProvisionType {
  @Field(() => ID, { description: 'Opaque id: that of the decision by which it became known.' })
  readonly id: string;

  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn: string;

  @Field(() => ProvisionStateEnum, { description: 'How it stands.' })
  readonly state: ProvisionState;

  @Field(() => CivilDateScalar, { nullable: true, description: 'The day on which it started; null for a proposal.' })
  readonly startOn: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'The first day on which it was given no more.' })
  readonly endedOn: CivilDate | null;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why it ended.' })
  readonly endReason: EndReason | null;

  @IdOf('Provision', { nullable: true, description: 'The provision that took its place.' })
  readonly replacedBy: string | null;

  @Field(() => InterruptionEnum, { nullable: true, description: 'Why it is suspended.' })
  readonly interruption: Interruption | null;

  @Field(() => ProvisionTermsType, { description: 'What is agreed.' })
  readonly terms: ProvisionTermsType;

  @Field(() => Int, { description: 'How often it was changed.' })
  readonly amendments: number;

  @Field(() => ParentPositionEnum, {
    nullable: true,
    description: 'Where the parents stood at the last decision that says so.',
  })
  readonly parentPosition: ParentPosition | null;

  @Field(() => Boolean, { description: 'Whether a decision about it left an item of Section F undelivered.' })
  readonly sectionFUndelivered: boolean;

  @IdsOf('Decision', { description: 'The decisions about it up to the day, in the order in which they count.' })
  readonly decisionIds: readonly string[];

  @Field(() => [ProvisionOutcome], { description: 'Outcomes that it aims at.' })
  readonly outcomes: readonly ProvisionOutcome[];

  @Field(() => Int, { description: 'Sessions that were planned, as far as they were logged.' })
  readonly sessionsPlanned: number;

  @Field(() => Int, { description: 'Sessions that were delivered, as far as they were logged.' })
  readonly sessionsDelivered: number;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day up to which delivery was logged.' })
  readonly deliveryLoggedTo: CivilDate | null;

  @Field(() => [DeliveryVariance], { description: 'What was not delivered as it should have been.' })
  readonly variances: readonly DeliveryVariance[];

  @Field(() => PenceScalar, { description: 'Pence a year on the terms of the day.' })
  readonly annualCostPence: number;

  @Field(() => PenceScalar, {
    description:
      'Pence that have fallen due by the day, evenly over the days to the planned end; nothing while it is suspended.',
  })
  readonly costToDatePence: number;

  readonly sealed: SealedFields;

  constructor({ now }: Pick<ProvisionOnMap, 'now'>, pupil: Pupil, context: RequestContext) {
    const { history } = now;
    const worded = signedIn(context)
      .schoolsFor('READ_DECISIONS')
      .some(({ schoolUrn, scope }) => schoolUrn === history.schoolUrn && scope === 'SCHOOL');
    const until = history.steps.filter(({ on }) => on <= now.on);
    this.id = history.id;
    this.pupil = pupil;
    this.schoolUrn = history.schoolUrn;
    this.state = now.state;
    this.startOn = now.startOn;
    this.endedOn = now.endedOn;
    this.endReason = now.endReason;
    this.replacedBy = now.state === 'ENDED' ? history.replacedBy : null;
    this.interruption =
      now.state === 'SUSPENDED'
        ? (until.findLast(({ step }) => step === 'SUSPENDED')?.reason as Interruption | null)
        : null;
    this.terms = new ProvisionTermsType(now.terms, personsAt(history.schoolUrn, context));
    this.amendments = now.amendments;
    this.parentPosition = until.findLast(({ parentPosition }) => parentPosition !== null)?.parentPosition ?? null;
    this.sectionFUndelivered = until.some(({ sectionFUndelivered }) => sectionFUndelivered);
    this.decisionIds = until.map(({ by }) => by);
    this.outcomes = now.outcomes.map((outcome) => new ProvisionOutcome(outcome, worded));
    this.sessionsPlanned = now.sessionsPlanned;
    this.sessionsDelivered = now.sessionsDelivered;
    this.deliveryLoggedTo = now.deliveryLoggedTo;
    this.variances = now.variances.map((variance) => new DeliveryVariance(variance, worded));
    this.annualCostPence = annualCost(now.terms);
    this.costToDatePence = costToDate(now);
    this.sealed = new SealedFields(history.words.data, history.words.sealedIn, worded);
  }

  @Field(() => PersonalDataEnum, {
    nullable: true,
    description: 'Whether its name is shown; null together with an error, where a fault keeps it shut.',
  })
  async personalData(@Ctx() context: RequestContext): Promise<PersonalData> {
    return this.sealed.state(['name'], context);
  }
}
