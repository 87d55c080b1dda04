import { Field, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type {
  ObservationSource,
  PlanPapers,
  ProvisionCodeObserved,
} from '../../../src/decisions/identification/events.ts';
import type { RankedNeed } from '../../../src/decisions/ranked-need.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { ObservationSourceEnum } from '../../enums/identification.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { Decision, type Naming } from './decision.ts';
import { PlanPapersType, RankedNeedType } from './decision-parts.ts';
import { Worded } from './worded.ts';

@Worded({ planReference: 'Reference of the plan.', note: 'A note.' })
@ObjectType({
  implements: Decision,
  description: 'A provision code as a file or document states it.',
  simpleResolvers: true,
})
export class StatusObservation extends Decision {
  @Field(() => ObservationSourceEnum, { description: 'Where it is stated.' })
  readonly source: ObservationSource;

  @Field(() => CivilDateScalar, { description: 'First day.' })
  readonly from: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day, where one is stated.' })
  readonly to: CivilDate | null;

  @Field(() => [RankedNeedType], { description: 'Needs, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => CivilDateScalar, { nullable: true, description: 'Date of the document.' })
  readonly documentOn: CivilDate | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'When the document was received.' })
  readonly receivedOn: CivilDate | null;

  @Field(() => PlanPapersType, { nullable: true, description: "The local authority's papers." })
  readonly plan: PlanPapers | null;

  @Field(() => CodeScalar, {
    nullable: true,
    description: 'Why a plan ceased; `codeList(name: CEASE_REASON)` says what it stands for.',
  })
  readonly ceaseReason: string | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as ProvisionCodeObserved;
    this.source = data.source;
    this.from = data.from;
    this.to = data.to;
    this.needs = data.needs;
    this.documentOn = data.documentOn;
    this.receivedOn = data.receivedOn;
    this.plan = data.plan;
    this.ceaseReason = data.ceaseReason ?? null;
  }
}
