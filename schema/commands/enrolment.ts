import { InputType } from 'type-graphql';
import type { ChangePupilIdentity } from '../../src/decisions/enrolment/change-pupil-identity.ts';
import type { Destination, IdentityReason, MergeReason } from '../../src/decisions/enrolment/events.ts';
import type { MergePupil } from '../../src/decisions/enrolment/merge-pupil.ts';
import type { RecordTransferIn } from '../../src/decisions/enrolment/record-transfer-in.ts';
import type { RecordTransferPapers } from '../../src/decisions/enrolment/record-transfer-papers.ts';
import type { RecordTransferOut } from '../../src/decisions/enrolment/record-transfer-out.ts';
import type { PupilEnrolled } from '../../src/decisions/pupil-events.ts';
import type { CivilDate } from '../../src/kernel/civil-date.ts';
import { checkUpn } from '../../src/reference/upn.ts';
import { DestinationEnum, IdentityReasonEnum, MergeReasonEnum } from '../enums/enrolment.ts';
import { EnrolmentEnum, SexEnum } from '../enums/identification.ts';
import { PupilCommandInput, SchoolCommandInput } from './envelope.ts';
import { Checked, CodeOf, Day, Id, Line, OneOf, optional, Urn } from '../scalars/shape.ts';

@InputType({ description: 'That a pupil left for another school or place.' })
export class RecordTransferOutInput extends PupilCommandInput implements RecordTransferOut {
  @Day('Last day on roll.')
  leftOn!: CivilDate;

  @Urn(optional('URN of the school, where it is in this system; it may then take the record over.'))
  toSchoolUrn: string | null = null;

  @OneOf(DestinationEnum, 'Where the pupil went.')
  destination!: Destination;

  @Day(optional('Day on which the papers were sent.'))
  packSentOn: CivilDate | null = null;
}

@InputType({ description: 'That a pupil came from another school of this system.' })
export class RecordTransferInInput extends PupilCommandInput implements RecordTransferIn {
  @Urn('URN of the school the pupil came from.')
  fromSchoolUrn!: string;

  @Day('Day of admission.')
  admittedOn!: CivilDate;

  @OneOf(EnrolmentEnum, 'Kind of enrolment.')
  enrolment!: PupilEnrolled['enrolment'];

  @CodeOf(optional('National Curriculum year, from `codeList(name: YEAR_GROUP)`.'))
  ncYear: string | null = null;

  @Day(optional('Day on which the papers were received.'))
  recordReceivedOn: CivilDate | null = null;
}

@InputType({ description: 'That the papers came of a pupil whose record was taken over before.' })
export class RecordTransferPapersInput extends PupilCommandInput implements RecordTransferPapers {
  @Urn('URN of the school the pupil came from.')
  fromSchoolUrn!: string;

  @Day('Day on which the papers were received.')
  receivedOn!: CivilDate;
}

@InputType({ description: 'Who a pupil is from now on; what is left out stays as it is.' })
export class ChangePupilIdentityInput extends PupilCommandInput implements ChangePupilIdentity {
  @Checked(
    optional('Unique pupil number with a valid check letter, in capitals.'),
    'isUpn',
    (upn) => checkUpn(upn) === 'VALID',
  )
  upn: string | null = null;

  @Line(optional('Surname.'))
  surname: string | null = null;

  @Line(optional('Forename.'))
  forename: string | null = null;

  @Day(optional('Date of birth.'))
  dateOfBirth: CivilDate | null = null;

  @OneOf(SexEnum, optional('Sex.'))
  sex: string | null = null;

  @OneOf(IdentityReasonEnum, 'Why.')
  reason!: IdentityReason;
}

@InputType({ description: 'That two records are of one child.' })
export class MergePupilInput extends SchoolCommandInput implements MergePupil {
  @Id('The pupil whose record goes on with both.')
  pupilId!: string;

  @Id('The pupil whose record is closed.')
  loserPupilId!: string;

  @OneOf(MergeReasonEnum, 'Why there were two.')
  reason!: MergeReason;
}
