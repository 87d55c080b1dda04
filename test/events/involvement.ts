import { placement, recorded, type School, URN } from '../support/school.ts';

/** Commands that bring about every event of who was told, asked and heard. */
export async function involvementEvents(school: School): Promise<void> {
  const { staff } = school;
  const pupilId = await school.pupil();
  const { decisionId } = recorded(await school.as(staff.head, 'PlaceOnSenSupport', placement(pupilId)));
  const at = { pupilId, schoolUrn: URN, seenRevision: null };
  const of = { ...at, decisionId };
  const on = '2026-11-20';
  const evidence = [{ kind: 'MEETING_NOTE', on, author: 'HEADTEACHER', sha256: '0'.repeat(64) }];
  await school.as(staff.head, 'ConfirmDecision', { ...of, note: 'As minuted.' });
  await school.as(staff.head, 'DisputeDecision', { ...of, note: 'Not by me.' });
  await school.as(staff.head, 'InformSenco', {
    ...of,
    informedOn: null,
    informedAt: '2026-11-20T09:00:00.000Z',
    method: 'CONVERSATION',
    by: staff.head,
  });
  await school.as(staff.senco, 'ConfirmInvolvement', { ...of, informedOn: on, note: 'In the corridor.' });
  await school.as(staff.senco, 'DisputeInvolvement', { ...of, informedOn: on, note: 'Not before lunch.' });
  await school.as(staff.senco, 'AnswerConsultation', { ...of, position: 'PARTLY_AGREES', views: 'Too early.' });
  await school.as(staff.senco, 'RecordConsultation', {
    ...of,
    about: 'SenSupportDecided',
    party: 'PARENT',
    method: 'PHONE',
    on,
    outcome: 'AGREES',
    views: 'Glad of it.',
  });
  await school.as(staff.senco, 'RecordParentInformed', {
    ...of,
    addressee: 'PARENT',
    on,
    method: 'LETTER',
    by: staff.head,
    evidence,
  });
  await school.as(staff.senco, 'RecordCapacity', {
    ...at,
    matter: 'ALL',
    hasCapacity: false,
    assessedOn: on,
    from: on,
    to: '2027-11-19',
    evidence,
  });
  await school.as(staff.senco, 'NameAlternativePerson', {
    ...at,
    relation: 'PARENT',
    from: on,
    to: '2027-11-19',
    name: 'A parent',
  });
  const restricted = recorded(
    await school.as(staff.senco, 'RestrictContact', {
      ...at,
      ground: 'COURT_ORDER',
      from: on,
      to: '2027-11-19',
      note: 'One of the parents.',
    }),
  );
  await school.as(staff.senco, 'EndContactRestriction', {
    ...at,
    restrictionId: restricted.decisionId,
    on: '2027-01-31',
  });
  await school.as(staff.senco, 'AttachEvidence', { ...of, evidence });
  await school.as(staff.senco, 'RecordTeachersInformed', { ...of, teachers: [staff.teacher], on });
  await school.as(staff.teacher, 'AcknowledgeDecision', of);
  await school.as(staff.senco, 'VoidRecordAsError', { ...of, reason: 'Another child.' });
}
