import { Ctx, Field, ID, Int, InterfaceType } from 'type-graphql';
import type { DecisionRow } from '../../../projections/decisions/decision-history.ts';
import type { DecisionState } from '../../../projections/record/decision-version.ts';
import { EVENTS, sealedNames } from '../../../src/registry/events.ts';
import type { SenStatus } from '../../../src/decisions/pupil-events.ts';
import { decidersShown } from '../../../src/decisions/outsiders.ts';
import type { RuleCode } from '../../../src/decisions/rules.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { Basis, EventMetadata } from '../../../src/kernel/metadata.ts';
import { leafHash } from '../../../src/store/leaf-hash.ts';
import type { RequestContext } from '../../context.ts';
import { BasisEnum, DatePrecisionEnum } from '../../enums/deciding.ts';
import { DecisionStateEnum, DecisionTypeEnum } from '../../enums/decisions.ts';
import { RuleCodeEnum } from '../../enums/rules.ts';
import { SenStatusEnum } from '../../enums/identification.ts';
import { type PersonalData, PersonalDataEnum } from '../../enums/reading.ts';
import { SignOffMatterEnum } from '../../enums/sign-off.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { CodeScalar } from '../../scalars/code.ts';
import { HashScalar } from '../../scalars/hash.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { Accountability } from './accountability.ts';
import { DeciderType, FindingType, RecorderType } from '../people/deciders.ts';
import type { Identities } from '../pupils/identities.ts';
import { Pupil } from '../pupils/pupil.ts';
import { EvidenceType } from './decision-parts.ts';
import type { Naming } from './naming.ts';
import { WorkedOut } from './worked-out.ts';
import { Worded } from './worded.ts';
import type { EvidenceReference } from '../../../src/decisions/evidence.ts';
import { SealedFields } from '../people/sealed-fields.ts';
import { Node } from '../../ids/node.ts';
import { IdOf } from '../../ids/id-of.ts';

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
  @WorkedOut(({ row }) => row.id)
  readonly id!: string;

  @Field(() => DecisionTypeEnum, { description: 'What kind of decision.' })
  @WorkedOut(({ row }) => row.type)
  readonly type!: string;

  @Field(() => Pupil, { description: 'The pupil.' })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.' })
  @WorkedOut(({ row }) => row.schoolUrn)
  readonly schoolUrn!: string;

  @Field(() => Boolean, { description: 'Whether another school took it and gave it to a school of the viewer.' })
  @WorkedOut(({ row }) => row.givenTo !== undefined)
  readonly given!: boolean;

  @Field(() => DecisionStateEnum, { description: 'What became of its record.' })
  @WorkedOut(({ row }) => row.state)
  readonly state!: DecisionState;

  @Field(() => BasisEnum, { nullable: true, description: 'How it came into the record.' })
  @WorkedOut(({ row }) => row.basis)
  readonly basis!: Basis | null;

  @Field(() => InstantScalar, { description: 'When it was decided; with precision DAY only the date part counts.' })
  @WorkedOut(({ row }) => row.decidedAt)
  readonly decidedAt!: Instant;

  @Field(() => DatePrecisionEnum, { description: 'How exactly that is known.' })
  @WorkedOut(({ row }) => row.metadata.decidedAtPrecision ?? 'INSTANT')
  readonly decidedAtPrecision!: 'INSTANT' | 'DAY';

  @Field(() => CivilDateScalar, { description: 'The day in England on which it was decided.' })
  @WorkedOut(({ row }) => row.decidedOn)
  readonly decidedOn!: CivilDate;

  @Field(() => [DeciderType], { description: 'Who decided, by which authority.' })
  @WorkedOut(({ row, naming }) =>
    decidersShown(row, row.metadata.decidedBy ?? []).map((decider) => new DeciderType(decider, naming.person)),
  )
  readonly decidedBy!: readonly DeciderType[];

  @Field(() => RecorderType, {
    nullable: true,
    description: 'Who carried out what others approved; null: who decided it also carried it out.',
  })
  @WorkedOut(({ row, naming }) => carriedOutIn(row.metadata, naming))
  readonly carriedOutBy!: RecorderType | null;

  @Field(() => CivilDateScalar, { description: 'The day from which it counts.' })
  @WorkedOut(({ row }) => row.effectiveFrom)
  readonly effectiveFrom!: CivilDate;

  @Field(() => InstantScalar, { description: 'When it was recorded here.' })
  @WorkedOut(({ row }) => row.recordedAt)
  readonly recordedAt!: Instant;

  @Field(() => RecorderType, { description: 'Who recorded it.' })
  @WorkedOut(({ row, naming }) => recorderOf(row.metadata, naming))
  readonly recordedBy!: RecorderType;

  @Field(() => SenStatusEnum, { nullable: true, description: 'Provision code that it brings about.' })
  @WorkedOut(({ row }) => row.status)
  readonly status!: SenStatus | null;

  @Field(() => CodeScalar, { nullable: true, description: 'Primary need that it states.' })
  @WorkedOut(({ row }) => row.primaryNeed)
  readonly primaryNeed!: string | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'When it is reviewed next; null where it sets no day.',
  })
  @WorkedOut(({ row }) => reviewDayIn(row))
  readonly reviewOn!: CivilDate | null;

  @Field(() => [EvidenceType], {
    nullable: true,
    description: 'Evidence that it names; null for a kind of decision that names none.',
  })
  @WorkedOut(({ row }) => row.data['evidence'] ?? null)
  readonly evidence!: readonly EvidenceReference[] | null;

  @Field(() => [FindingType], {
    description:
      'Rules that it breaks. Authority and need of sign-off are judged by what was known at the decision and at the cut.',
  })
  @WorkedOut(({ naming }) => naming.authority().findings.map((finding) => new FindingType(finding)))
  readonly findings!: readonly FindingType[];

  @Field(() => [RuleCodeEnum], {
    description: 'What was found about its authority when it was recorded; it counts in no filter, figure or list.',
  })
  @WorkedOut(({ naming }) => naming.authority().judgedWhenRecorded)
  readonly judgedWhenRecorded!: readonly RuleCode[];

  @Field(() => Boolean, { description: "Whether it was entered later than the school's period for entries." })
  @WorkedOut(({ row }) => row.lateEntry)
  readonly lateEntry!: boolean;

  @IdOf('SignOff', { nullable: true, description: 'The approved request for sign-off that it rests on.' })
  @WorkedOut(({ row }) => (row.givenTo === undefined ? (row.metadata.signOff ?? null) : null))
  readonly signOff!: string | null;

  @IdOf('SignOff', {
    nullable: true,
    description: 'The open request for sign-off that it closed, as asked or otherwise; null: it closed none.',
  })
  @WorkedOut(({ row }) => row.metadata.closes ?? null)
  readonly closes!: string | null;

  @Field(() => [SignOffMatterEnum], {
    description:
      "What the school's sign-off policy, as known at the decision, reserved in it; none: it needed no sign-off.",
  })
  @WorkedOut(({ naming }) => naming.authority().reserved)
  readonly reserved!: readonly string[];

  @Field(() => Boolean, {
    description:
      "Whether it was reserved and needed no sign-off, since the head decided: that is final. An office that was recorded later does not make it the head's.",
  })
  @WorkedOut(({ naming }) => naming.authority().headsDecision)
  readonly headsDecision!: boolean;

  @Field(() => String, { nullable: true, description: 'Version of law and code lists under which it was recorded.' })
  @WorkedOut(({ row }) => row.metadata.regimeVersion ?? null)
  readonly regimeVersion!: string | null;

  @Field(() => Int, { description: "Revision of its event in the pupil's record." })
  @WorkedOut(({ row }) => row.revision)
  readonly revision!: number;

  @Field(() => Int, { description: 'Ordinal of its event in the log.' })
  @WorkedOut(({ row }) => row.ordinal)
  readonly ordinal!: number;

  protected readonly row: DecisionRow;
  protected readonly naming: Naming;
  private opened: SealedFields | undefined;

  /** The pupil counts as shown from here on, whatever is asked of the decision. */
  constructor(row: DecisionRow, naming: Naming) {
    this.row = row;
    this.naming = naming;
    this.pupil = naming.pupil(row.pupil);
  }

  protected get sealed(): SealedFields {
    this.opened ??= new SealedFields(this.row.data, this.row.sealedIn, true);
    return this.opened;
  }

  @Field(() => PersonalDataEnum, {
    nullable: true,
    description: 'Whether its texts are shown; null together with an error, where a fault keeps them shut.',
  })
  async personalData(@Ctx() context: RequestContext): Promise<PersonalData> {
    return this.sealed.state(sealedNames(this.row.type), context);
  }

  @Field(() => Accountability, {
    nullable: true,
    description:
      'Who decided, who was asked, told and heard, and what is left to be put right; null for a decision that another school gave: that school answers for it.',
  })
  accountability(): Accountability | null {
    return this.row.givenTo === undefined ? this.naming.account() : null;
  }

  /** The answer in which it is shown. */
  shownIn(): Identities {
    return this.naming.shownIn;
  }

  @Field(() => HashScalar, { nullable: true, description: 'Leaf hash of its event, by which the ledger proves it.' })
  leafHash(@Ctx() { app }: RequestContext): string | null {
    const [event] = app.log.readAfter(this.ordinal - 1, 1);
    return event === undefined ? null : leafHash(event);
  }
}

function recorderOf({ recordedBy: { person, role } }: EventMetadata, { person: personOf }: Naming): RecorderType {
  return new RecorderType(personOf(person), role);
}

function carriedOutIn({ carriedOutBy }: EventMetadata, { person }: Naming): RecorderType | null {
  return carriedOutBy === undefined ? null : new RecorderType(person(carriedOutBy.person), carriedOutBy.role);
}

/** The day that the decision sets for the next review, whatever its event calls it. */
function reviewDayIn({ type, data }: DecisionRow): CivilDate | null {
  const members = Object.entries(EVENTS[type].members);
  const [name] = members.find(([, { dayKind }]) => dayKind === 'REVIEW') ?? [];
  return name === undefined ? null : ((data[name] ?? null) as CivilDate | null);
}
