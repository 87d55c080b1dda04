import { Ctx, Field, ID, Int, ObjectType } from 'type-graphql';
import type { DecisionState } from '../../../projections/record/decision-version.ts';
import type { PupilEvent } from '../../../projections/record/pupil-events.ts';
import type { DecisionFinding } from '../../../projections/decisions/decision-authority.ts';
import { textIn } from '../../../projections/engine/text-in.ts';
import type { FieldClasses } from '../../../src/decisions/field-class.ts';
import { FIELD_CLASSES, isEventType } from '../../../src/registry/events.ts';
import { decidersShown } from '../../../src/decisions/outsiders.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import { effectiveDate } from '../../../src/kernel/folding.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import type { Json, JsonObject } from '../../../src/kernel/json.ts';
import type { Basis } from '../../../src/kernel/metadata.ts';
import type { RequestContext } from '../../context.ts';
import { BasisEnum } from '../../enums/deciding.ts';
import { DecisionStateEnum } from '../../enums/decisions.ts';
import { TimelineEntryTypeEnum } from '../../enums/timeline.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { connectionOf } from '../paging/connection.ts';
import { DeciderType, FindingType, type PersonOf, RecorderType } from '../people/deciders.ts';
import { SealedFields } from '../people/sealed-fields.ts';

@ObjectType({
  description: 'One thing that an entry of a timeline says, by the name of its field.',
  simpleResolvers: true,
})
export class TimelineFact {
  @Field(() => String, { description: 'Name of the field.' })
  readonly name: string;

  @Field(() => String, { description: 'A code, date, number or id.' })
  readonly value: string;

  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }
}

@ObjectType({ description: 'What happened to or about a pupil, as it is known at the point that was asked for.' })
export class TimelineEntry {
  @Field(() => ID, { description: 'Stored id of its event; of a decision, that of the decision.', simple: true })
  readonly uuid: string;

  @Field(() => TimelineEntryTypeEnum, { description: 'What it is.', simple: true })
  readonly type: string;

  @Field(() => String, { description: 'URN of the school.', simple: true })
  readonly schoolUrn: string;

  @Field(() => DecisionStateEnum, { description: 'What became of its record.', simple: true })
  readonly state: DecisionState;

  @Field(() => CivilDateScalar, { description: 'The day from which it counts.', simple: true })
  readonly effectiveFrom: CivilDate;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was decided; null for what is no decision.',
    simple: true,
  })
  readonly decidedAt: Instant | null;

  @Field(() => BasisEnum, {
    nullable: true,
    description: 'How it came into the record; null for what is no decision.',
    simple: true,
  })
  readonly basis: Basis | null;

  @Field(() => [DeciderType], { description: 'Who decided, by which authority.', simple: true })
  readonly decidedBy: readonly DeciderType[];

  @Field(() => InstantScalar, { description: 'When it was recorded.', simple: true })
  readonly recordedAt: Instant;

  @Field(() => RecorderType, { description: 'Who recorded it.', simple: true })
  readonly recordedBy: RecorderType;

  @Field(() => [FindingType], { description: 'Rules that it breaks.', simple: true })
  readonly findings: readonly FindingType[];

  @Field(() => [TimelineFact], { description: 'What it says in codes, dates and numbers.', simple: true })
  readonly facts: readonly TimelineFact[];

  @Field(() => Int, { description: 'Ordinal of its event in the log.', simple: true })
  readonly ordinal: number;

  private readonly data: JsonObject;
  private readonly sealed: SealedFields;

  constructor({ event, state, ordinal }: PupilEvent, person: PersonOf, found: readonly DecisionFinding[]) {
    const { metadata, data } = event;
    this.uuid = event.id;
    this.type = event.type;
    this.schoolUrn = textIn(data, 'schoolUrn');
    this.state = state;
    this.effectiveFrom = effectiveDate(event);
    this.decidedAt = metadata.decidedAt ?? null;
    this.basis = metadata.basis ?? null;
    this.decidedBy = decidersShown(event, metadata.decidedBy ?? []).map((decider) => new DeciderType(decider, person));
    this.recordedAt = metadata.recordedAt;
    this.recordedBy = new RecorderType(person(metadata.recordedBy.person), metadata.recordedBy.role);
    this.findings = found.map((finding) => new FindingType(finding));
    this.facts = fieldsOf(event.type, 'CLEAR')
      .filter((name) => name !== 'schoolUrn')
      .flatMap((name) => factsIn(name, data[name] ?? null));
    this.ordinal = ordinal;
    this.data = data;
    this.sealed = new SealedFields(data, event.sealedIn, true);
  }

  @Field(() => [TimelineFact], {
    description: 'What it says in words, as far as they are not erased. Who a pupil is stands in `pupil`.',
  })
  async texts(@Ctx() context: RequestContext): Promise<readonly TimelineFact[]> {
    const said = fieldsOf(this.type, 'TEXT').filter((name) => this.data[name] != null);
    const opened = await Promise.all(said.map(async (name) => [name, await this.sealed.text(name, context)] as const));
    return opened.flatMap(([name, text]) => (text === null ? [] : [new TimelineFact(name, text)]));
  }
}

function fieldsOf(type: string, kind: 'CLEAR' | 'TEXT'): readonly string[] {
  const classes: FieldClasses = isEventType(type) ? FIELD_CLASSES[type] : {};
  return Object.keys(classes).filter((name) => classes[name] === kind);
}

/** Parts and lists are told by their path, `needs.0.code`; what was not said is left out. */
function factsIn(name: string, value: Json): readonly TimelineFact[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [new TimelineFact(name, String(value))];
  return Object.entries(value).flatMap(([part, inner]) => factsIn(`${name}.${part}`, inner));
}

export const TimelineConnection = connectionOf<TimelineEntry>(
  'TimelineEntry',
  () => TimelineEntry,
  'what happened to or about a pupil',
);
