import { Ctx, Field, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decision-history.ts';
import type { Agreement, Awareness, EhcRequestDecided, NoRequestReason } from '../../../src/decisions/ehc/request-events.ts';
import type { EvidenceReference } from '../../../src/decisions/pupil-events.ts';
import type { RequestContext } from '../../context.ts';
import { AgreementEnum, AwarenessEnum, EhcRequestOutcomeEnum, NoRequestReasonEnum } from '../../enums/ehc.ts';
import { Decision, type Naming } from '../decision.ts';
import { EvidenceType } from '../decision-parts.ts';

@ObjectType({ implements: Decision, description: 'The school\'s decision whether to ask for an EHC needs assessment.', simpleResolvers: true })
export class EhcRequestDecision extends Decision {
  @Field(() => EhcRequestOutcomeEnum, { description: 'What was decided.' })
  readonly outcome: EhcRequestDecided['outcome'];

  @Field(() => String, { nullable: true, description: 'URN of the school or provider where the pupil is placed, when that is elsewhere.' })
  readonly placementSchoolUrn: string | null;

  @Field(() => NoRequestReasonEnum, { nullable: true, description: 'Why the school does not ask.' })
  readonly reasonCode: NoRequestReason | null;

  @Field(() => AwarenessEnum, { description: 'Whether the parents or the young person know of it.' })
  readonly parentsAware: Awareness;

  @Field(() => AgreementEnum, { description: 'Whether they agree.' })
  readonly agreement: Agreement;

  @Field(() => [EvidenceType], { description: 'Evidence.' })
  readonly evidence: readonly EvidenceReference[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as EhcRequestDecided;
    this.outcome = data.outcome;
    this.placementSchoolUrn = data.placementSchoolUrn;
    this.reasonCode = data.reasonCode;
    this.parentsAware = data.parentsAware;
    this.agreement = data.agreement;
    this.evidence = data.evidence;
  }

  @Field(() => String, { nullable: true, description: 'Why.' })
  rationale(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('rationale', context);
  }

  @Field(() => String, { nullable: true, description: 'Views of the parents.' })
  parentViews(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('parentViews', context);
  }

  @Field(() => String, { nullable: true, description: 'Views of the pupil.' })
  pupilViews(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('pupilViews', context);
  }
}
