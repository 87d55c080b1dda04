import { Ctx, Field, ID, Int, InterfaceType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { DecisionState } from '../../../projections/record/decision-version.ts';
import { EVENTS, sealedNames } from '../../../src/registry/events.ts';
import type { SenStatus } from '../../../src/decisions/pupil-events.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { Basis } from '../../../src/kernel/metadata.ts';
import { leafHash } from '../../../src/store/leaf-hash.ts';
import type { RequestContext } from '../../context.ts';
import { BasisEnum, DatePrecisionEnum } from '../../enums/deciding.ts';
import { DecisionStateEnum, DecisionTypeEnum } from '../../enums/decisions.ts';
import { SenStatusEnum } from '../../enums/identification.ts';
import { type PersonalData, PersonalDataEnum } from '../../enums/reading.ts';
import { SignOffMatterEnum } from '../../enums/sign-off.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { HashScalar } from '../../scalars/hash.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { Accountability } from './accountability.ts';
import { DeciderType, FindingType, RecorderType } from '../people/deciders.ts';
import type { Person } from '../people/person.ts';
import { Pupil } from '../pupils/pupil.ts';
import { EvidenceType } from './decision-parts.ts';
import { Worded } from './worded.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { Node } from '../../ids/node.ts';
import { IdOf } from '../../ids/id-of.ts';

/** Who is named in a decision, as far as the viewer may know. */
export interface Naming {
  readonly person: (id: string) => Person;
  readonly pupil: (id: string) => Pupil;
  /** Who was told, asked and heard about it; worked out when it is asked for. */
  readonly account: () => Accountability;
}

@Worded({
  rationale: 'Why; null where it gives no reason, or none may be shown.',
  parentViews: 'Views of the parents; null where none are recorded or may be shown.',
  pupilViews: 'Views of the pupil; null where none are recorded or may be shown.',
})
@InterfaceType({
  implements: Node,
  description: 'A decision about a pupil, as it is known at the point that was asked for.',
})
export abstract class Decision {
  @Field(() => ID, { description: 'Opaque id of the decision.' })
  readonly id: string;

  @Field(() => DecisionTypeEnum, { description: 'What kind of decision.' })
  readonly type: string;

  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn: string;

  @Field(() => DecisionStateEnum, { description: 'What became of its record.' })
  readonly state: DecisionState;

  @Field(() => BasisEnum, { nullable: true, description: 'How it came into the record.' })
  readonly basis: Basis | null;

  @Field(() => InstantScalar, { description: 'When it was decided; with precision DAY only the date part counts.' })
  readonly decidedAt: Instant;

  @Field(() => DatePrecisionEnum, { description: 'How exactly that is known.' })
  readonly decidedAtPrecision: 'INSTANT' | 'DAY';

  @Field(() => CivilDateScalar, { description: 'The day in England on which it was decided.' })
  readonly decidedOn: CivilDate;

  @Field(() => [DeciderType], { description: 'Who decided, by which authority.' })
  readonly decidedBy: readonly DeciderType[];

  @Field(() => CivilDateScalar, { description: 'The day from which it counts.' })
  readonly effectiveFrom: CivilDate;

  @Field(() => InstantScalar, { description: 'When it was recorded here.' })
  readonly recordedAt: Instant;

  @Field(() => RecorderType, { description: 'Who recorded it.' })
  readonly recordedBy: RecorderType;

  @Field(() => SenStatusEnum, { nullable: true, description: 'Provision code that it brings about.' })
  readonly status: SenStatus | null;

  @Field(() => CodeScalar, { nullable: true, description: 'Primary need that it states.' })
  readonly primaryNeed: string | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'When it is reviewed next; null where it sets no day.',
  })
  readonly reviewOn: CivilDate | null;

  @Field(() => [EvidenceType], {
    nullable: true,
    description: 'Evidence that it names; null for a kind of decision that names none.',
  })
  readonly evidence: readonly EvidenceReference[] | null;

  @Field(() => [FindingType], { description: 'Rules that it breaks.' })
  readonly findings: readonly FindingType[];

  @Field(() => Boolean, { description: "Whether it was entered later than the school's period for entries." })
  readonly lateEntry: boolean;

  @IdOf('SignOff', { nullable: true, description: 'The approved request for sign-off that it rests on.' })
  readonly signOff: string | null;

  @Field(() => [SignOffMatterEnum], {
    description: "What the school's sign-off policy in force reserved in it; none: it needed no sign-off.",
  })
  readonly reserved: readonly string[];

  @Field(() => Boolean, {
    description: 'Whether it was reserved and needed no sign-off, since the head decided: that is final.',
  })
  readonly headsDecision: boolean;

  @Field(() => String, { nullable: true, description: 'Version of law and code lists under which it was recorded.' })
  readonly regimeVersion: string | null;

  @Field(() => Int, { description: "Revision of its event in the pupil's record." })
  readonly revision: number;

  @Field(() => Int, { description: 'Ordinal of its event in the log.' })
  readonly ordinal: number;

  protected readonly sealed: SealedFields;
  private readonly texts: readonly string[];
  private readonly account: () => Accountability;

  constructor(row: DecisionRow, { person, pupil, account }: Naming) {
    const { metadata } = row;
    this.id = row.id;
    this.type = row.type;
    this.pupil = pupil(row.pupil);
    this.schoolUrn = row.schoolUrn;
    this.state = row.state;
    this.basis = metadata.basis ?? null;
    this.decidedAt = row.decidedAt;
    this.decidedAtPrecision = metadata.decidedAtPrecision ?? 'INSTANT';
    this.decidedOn = row.decidedOn;
    this.decidedBy = (metadata.decidedBy ?? []).map((decider) => new DeciderType(decider, person));
    this.effectiveFrom = row.effectiveFrom;
    this.recordedAt = row.recordedAt;
    this.recordedBy = new RecorderType(person(metadata.recordedBy.person), metadata.recordedBy.role);
    this.status = row.status;
    this.primaryNeed = row.primaryNeed;
    this.reviewOn = reviewDayIn(row);
    this.evidence = (row.data['evidence'] ?? null) as readonly EvidenceReference[] | null;
    this.findings = (metadata.findings ?? []).map((code) => new FindingType(code as RuleCode));
    this.lateEntry = row.lateEntry;
    this.signOff = metadata.signOff ?? null;
    this.reserved = metadata.reserved?.matters ?? [];
    this.headsDecision = metadata.reserved?.headsDecision ?? false;
    this.regimeVersion = metadata.regimeVersion ?? null;
    this.revision = row.revision;
    this.ordinal = row.ordinal;
    this.account = account;
    this.sealed = new SealedFields(row.data, row.sealedIn, true);
    this.texts = sealedNames(row.type);
  }

  @Field(() => PersonalDataEnum, {
    nullable: true,
    description: 'Whether its texts are shown; null together with an error, where a fault keeps them shut.',
  })
  async personalData(@Ctx() context: RequestContext): Promise<PersonalData> {
    return this.sealed.state(this.texts, context);
  }

  @Field(() => Accountability, {
    description: 'Who decided, who was asked, told and heard, and what is left to be put right.',
  })
  accountability(): Accountability {
    return this.account();
  }

  @Field(() => HashScalar, { nullable: true, description: 'Leaf hash of its event, by which the ledger proves it.' })
  leafHash(@Ctx() { app }: RequestContext): string | null {
    const [event] = app.log.readAfter(this.ordinal - 1, 1);
    return event === undefined ? null : leafHash(event);
  }
}

/** The day that the decision sets for the next review, whatever its event calls it. */
function reviewDayIn({ type, data }: DecisionRow): CivilDate | null {
  const members = Object.entries(EVENTS[type].members);
  const [name] = members.find(([, { dayKind }]) => dayKind === 'REVIEW') ?? [];
  return name === undefined ? null : ((data[name] ?? null) as CivilDate | null);
}
