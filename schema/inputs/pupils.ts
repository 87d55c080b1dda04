import { InputType } from 'type-graphql';
import type { RecordPupilLeft, RegisterPupil } from '../../src/decisions/register-pupil.ts';
import type { ObservationSource } from '../../src/decisions/identification/events.ts';
import type { PupilEnrolled } from '../../src/decisions/pupil-events.ts';
import type { VoidRecordAsError } from '../../src/decisions/void-record.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { checkUpn } from '../../src/reference/upn.ts';
import { EnrolmentEnum, ObservationSourceEnum, SexEnum } from '../enums/identification.ts';
import { PupilCommandInput, SchoolCommandInput } from './envelope.ts';
import { Checked, CodeOf, Day, FreeText, Id, Line, OneOf, optional, YesNo } from './shape.ts';

@InputType({ description: 'A pupil and the enrolment at a school.' })
export class RegisterPupilInput extends SchoolCommandInput implements RegisterPupil {
  @Checked(optional('Unique pupil number with a valid check letter, in capitals.'), 'isUpn', (upn) => checkUpn(upn) === 'VALID')
  upn: string | null = null;

  @YesNo('Whether another child holds this UPN too; then name and date of birth tell which child is meant.')
  upnShared!: boolean;

  @Line('Surname.')
  surname!: string;

  @Line('Forename.')
  forename!: string;

  @Day('Date of birth.')
  dateOfBirth!: CivilDate;

  @OneOf(SexEnum, optional('Sex.'))
  sex: string | null = null;

  @OneOf(ObservationSourceEnum, 'Where this is known from.')
  source!: ObservationSource;

  @Day(optional('Day of admission, where it is known.'))
  admittedOn: CivilDate | null = null;

  @Day('Date of the file or entry that tells of the enrolment.')
  knownOn!: CivilDate;

  @OneOf(EnrolmentEnum, 'Kind of enrolment.')
  enrolment!: PupilEnrolled['enrolment'];

  @CodeOf(optional('National Curriculum year, from `codeList(name: YEAR_GROUP)`.'))
  ncYear: string | null = null;
}

@InputType({ description: 'That a pupil left the roll.' })
export class RecordPupilLeftInput extends PupilCommandInput implements RecordPupilLeft {
  @Day('Last day on roll.')
  leftOn!: CivilDate;
}

@InputType({ description: 'That a decision or observation was recorded in error.' })
export class VoidRecordAsErrorInput extends PupilCommandInput implements VoidRecordAsError {
  @Id('The decision or observation.')
  decisionId!: string;

  @FreeText('Why it should never have been recorded.')
  reason!: string;
}
