import { Field, ID, ObjectType } from 'type-graphql';
import type { MatterRow } from '../../../projections/lists/matters.ts';
import type { SencoInvolvement } from '../../../src/decisions/involvement/senco-involvement.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { MatterState } from '../../../src/matters/matters.ts';
import { MatterStateEnum } from '../../enums/matters.ts';
import { IdsOf } from '../../ids/id-of.ts';
import { Node } from '../../ids/node.ts';
import { CivilDateScalar } from '../../scalars/civil-date.ts';
import { Decision } from '../decisions/decision.ts';
import { SencoInvolvementType } from '../involvement/senco-involvement.ts';
import type { PersonOf } from '../people/deciders.ts';
import { Pupil } from '../pupils/pupil.ts';

@ObjectType({ description: 'How the SENCO of one school had to do with a matter.', simpleResolvers: true })
export class MatterInvolvement {
  @Field(() => String, { description: 'URN of the school.' })
  readonly schoolUrn: string;

  @Field(() => SencoInvolvementType, { description: 'How its SENCO had to do with it.' })
  readonly involvement: SencoInvolvementType;

  constructor(schoolUrn: string, involvement: SencoInvolvementType) {
    this.schoolUrn = schoolUrn;
    this.involvement = involvement;
  }
}

/** What a matter is shown from. Its decisions are read for all matters of an answer at once. */
export interface MatterShown {
  readonly pupil: Pupil;
  readonly person: PersonOf;
  readonly involvement: () => SencoInvolvement | null;
  readonly decisions: (ids: readonly string[]) => readonly Decision[];
}

@ObjectType({
  implements: Node,
  description:
    'What people mean by one decision about a pupil: what a school decided, with the request, the approval, the letter and whatever else prepared it or carried it out. Concerns, files, and acts of local authorities, the Tribunal, parents and other schools belong to none.',
})
export class Matter {
  @Field(() => ID, {
    description: 'Opaque id. It stays when later entries join other acts to it; their former ids lead here.',
    simple: true,
  })
  readonly id: string;

  @Field(() => MatterStateEnum, {
    description: 'Where it stands. Only decided matters count in figures.',
    simple: true,
  })
  readonly state: MatterState;

  @Field(() => Pupil, { description: 'The pupil.', simple: true })
  readonly pupil: Pupil;

  @Field(() => String, { description: 'URN of the school.', simple: true })
  readonly schoolUrn: string;

  @Field(() => CivilDateScalar, {
    description:
      'The day at which it counts: that of its principal decision; of an open one, of its first act. As known now a late entry may move it.',
    simple: true,
  })
  readonly decidedOn: CivilDate;

  @Field(() => String, {
    description: 'The same for all matters that were decided about several pupils at once.',
    simple: true,
  })
  readonly occasion: string;

  @IdsOf('Matter', {
    description: 'Matters that it changes, ends, takes back or goes on from.',
    simple: true,
  })
  readonly followsIds: readonly string[];

  private readonly row: MatterRow;
  private readonly shown: MatterShown;

  constructor(row: MatterRow, shown: MatterShown) {
    this.id = row.id;
    this.state = row.state;
    this.pupil = shown.pupil;
    this.schoolUrn = row.schoolUrn;
    this.decidedOn = row.on;
    this.occasion = row.occasion;
    this.followsIds = row.follows;
    this.row = row;
    this.shown = shown;
  }

  @Field(() => Decision, {
    nullable: true,
    description:
      'The decision by which it is judged: the last answer to its requests, else the decision that closed them, else the earliest. Null while it is open, or void.',
  })
  principalDecision(): Decision | null {
    const { principal } = this.row;
    return principal === null ? null : (this.shown.decisions([principal])[0] ?? null);
  }

  @Field(() => [Decision], { description: 'All its decisions, void ones too, in the order recorded.' })
  decisions(): readonly Decision[] {
    return this.shown.decisions([...this.row.acts, ...this.row.voided]);
  }

  @Field(() => [MatterInvolvement], {
    description:
      'How the SENCO of each school that it concerns had to do with it, judged once, against the principal decision; none unless it is decided.',
  })
  sencoInvolvement(): readonly MatterInvolvement[] {
    const involvement = this.shown.involvement();
    const { schoolUrn, shown } = this;
    return involvement === null
      ? []
      : [new MatterInvolvement(schoolUrn, new SencoInvolvementType(involvement, shown.person))];
  }
}
