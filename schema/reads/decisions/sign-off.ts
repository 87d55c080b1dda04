import { Field, ID, ObjectType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import type {
  Quorum,
  SignOffAnswer,
  SignOffApproved,
  SignOffContent,
  SignOffMatter,
  WithdrawalGround,
} from '../../../src/decisions/sign-off/events.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { QuorumEnum, SignOffMatterEnum, WithdrawalGroundEnum } from '../../enums/sign-off.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { HashScalar } from '../../scalars/hash.ts';
import { PenceScalar } from '../../scalars/pence.ts';
import { Decision, type Naming } from './decision.ts';
import { EvidenceType } from './decision-parts.ts';
import { ownFields } from './own-fields.ts';
import { REASONS, Worded } from './worded.ts';

@Worded({
  proposal: 'What is proposed.',
  rationale: REASONS.rationale,
  answers: 'Answers to the questions it came back with.',
})
@ObjectType({
  implements: Decision,
  description: 'That sign-off of a proposal was asked for, or asked for anew.',
  simpleResolvers: true,
})
export class SignOffRequestDecision extends Decision {
  @Field(() => ID, { description: 'The request: this decision itself, or the one it puts anew.' })
  readonly request: string;

  @Field(() => SignOffMatterEnum, { description: 'What it is about.' })
  readonly matter: SignOffMatter;

  @Field(() => ID, {
    nullable: true,
    description: "The line of the school's policy that asks for it; null: none does.",
  })
  readonly policyRule: string | null;

  @Field(() => QuorumEnum, { description: 'Whose word is enough.' })
  readonly quorum: Quorum;

  @Field(() => PenceScalar, { nullable: true, description: 'What it costs in a year.' })
  readonly annualCost: number | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'The day from which what is proposed is to count.' })
  readonly proposedEffectiveFrom: CivilDate | null;

  @Field(() => [EvidenceType], { description: 'Documents that go with it.' })
  readonly documents: readonly EvidenceReference[];

  @Field(() => Boolean, { description: 'Whether the parents disagree.' })
  readonly parentsDisagree: boolean;

  @Field(() => Boolean, { description: 'Whether the SENCO does not agree.' })
  readonly sencoDissents: boolean;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Last day for an answer; null: it does not lapse.' })
  readonly lapsesOn: CivilDate | null;

  @Field(() => ID, { nullable: true, description: 'An earlier decision or request that it is about.' })
  readonly aboutDecision: string | null;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as SignOffContent & { readonly request?: string };
    this.request = data.request ?? row.id;
    this.matter = data.matter;
    this.policyRule = data.policyRule;
    this.quorum = data.quorum;
    this.annualCost = data.annualCost;
    this.proposedEffectiveFrom = data.proposedEffectiveFrom;
    this.documents = data.documents;
    this.parentsDisagree = data.parentsDisagree;
    this.sencoDissents = data.sencoDissents;
    this.lapsesOn = data.lapsesOn;
    this.aboutDecision = data.aboutDecision;
  }
}

@Worded({ note: 'A note.' })
@ObjectType({
  implements: Decision,
  description: 'That the proposer took a request for sign-off back.',
  simpleResolvers: true,
})
export class SignOffWithdrawal extends Decision {
  @Field(() => ID, { description: 'The request.' })
  readonly request!: string;

  @Field(() => WithdrawalGroundEnum, { description: 'Why.' })
  readonly withdrawnBecause!: WithdrawalGround;

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    Object.assign(this, ownFields(row, 'request', 'withdrawnBecause'));
  }
}

@Worded({
  minuteRef: 'Where it is minuted.',
  budgetCode: 'The budget it is paid from.',
  note: 'A note on an approval.',
  questions: 'The questions it was returned with.',
  reasons: 'The reasons it was rejected for.',
})
@ObjectType({
  implements: Decision,
  description: 'An answer to a request for sign-off: approved, approved on conditions, returned or rejected.',
  simpleResolvers: true,
})
export class SignOffAnswerDecision extends Decision {
  @Field(() => ID, { description: 'The request.' })
  readonly request: string;

  @Field(() => HashScalar, { description: 'Digest of the request as it was shown to who answered.' })
  readonly seenDigest: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether the SENCO was there; null: not known.' })
  readonly sencoPresent: boolean | null;

  @Field(() => [HashScalar], { description: 'SHA-256 of the documents that were looked at.' })
  readonly documentsSeen: readonly string[];

  constructor(row: DecisionRow, naming: Naming) {
    super(row, naming);
    const data = row.data as unknown as SignOffAnswer & Partial<SignOffApproved>;
    this.request = data.request;
    this.seenDigest = data.seenDigest;
    this.sencoPresent = data.sencoPresent;
    this.documentsSeen = data.documentsSeen ?? [];
  }
}
