import { InputType } from 'type-graphql';
import type { OpenProspectivePupil } from '../../src/decisions/ehc/prospective-pupil.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { checkUpn } from '../../src/reference/upn.ts';
import { SchoolCommandInput } from './envelope.ts';
import { Checked, Day, LaCode, Line, optional } from '../scalars/shape.ts';

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
