import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Dated } from '../../../src/reference/dated.ts';
import { ceaseReasonsInForce } from '../../../src/reference/cease-reasons.ts';
import { evidenceChecklistInForce } from '../../../src/reference/ehc-evidence.ts';
import { needCodesInForce } from '../../../src/reference/need-codes.ts';
import { fundingSourcesInForce } from '../../../src/reference/funding-sources.ts';
import { provisionKindsInForce } from '../../../src/reference/provision-kinds.ts';
import { provisionTiersInForce } from '../../../src/reference/provision-tiers.ts';
import { provisionCodesInForce } from '../../../src/reference/provision-codes.ts';
import { yearGroupsInForce } from '../../../src/reference/year-groups.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { type CodeListName, CodeListNameEnum } from '../../enums/reading.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { today } from '../paging/today.ts';

@ObjectType({ description: 'A code of a dated list.', simpleResolvers: true })
export class CodeListEntry implements Dated {
  @Field(() => CodeScalar, { description: 'The code.' })
  code!: string;

  @Field(() => String, { description: 'What it stands for.' })
  name!: string;

  @Field(() => CivilDateScalar, { description: 'First day in force.' })
  from!: CivilDate;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day in force, where an end is known.' })
  to?: CivilDate;

  @Field(() => String, { description: 'Where this is written.' })
  source!: string;
}

type Lists = Readonly<Record<CodeListName, (on: CivilDate) => readonly CodeListEntry[]>>;
const LISTS: Lists = {
  NEED: needCodesInForce,
  PROVISION: provisionCodesInForce,
  YEAR_GROUP: yearGroupsInForce,
  CEASE_REASON: ceaseReasonsInForce,
  EHC_EVIDENCE: evidenceChecklistInForce,
  PROVISION_TIER: provisionTiersInForce,
  PROVISION_KIND: provisionKindsInForce,
  FUNDING_SOURCE: fundingSourcesInForce,
};

@Resolver()
export class CodeListQueries {
  @Query(() => [CodeListEntry], { nullable: true, description: 'The codes of a list that are in force on a day.' })
  codeList(
    @Ctx() context: RequestContext,
    @Arg('name', () => CodeListNameEnum, { description: 'Which list.' }) name: CodeListName,
    @Arg('on', () => CivilDateScalar, { nullable: true, description: 'The day; default today.' }) on: CivilDate | null,
  ): readonly CodeListEntry[] {
    signedIn(context);
    return LISTS[name](on ?? today(context));
  }
}
