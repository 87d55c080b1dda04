import { Field, ID, ObjectType } from 'type-graphql';
import type { ListRow } from '../../../projections/lists/list-query.ts';
import type { RegisterRow } from '../../../projections/register/sen-register.ts';
import type { HandingOn } from '../../../src/decisions/enrolment/transfers.ts';
import type { SenStatus } from '../../../src/decisions/pupil-events.ts';
import type { RankedNeed } from '../../../src/decisions/ranked-need.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { SenStatusEnum } from '../../enums/identification.ts';
import { type IncomingState, IncomingStateEnum } from '../../enums/transfers.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { RankedNeedType } from '../decisions/decision-parts.ts';
import { type PersonOf, RecorderType } from '../people/deciders.ts';
import { Pupil } from './pupil.ts';
import { Node } from '../../ids/node.ts';

/** A handing-on as it stands on a day; what came later is not known then. */
export interface TransferOnDay {
  readonly id: string;
  readonly pupil: string;
  readonly sent: HandingOn['sent'];
  readonly taken: HandingOn['taken'];
  readonly state: IncomingState;
  readonly fromSchoolUrn: string;
  readonly leftOn: CivilDate;
  readonly packSentOn: CivilDate | null;
  readonly recordReceivedOn: CivilDate | null;
}

/** What is shown of a handing-on beside its entries. */
interface Beside {
  readonly pupil: Pupil;
  readonly fromSchool: string | null;
  /** On the register of the school that sent, on its last day there. */
  readonly last: RegisterRow | undefined;
  readonly sender: PersonOf;
  readonly receiver: PersonOf;
}

/** Undefined before the last day at the school that sends. */
export function transferOn({ id, pupil, body }: ListRow, on: CivilDate): TransferOnDay | undefined {
  const { sent, taken: takenEver, papersOn } = body as unknown as HandingOn;
  const { schoolUrn: fromSchoolUrn, leftOn, packSentOn } = sent.data;
  if (leftOn > on) return undefined;
  const by = (day: CivilDate | null): CivilDate | null => (day !== null && day <= on ? day : null);
  const taken = takenEver !== null && by(takenEver.data.admittedOn) !== null ? takenEver : null;
  const recordReceivedOn = taken === null ? null : by(papersOn);
  const state = taken === null ? 'SENT' : recordReceivedOn === null ? 'PAPERS_AWAITED' : 'COMPLETE';
  return { id, pupil, sent, taken, state, fromSchoolUrn, leftOn, packSentOn: by(packSentOn), recordReceivedOn };
}

@ObjectType({
  implements: Node,
  description: 'The record of a pupil that another school of this system handed on to the school.',
  simpleResolvers: true,
})
export class IncomingTransfer {
  @Field(() => ID, { description: 'Opaque id of the handing-on.' })
  readonly id: string;

  @Field(() => Pupil, { description: 'The pupil, by name also before the school has taken the record over.' })
  readonly pupil: Pupil;

  @Field(() => IncomingStateEnum, { description: 'Where it stands.' })
  readonly state: IncomingState;

  @Field(() => String, { description: 'URN of the school that handed it on.' })
  readonly fromSchoolUrn: string;

  @Field(() => String, { nullable: true, description: 'Name of that school.' })
  readonly fromSchool: string | null;

  @Field(() => CivilDateScalar, { description: 'Last day on roll there.' })
  readonly leftOn: CivilDate;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The day on which the papers were sent; null: not yet, or not known.',
  })
  readonly packSentOn: CivilDate | null;

  @Field(() => InstantScalar, { description: 'When that school recorded it.' })
  readonly sentAt: Instant;

  @Field(() => RecorderType, { description: 'Who recorded it there.' })
  readonly sentBy: RecorderType;

  @Field(() => SenStatusEnum, {
    nullable: true,
    description:
      "Provision code on the last day there, N also where nothing is known; null where the pupil is not on that school's register.",
  })
  readonly status: SenStatus | null;

  @Field(() => CivilDateScalar, { nullable: true, description: 'Since when that code holds.' })
  readonly statusSince: CivilDate | null;

  @Field(() => [RankedNeedType], { description: 'Needs on that day, ranked.' })
  readonly needs: readonly RankedNeed[];

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'First day on roll at the school, as it said when it took the record over; null while it has not.',
  })
  readonly admittedOn: CivilDate | null;

  @Field(() => CivilDateScalar, {
    nullable: true,
    description: 'The day on which the papers came; null: not yet, or not recorded.',
  })
  readonly recordReceivedOn: CivilDate | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the school took the record over.' })
  readonly takenOverAt: Instant | null;

  @Field(() => RecorderType, { nullable: true, description: 'Who took it over.' })
  readonly takenOverBy: RecorderType | null;

  constructor(row: TransferOnDay, { pupil, fromSchool, last, sender, receiver }: Beside) {
    const {
      sent: { metadata },
      taken,
    } = row;
    this.id = row.id;
    this.pupil = pupil;
    this.state = row.state;
    this.fromSchoolUrn = row.fromSchoolUrn;
    this.fromSchool = fromSchool;
    this.leftOn = row.leftOn;
    this.packSentOn = row.packSentOn;
    this.sentAt = metadata.recordedAt;
    this.sentBy = new RecorderType(sender(metadata.recordedBy.person), metadata.recordedBy.role);
    this.status = last?.status ?? null;
    this.statusSince = last?.statusSince ?? null;
    this.needs = last?.needs ?? [];
    this.admittedOn = taken === null ? null : taken.data.admittedOn;
    this.recordReceivedOn = row.recordReceivedOn;
    this.takenOverAt = taken === null ? null : taken.metadata.recordedAt;
    this.takenOverBy =
      taken === null
        ? null
        : new RecorderType(receiver(taken.metadata.recordedBy.person), taken.metadata.recordedBy.role);
  }
}
