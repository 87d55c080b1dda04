import { InputType } from 'type-graphql';
import type { CheckFilter } from '../../../projections/lists/decision-checks.ts';
import type { DecisionFilter } from '../../../projections/decisions/decision-filter.ts';
import type { DecisionOrder } from '../../../projections/decisions/decision-history.ts';
import type { DecisionState } from '../../../projections/record/decision-version.ts';
import type { InvolvementState } from '../../../src/decisions/involvement/senco-involvement.ts';
import type { SenStatus } from '../../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../../src/kernel/civil-date.ts';
import type { Basis } from '../../../src/kernel/metadata.ts';
import { BasisEnum } from '../../enums/deciding.ts';
import {
  DecisionOrderEnum,
  DecisionStateEnum,
  type DecisionType,
  DecisionTypeEnum,
  DirectionEnum,
} from '../../enums/decisions.ts';
import { SenStatusEnum } from '../../enums/identification.ts';
import { InvolvementStateEnum } from '../../enums/involvement.ts';
import { RoleEnum } from '../../enums/roles.ts';
import { RuleCodeEnum } from '../../enums/rules.ts';
import { Day, Id, OneOf, optional, SomeOf, Urn, Whole, YesNo } from '../../scalars/shape.ts';

/** Ten years of days. */
const LONGEST_REVERSAL = 3_660;

@InputType({ description: 'What decisions are chosen by; all that is given has to hold. Days include both ends.' })
export class DecisionFilterInput {
  @Urn(optional('URN of the school.'))
  schoolUrn: string | null = null;

  @Id('Pupil', optional('The pupil.'))
  pupilId: string | null = null;

  @SomeOf(DecisionTypeEnum, 'One of these kinds; empty: any.')
  types: DecisionType[] = [];

  @SomeOf(DecisionStateEnum, 'One of these states; empty: any.')
  states: DecisionState[] = [];

  @OneOf(BasisEnum, optional('How it came into the record.'))
  basis: Basis | null = null;

  @OneOf(SenStatusEnum, optional('Provision code that it brings about.'))
  status: SenStatus | null = null;

  @OneOf(RoleEnum, optional('Somebody decided in this role, alone or in a meeting.'))
  deciderRole: string | null = null;

  @Id('Person', optional('This person decided, alone or in a meeting; with `deciderRole`, in that role.'))
  deciderPerson: string | null = null;

  @Id('Person', optional('This person recorded it.'))
  recordedBy: string | null = null;

  @Day(optional('Decided on this day or later.'))
  decidedFrom: CivilDate | null = null;

  @Day(optional('Decided on this day or earlier.'))
  decidedTo: CivilDate | null = null;

  @Day(optional('Counts from this day or a later one.'))
  effectiveFromMin: CivilDate | null = null;

  @Day(optional('Counts from this day or an earlier one.'))
  effectiveFromMax: CivilDate | null = null;

  @OneOf(RuleCodeEnum, optional('It breaks this rule.'))
  finding: string | null = null;

  @YesNo(optional('Whether it was entered late.'))
  lateEntry: boolean | null = null;

  @YesNo(optional('Whether it is without evidence: with it, in the document it was read from, or attached later.'))
  withoutEvidence: boolean | null = null;

  @YesNo(optional('Whether it is without the day of the next review, though a decision of its kind sets one.'))
  withoutReviewDate: boolean | null = null;

  @Whole(
    optional(
      'It was undone by its opposite within so many days, from the day each counts. What ended as planned was not undone.',
    ),
    0,
    LONGEST_REVERSAL,
  )
  reversedWithinDays: number | null = null;

  @SomeOf(
    InvolvementStateEnum,
    'It belongs to a decided matter with which the SENCO had to do in one of these ways; empty: any.',
  )
  sencoInvolvement: InvolvementState[] = [];
}

@InputType({ description: 'Order of decisions; those of the same time stand in the order of the log.' })
export class DecisionOrderInput {
  @OneOf(DecisionOrderEnum, 'By what.')
  by: DecisionOrder['by'] = 'DECIDED_AT';

  @OneOf(DirectionEnum, 'In which direction.')
  direction: DecisionOrder['direction'] = 'DESC';
}

/** The filter as query functions take it: what is not given is absent. */
export function decisionFilter(input: DecisionFilterInput | null): DecisionFilter {
  if (input === null) return {};
  const {
    pupilId,
    types,
    states,
    withoutEvidence: _e,
    withoutReviewDate: _r,
    reversedWithinDays: _d,
    sencoInvolvement: _s,
    ...rest
  } = input;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null)) as DecisionFilter;
  return {
    ...given,
    pupil: pupilId ?? undefined,
    types: types.length === 0 ? undefined : types,
    states: states.length === 0 ? undefined : states,
  };
}

/** The part of it that is answered from what stands beside the decisions. */
export function checkFilter(input: DecisionFilterInput | null): CheckFilter {
  const { withoutEvidence, withoutReviewDate, reversedWithinDays } = input ?? {};
  return {
    withoutEvidence: withoutEvidence ?? undefined,
    withoutReviewDate: withoutReviewDate ?? undefined,
    reversedWithinDays: reversedWithinDays ?? undefined,
  };
}
