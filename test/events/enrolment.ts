import { joinRecord } from '../support/older-record.ts';
import { OTHER_URN, type School, URN } from '../support/school.ts';

/** Commands that bring about every event of transfer, identity and merge. */
export async function enrolmentEvents(school: School): Promise<void> {
  const { senco, elsewhere } = school.staff;
  const pupilId = await school.pupil({ upn: 'U20100012401A' });
  const at = { pupilId, schoolUrn: URN, seenRevision: null };
  await school.as(senco, 'ChangePupilIdentity', {
    ...at,
    upn: 'V201000124001',
    surname: 'Sample',
    forename: 'Kim',
    dateOfBirth: '2016-05-02',
    sex: 'M',
    reason: 'PERMANENT_UPN',
  });
  await school.as(senco, 'MergePupil', {
    pupilId,
    schoolUrn: URN,
    loserPupilId: await school.pupil({ surname: 'Sample', forename: 'Kim' }),
    reason: 'DUPLICATE',
  });
  await school.as(senco, 'RecordTransferOut', {
    ...at,
    leftOn: '2026-11-18',
    toSchoolUrn: OTHER_URN,
    destination: 'STATE_SCHOOL',
    packSentOn: '2026-11-18',
  });
  await school.as(elsewhere, 'RecordTransferIn', {
    ...at,
    schoolUrn: OTHER_URN,
    fromSchoolUrn: URN,
    admittedOn: '2026-11-19',
    enrolment: 'CURRENT',
    ncYear: '7',
    recordReceivedOn: '2026-11-20',
  });
  const later = { ...at, pupilId: await school.pupil({ surname: 'Later' }) };
  await school.as(senco, 'RecordTransferOut', {
    ...later,
    leftOn: '2026-11-18',
    toSchoolUrn: OTHER_URN,
    destination: 'STATE_SCHOOL',
    packSentOn: null,
  });
  await school.as(elsewhere, 'RecordTransferIn', {
    ...later,
    schoolUrn: OTHER_URN,
    fromSchoolUrn: URN,
    admittedOn: '2026-11-19',
    enrolment: 'CURRENT',
    ncYear: '7',
    recordReceivedOn: null,
  });
  await school.as(elsewhere, 'RecordTransferPapers', {
    ...later,
    schoolUrn: OTHER_URN,
    fromSchoolUrn: URN,
    receivedOn: '2026-11-20',
  });
  const shared = await school.pupil({ surname: 'Shared', enrolment: 'MAIN', otherSchoolUrn: OTHER_URN });
  await school.as(elsewhere, 'AcceptSharedRecord', {
    ...at,
    pupilId: shared,
    schoolUrn: OTHER_URN,
    fromSchoolUrn: URN,
  });
  const joined = await school.pupil({ surname: 'Joined' });
  await joinRecord(school, joined, '2026-11-19');
  await school.as(elsewhere, 'RecordPupilLeft', { ...at, pupilId: joined, schoolUrn: OTHER_URN, leftOn: '2026-11-20' });
}
