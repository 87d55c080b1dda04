import { InputType } from 'type-graphql';
import type { CloseProspectivePupil, OpenProspectivePupil } from '../../src/decisions/ehc/prospective-pupil.ts';
import type { ProspectivePupilClosed } from '../../src/decisions/ehc/prospective.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { checkUpn } from '../../src/reference/upn.ts';
import { ProspectiveOutcomeEnum } from '../enums/prospective-pupils.ts';
import { PupilCommandInput, SchoolCommandInput } from './envelope.ts';
import { Checked, Day, LaCode, Line, OneOf, optional } from '../scalars/shape.ts';

@InputType({ description: 'A child who is not on roll, about whom a local authority asks the school.' })
export class OpenProspectivePupilInput extends SchoolCommandInput implements OpenProspectivePupil {
  @Checked(
    optional('Unique pupil number with a valid check letter, in capitals.'),
    'isUpn',
    (upn) => checkUpn(upn) === 'VALID',
  )
  upn: string | null = null;

  @Line('Surname.')
  surname!: string;

  @Line('Forename.')
  forename!: string;

  @Day('Date of birth.')
  dateOfBirth!: CivilDate;

  @LaCode('Code of the local authority, three digits.')
  laCode!: string;

  @Day('The day from which the school knows of the child.')
  openedOn!: CivilDate;
}

@InputType({ description: 'What became of a prospective pupil.' })
export class CloseProspectivePupilInput extends PupilCommandInput implements CloseProspectivePupil {
  @OneOf(ProspectiveOutcomeEnum, 'Whether the child is admitted.')
  outcome!: ProspectivePupilClosed['outcome'];

  @Day('The day.')
  on!: CivilDate;
}
