import { InputType } from 'type-graphql';
import type { SetOutcome } from '../../src/decisions/provision/set-outcome.ts';
import type { PlannedOutcome } from '../../src/decisions/provision/start-provision.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { DecisionInput } from './envelope.ts';
import { Day, FreeText, Id, optional } from '../scalars/shape.ts';

@InputType({ description: 'An outcome that is sought.' })
export class PlannedOutcomeInput implements PlannedOutcome {
  @Day(optional('Day of the baseline.'))
  baselineOn: CivilDate | null = null;

  @Day('By when.')
  dueOn!: CivilDate;

  @FreeText('The outcome in words.')
  words!: string;

  @FreeText(optional('Where the pupil starts from.'))
  baseline: string | null = null;

  @FreeText(optional('What should be reached.'))
  target: string | null = null;

  @FreeText(optional('How it is measured.'))
  measure: string | null = null;
}

@InputType({ description: 'An outcome for a pupil.' })
export class SetOutcomeInput extends DecisionInput implements SetOutcome {
  @Id(optional('The provision it is for.'))
  provision: string | null = null;

  @Id(optional('The outcome whose place it takes.'))
  replaces: string | null = null;

  @Day(optional('Day of the baseline.'))
  baselineOn: CivilDate | null = null;

  @Day('By when.')
  dueOn!: CivilDate;

  @FreeText('The outcome in words.')
  words!: string;

  @FreeText(optional('Where the pupil starts from.'))
  baseline: string | null = null;

  @FreeText(optional('What should be reached.'))
  target: string | null = null;

  @FreeText(optional('How it is measured.'))
  measure: string | null = null;
}
