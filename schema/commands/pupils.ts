import { InputType } from 'type-graphql';
import type { RecordPupilLeft, RegisterPupil } from '../../src/decisions/register-pupil.ts';
import type { ObservationSource } from '../../src/decisions/identification/events.ts';
import type { PupilEnrolled } from '../../src/decisions/pupil-events.ts';
import type { Resolution } from '../../src/decisions/record-keeping/discrepancies.ts';
import type { ResolveDiscrepancy } from '../../src/decisions/record-keeping/resolve-discrepancy.ts';
import type { VoidRecordAsError } from '../../src/decisions/record-keeping/void-record-as-error.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { checkUpn } from '../../src/reference/upn.ts';
import { EnrolmentEnum, ObservationSourceEnum, SexEnum } from '../enums/identification.ts';
import { ResolutionEnum } from '../enums/discrepancies.ts';
import { PupilCommandInput, SchoolCommandInput } from './envelope.ts';
import { Checked, CodeOf, Day, FreeText, Id, Line, OneOf, optional, YesNo } from '../scalars/shape.ts';

@InputType({ description: 'A pupil and the enrolment at a school.' })
export class RegisterPupilInput extends SchoolCommandInput implements RegisterPupil {
  @Checked(
    optional('Unique pupil number with a valid check letter, in capitals.'),
    'isUpn',
    (upn) => checkUpn(upn) === 'VALID',
  )
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

@InputType({ description: 'How a disagreement between a file and the record was settled.' })
export class ResolveDiscrepancyInput extends PupilCommandInput implements ResolveDiscrepancy {
  @Id('The discrepancy, from `discrepancies`.')
  discrepancyId!: string;

  @OneOf(ResolutionEnum, 'Who was right.')
  resolution!: Resolution;

  @Id(optional('The entry or correction that put the record right; needed where the record was wrong.'))
  settledBy: string | null = null;

  @FreeText(optional('A note.'))
  note: string | null = null;
}
