import { type School, URN } from '../support/school.ts';

/** Commands that bring about every event of EHC needs assessments and plans. */
export async function ehcEvents(school: School): Promise<void> {
  const { staff } = school;
  const pupilId = await school.pupil();
  const at = { pupilId, schoolUrn: URN, seenRevision: null };
  const decision = { ...at, basis: 'TAKEN_HERE', decidedAt: null, decidedOn: null, decidedBy: [], effectiveFrom: '2026-11-20' };
  await school.as(staff.head, 'DecideEhcRequest', { ...decision, outcome: 'REQUEST', placementSchoolUrn: '900004', reasonCode: null, parentsAware: 'YES', agreement: 'AGREED', evidence: [], rationale: 'Three cycles without progress.', parentViews: 'Agree.', pupilViews: 'Is glad.' });
}
