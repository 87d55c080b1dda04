import { Ctx, Field, ID, Info, Int, ObjectType } from 'type-graphql';
import type { GraphQLResolveInfo } from 'graphql';
import type { GrantAsked } from '../../../src/governance/grant-in-time.ts';
import type { Governance } from '../../../src/governance/school.ts';
import type { Authority, AuthorityKind } from '../../../src/kernel/metadata.ts';
import { signedIn } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { AuthorityKindEnum } from '../../enums/deciding.ts';
import { IdOf } from '../../ids/id-of.ts';
import { cutAround } from '../../ids/answer-cut.ts';
import { today } from '../paging/today.ts';
import { DelegationType } from './delegation.ts';
import { HoldingType } from './holding.ts';

@ObjectType('Authority', { description: 'What the authority of a decider rested on at the time.' })
export class AuthorityType {
  @Field(() => AuthorityKindEnum, {
    description: 'An office, a delegation, an approval, an appointment, or nothing.',
    simple: true,
  })
  readonly kind: AuthorityKind;

  @Field(() => String, {
    nullable: true,
    description:
      "Stream of the log in which it stands: the school's or the trust's; null for an approval or appointment, which stand in the pupil's record.",
    simple: true,
  })
  readonly stream: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Revision of the event in that stream which gave it.',
    simple: true,
  })
  readonly revision: number | null;

  @Field(() => ID, { nullable: true, description: 'Stored id of the delegation, where it is one.', simple: true })
  readonly delegationId: string | null;

  @IdOf('SignOff', { nullable: true, description: 'The request whose approval it is; null: it is no approval.' })
  readonly request: string | null;

  @IdOf('Decision', { nullable: true, description: 'The answer that approved it; null: it is no approval.' })
  readonly answer: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Stored id of the appointment for this pupil; null: it is none.',
    simple: true,
  })
  readonly appointment: string | null;

  constructor({ kind, stream, revision, delegationId, request, answer, appointment }: Authority) {
    this.request = request ?? null;
    this.answer = answer ?? null;
    this.appointment = appointment ?? null;
    this.kind = kind;
    this.stream = stream ?? null;
    this.revision = revision ?? null;
    this.delegationId = delegationId ?? null;
  }

  @Field(() => DelegationType, {
    nullable: true,
    description:
      'The delegation, as known at the cut; null where it is none, or of a school where the viewer holds nothing.',
  })
  delegation(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): DelegationType | null {
    const found = this.standing(context, info);
    const delegation = found?.governance.delegations.find((each) => each.delegationId === this.delegationId);
    if (found === undefined || delegation === undefined) return null;
    return new DelegationType(delegation, found.asked, today(context), found.named);
  }

  @Field(() => HoldingType, {
    nullable: true,
    description:
      'The office, designation or membership, as known at the cut; null where it is none, or of a school where the viewer holds nothing.',
  })
  holding(@Ctx() context: RequestContext, @Info() info: GraphQLResolveInfo): HoldingType | null {
    const found = this.standing(context, info);
    const holding = found?.governance.holdings.find((each) => each.revision === this.revision);
    if (found === undefined || holding === undefined || this.delegationId !== null) return null;
    return new HoldingType(holding, found.asked, found.named);
  }

  private standing(context: RequestContext, { path }: GraphQLResolveInfo): Standing | undefined {
    const { stream } = this;
    const { directory, log } = context.app;
    const schoolUrn = stream === null ? undefined : directory.schoolOf(stream);
    const viewer = signedIn(context);
    // A decision that another school gave does not give that school's governance.
    if (stream === null || schoolUrn === undefined || !viewer.roles.some((role) => role.schoolUrn === schoolUrn))
      return undefined;
    const time = directory.inTime(schoolUrn);
    const now = cutAround(context, path)?.ordinal ?? log.head();
    const governance = time.at(now)[stream];
    const named = viewer.schoolsFor('READ_PEOPLE').some((scope) => scope.schoolUrn === schoolUrn);
    return governance && { governance, asked: { stream, time, now }, named };
  }
}

/** The stream that an authority names, as known at the cut. */
interface Standing {
  readonly governance: Governance;
  readonly asked: GrantAsked;
  readonly named: boolean;
}
