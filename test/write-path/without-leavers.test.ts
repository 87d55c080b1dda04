import { expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { codes, placement, recorded, type School, URN } from '../support/school.ts';
import { APPROVAL, digestIn, PROPOSAL, takenOn } from '../support/sign-offs.ts';

const TODAY = '2026-11-20';
let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

const leaves = async (personId: string, on: string): Promise<unknown> =>
  recorded(await school.as(school.staff.chair, 'RecordPersonLeft', { schoolUrn: URN, personId, on }));
const sencosOf = async (pupil: string, id: string): Promise<unknown> =>
  foldPupil(await school.app.store.read(`pupil-${pupil}`)).events.find((event) => event.id === id)?.metadata.sencos;

test("the SENCO's post of one who left is vacant from the day after, though nobody ended the designation", async () => {
  const [pupil, other] = [await school.pupil(), await school.pupil()];
  await leaves(school.staff.senco, '2026-11-19');
  const byHead = {
    basis: 'REPORTED',
    decidedBy: [{ kind: 'PERSON', person: school.staff.head, meeting: null, members: [] }],
  };
  const before = recorded(
    await school.as(school.staff.head, 'PlaceOnSenSupport', placement(pupil, { ...byHead, decidedOn: '2026-11-19' })),
  );
  const after = recorded(
    await school.as(school.staff.head, 'PlaceOnSenSupport', placement(other, { ...byHead, decidedOn: TODAY })),
  );
  expect([await sencosOf(pupil, before.decisionId), await sencosOf(other, after.decisionId)]).toEqual([
    [school.staff.senco],
    [],
  ]);
});

test('who left does not keep another from being the only decider there is', async () => {
  const { head, deputy } = school.staff;
  const pupil = await school.pupil();
  recorded(
    await school.as(head, 'GrantDelegation', {
      schoolUrn: URN,
      delegationId: randomUUID(),
      grantor: 'HEADTEACHER',
      granteePerson: deputy,
      granteeOffice: null,
      decisions: ['ApproveSignOff'],
      from: '2026-11-01',
      to: null,
      minuteRef: null,
    }),
  );
  const { decisionId: request } = recorded(
    await school.as(deputy, 'RequestSignOff', { ...takenOn(pupil, TODAY), ...PROPOSAL }),
  );
  recorded(
    await school.as(deputy, 'RecordOutsideReview', {
      pupilId: pupil,
      schoolUrn: URN,
      seenRevision: null,
      decisionId: request,
      asked: 'TRUST_SEND_LEAD',
      askedOn: TODAY,
      view: 'AGREES',
      note: null,
    }),
  );
  const approve = async () =>
    school.as(deputy, 'ApproveSignOff', {
      ...takenOn(pupil, TODAY),
      request,
      seenDigest: await digestIn(school, pupil, request),
      ...APPROVAL,
    });
  expect(codes(await approve())).toEqual(['SELF_SIGN_OFF']);
  await leaves(head, '2026-11-19');
  expect(recorded(await approve()).findings).toEqual(['SOLE_DECIDER']);
});
