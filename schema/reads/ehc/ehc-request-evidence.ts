import { Arg, Args, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { pupilAfterMerges } from '../../../projections/record/pupil-merges.ts';
import { schoolRecordsInLog } from '../../../projections/record/record-as-at.ts';
import { annualCost } from '../../../src/decisions/provision/cost.ts';
import { costToDate, type ProvisionOn } from '../../../src/decisions/provision/provisions.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { byEffectiveDate, foldCorrections } from '../../../src/kernel/folding.ts';
import { type EhcEvidence, ehcEvidence, type EvidenceItem } from '../../../src/questions/ehc-evidence.ts';
import { denied, noteAskedFor, scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { ChecklistStateEnum } from '../../enums/ehc.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { AsOf } from '../paging/connection.ts';
import { Identities } from '../pupils/identities.ts';
import { cutFor, judgedOn, ReadArgs } from '../paging/page.ts';
import { Pupil } from '../pupils/pupil.ts';
import { IdOf } from '../../ids/id-of.ts';
import { storedId } from '../../scalars/stored-id.ts';

@ObjectType({
  description:
    'One thing that local authorities usually ask for with a request, and what of it stands in the record. What they ask for is practice, not the legal test.',
  simpleResolvers: true,
})
export class EhcEvidenceItem implements EvidenceItem {
  @Field(() => CodeScalar, { description: 'Code of the checklist.' })
  readonly code!: string;

  @Field(() => String, { description: 'What it is.' })
  readonly name!: string;

  @Field(() => Boolean, { description: 'Whether the record shows it.' })
  readonly stands!: boolean;

  @Field(() => [ID], {
    description: "Stored ids of the records that show it, oldest first; the pupil's timeline has each.",
  })
  readonly records!: readonly string[];

  @Field(() => CivilDateScalar, { nullable: true, description: 'Day of the newest.' })
  readonly newestOn!: CivilDate | null;

  @Field(() => ChecklistStateEnum, { nullable: true, description: 'What the school itself last said of it.' })
  readonly stated!: EvidenceItem['stated'];
}

@ObjectType({ description: 'Provision that was or is given, with its cost.', simpleResolvers: true })
export class EvidencedProvision {
  @IdOf('Provision', { description: 'The provision.' })
  readonly provision: string;

  @Field(() => CodeScalar, { description: 'Code of the tier.' })
  readonly tier: string;

  @Field(() => CodeScalar, { description: 'Code of the kind.' })
  readonly kind: string;

  @Field(() => CodeScalar, { description: 'Code of the source of funding.' })
  readonly fundingSource: string;

  @Field(() => CivilDateScalar, { nullable: true, description: 'First day.' })
  readonly startOn: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'First day without it.' })
  readonly endedOn: CivilDate | null;

  @Field(() => PenceScalar, { description: 'Cost a year by the terms of the day.' })
  readonly annualCostPence: number;

  @Field(() => PenceScalar, { description: 'Cost that has fallen due by the day.' })
  readonly costToDatePence: number;

  constructor(provision: ProvisionOn) {
    const { history, terms, startOn, endedOn } = provision;
    this.provision = history.id;
    this.tier = terms.tier;
    this.kind = terms.kind;
    this.fundingSource = terms.fundingSource;
    this.startOn = startOn;
    this.endedOn = endedOn;
    this.annualCostPence = annualCost(terms);
    this.costToDatePence = costToDate(provision);
  }
}

@ObjectType({
  description: 'The evidence for a request for an EHC needs assessment as it stands in the record of a day.',
  simpleResolvers: true,
})
export class EhcRequestEvidence {
  @Field(() => AsOf, { description: 'Which state of the record it shows.' })
  readonly asOf: AsOf;

  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => [EhcEvidenceItem], { description: 'The checklist, item by item.' })
  readonly items: readonly EvidenceItem[];

  @Field(() => Int, { description: 'Cycles of assess, plan, do, review that were reviewed.' })
  readonly reviewedCycles: number;

  @Field(() => Int, { description: 'How many are usually asked for.' })
  readonly usualCycles: number;

  @Field(() => [EvidencedProvision], { description: 'Provision that was or is given.' })
  readonly provisions: readonly EvidencedProvision[];

  @Field(() => PenceScalar, { description: 'What provision that goes on costs a year.' })
  readonly annualCostPence: number;

  @Field(() => PenceScalar, { description: 'What all of it has cost by the day.' })
  readonly costToDatePence: number;

  constructor({ items, reviewedCycles, usualCycles, provisions }: EhcEvidence, pupil: Pupil, asOf: AsOf) {
    this.asOf = asOf;
    this.pupil = pupil;
    this.items = items;
    this.reviewedCycles = reviewedCycles;
    this.usualCycles = usualCycles;
    this.provisions = provisions.map((one) => new EvidencedProvision(one));
    this.annualCostPence = provisions
      .filter(({ state }) => state !== 'ENDED')
      .reduce((sum, { terms }) => sum + annualCost(terms), 0);
    this.costToDatePence = provisions.reduce((sum, one) => sum + costToDate(one), 0);
  }
}

@Resolver()
export class EhcRequestEvidenceQueries {
  @Query(() => EhcRequestEvidence, {
    nullable: true,
    description:
      "What the record of the viewer's schools holds for a request for an EHC needs assessment. Needs READ_DECISIONS for the whole school.",
  })
  async ehcRequestEvidence(
    @Ctx() context: RequestContext,
    @Arg('pupilId', () => ID, { description: 'Id of the pupil.' }) pupilId: string,
    @Args(() => ReadArgs) read: ReadArgs,
  ): Promise<EhcRequestEvidence> {
    const asked = storedId('Pupil', 'pupilId', pupilId);
    noteAskedFor(context, asked);
    const scopes = scopesFor(context, 'READ_DECISIONS').filter(({ scope }) => scope === 'SCHOOL');
    const on = judgedOn(read, context);
    const cut = await cutFor('pupil-facts', read, on, context);
    const pupil = pupilAfterMerges(context.app.projections.reader('pupil-merges'), asked, cut.ordinal);
    const schools = scopes.map(({ schoolUrn }) => schoolUrn);
    const events = [...schoolRecordsInLog(context.app.log, pupil, schools, cut.ordinal).values()]
      .flatMap(({ whole }) => foldCorrections(whole))
      .sort(byEffectiveDate);
    if (events.length === 0) throw denied(context, 'READ_DECISIONS');
    return new EhcRequestEvidence(
      ehcEvidence(events, on),
      new Identities(cut.ordinal, context, on).pupil(pupil),
      new AsOf(cut, context),
    );
  }
}
