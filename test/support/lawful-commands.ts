import 'reflect-metadata';
import { definitionOf } from '../../src/registry/index.ts';
import { INPUTS } from '../../schema/commands/of-commands.ts';
import { plainCommand } from '../../schema/commands/plain-command.ts';
import { type Draw, eventOf, LAWFUL_DAYS, type Members } from './lawful-draw.ts';
import { LAWFUL_EHC } from './lawful-ehc.ts';
import { LAWFUL_PROVISION } from './lawful-provision.ts';
import { LAWFUL_SIGN_OFF } from './lawful-sign-off.ts';
import { OTHER_URN, URN } from './school.ts';

const day = (draw: Draw): string => draw.pick(LAWFUL_DAYS);
const needs = (draw: Draw): readonly object[] =>
  draw.pick([
    [],
    [{ code: 'SLCN', rank: 1 }],
    [
      { code: 'ASD', rank: 1 },
      { code: 'MLD', rank: 2 },
    ],
  ]);

const decided = (draw: Draw): string =>
  eventOf(draw, 'ConcernRaised', 'SenSupportDecided', 'RegisterRemovalDecided', 'ProvisionCodeObserved');

/**
 * What each command about a pupil says beside the envelope, as lawfully as numbers can make it; the rest has its
 * defaults.
 */
export const LAWFUL: Readonly<Record<string, (draw: Draw) => Members>> = {
  RaiseConcern: (draw) => ({ source: 'TEACHER', raisedOn: day(draw), description: 'Loses the line.' }),
  RecordReviewDate: (draw) => ({
    source: 'MIS',
    review: draw.pick(['SUPPORT', 'ANNUAL']),
    reviewOn: day(draw),
    saidOn: day(draw),
  }),
  RecordInformation: (draw) => ({ gatheredOn: day(draw), summary: 'Behind.' }),
  RecordDiscussion: (draw) => ({
    heldOn: day(draw),
    withParents: draw.pick([true, false]),
    withPupil: true,
    agreement: 'NOT_KNOWN',
  }),
  ProposeIdentification: (draw) => ({
    outcome: draw.pick(['SEN_SUPPORT', 'MONITORING']),
    needs: needs(draw),
    rationale: 'Behind.',
  }),
  StartMonitoring: (draw) => ({ reviewOn: draw.pick([null, '2027-02-05']), rationale: 'Grief.' }),
  DecideNotSen: () => ({ rationale: 'New to English.' }),
  ReferToSpecialist: (draw) => ({
    specialist: 'PAEDIATRICIAN',
    consent: draw.pick([null, { givenOn: '2025-09-08', givenBy: 'PARENT', scope: 'REFERRAL', expiresOn: null }]),
    rationale: 'Absences.',
  }),
  RankNeeds: (draw) => ({ needs: needs(draw), rationale: 'Speech comes first.' }),
  HoldSenSupportReview: (draw) => ({
    heldOn: day(draw),
    withParents: true,
    withPupil: false,
    impact: 'NOT_KNOWN',
    recommendation: 'CONTINUE',
    nextReviewOn: '2027-02-05',
    impactSummary: 'Some.',
  }),
  ContinueSenSupport: () => ({ nextReviewOn: '2027-02-05', rationale: 'It works.' }),
  StepUpSenSupport: () => ({ next: 'SPECIALIST_ADVICE', nextReviewOn: '2027-02-05', rationale: 'It does not.' }),
  PlaceOnSenSupport: (draw) => ({ needs: needs(draw), rationale: 'Behind.' }),
  RecordSenStatus: (draw) => ({
    source: draw.pick(['LA_DOCUMENT', 'MIS']),
    periods: [{ status: draw.pick(['K', 'E', 'N']), from: day(draw), to: null }],
    needs: needs(draw),
  }),
  RemoveFromSenSupport: (draw) => ({
    reason: 'EXPECTED_PROGRESS',
    review: { heldOn: day(draw), withParents: true, withPupil: false },
    rationale: 'Two reviews.',
  }),
  ...LAWFUL_EHC,
  ...LAWFUL_PROVISION,
  ...LAWFUL_SIGN_OFF,
  ConfirmDecision: (draw) => ({ decisionId: decided(draw) }),
  DisputeDecision: (draw) => ({ decisionId: decided(draw), note: draw.pick([null, 'Not so.']) }),
  InformSenco: (draw) => ({ decisionId: decided(draw), informedOn: day(draw), method: 'EMAIL' }),
  ConfirmInvolvement: (draw) => ({ decisionId: decided(draw), informedOn: draw.pick([null, '2026-11-09']) }),
  DisputeInvolvement: (draw) => ({ decisionId: decided(draw), informedOn: draw.pick([null, '2026-11-09']) }),
  AnswerConsultation: (draw) => ({ decisionId: decided(draw), position: 'DISAGREES', views: 'Too early.' }),
  RecordConsultation: (draw) => ({
    decisionId: draw.pick([null, decided(draw)]),
    about: 'SenSupportDecided',
    party: draw.pick(['SENCO', 'PARENT']),
    method: 'PHONE',
    on: day(draw),
    outcome: 'AGREES',
  }),
  RecordParentInformed: (draw) => ({
    decisionId: draw.pick([null, decided(draw)]),
    addressee: 'PARENT',
    on: day(draw),
    method: 'LETTER',
  }),
  RecordCapacity: (draw) => ({
    matter: 'ALL',
    hasCapacity: draw.pick([true, false]),
    assessedOn: day(draw),
    from: day(draw),
  }),
  NameAlternativePerson: (draw) => ({ relation: 'PARENT', from: day(draw), name: 'A parent' }),
  AttachEvidence: (draw) => ({
    decisionId: draw.pick([null, decided(draw)]),
    evidence: [{ kind: 'ASSESSMENT', on: '2025-09-08', author: 'TEACHER', sha256: null }],
  }),
  RecordTeachersInformed: (draw) => ({
    decisionId: decided(draw),
    teachers: [draw.school.staff.teacher],
    on: day(draw),
  }),
  AcknowledgeDecision: (draw) => ({ decisionId: decided(draw) }),
  RestrictContact: (draw) => ({ ground: 'COURT_ORDER', from: day(draw), note: 'One of them.' }),
  EndContactRestriction: (draw) => ({ restrictionId: eventOf(draw, 'ContactRestricted'), on: day(draw) }),
  VoidRecordAsError: (draw) => ({ decisionId: eventOf(draw), reason: 'Wrong child.' }),
  ChangePupilIdentity: (draw) => ({
    upn: null,
    surname: draw.pick([null, 'Smith']),
    forename: draw.pick([null, 'Kim']),
    reason: 'NAME_CHANGE',
  }),
  RecordTransferOut: (draw) => ({ leftOn: day(draw), destination: 'OTHER' }),
  RecordTransferPapers: (draw) => ({ schoolUrn: OTHER_URN, fromSchoolUrn: URN, receivedOn: day(draw) }),
  RecordTransferIn: (draw) => ({
    schoolUrn: OTHER_URN,
    fromSchoolUrn: URN,
    admittedOn: day(draw),
    enrolment: 'CURRENT',
    ncYear: '6',
  }),
  AcceptSharedRecord: () => ({ schoolUrn: OTHER_URN, fromSchoolUrn: URN }),
  MergePupil: (draw) => ({ loserPupilId: draw.pick([...draw.others, draw.pupil]), reason: 'DUPLICATE' }),
  RecordPupilLeft: (draw) => ({ leftOn: day(draw) }),
  ResolveDiscrepancy: (draw) => ({
    discrepancyId: eventOf(draw, 'DiscrepancyRaised'),
    resolution: draw.pick(['LOG_IS_RIGHT', 'FILE_IS_RIGHT']),
    settledBy: draw.pick([null, eventOf(draw)]),
  }),
};

/** A whole input of the command: taken here, reported or from a document, on any day, perhaps as a correction. */
export function lawfulInput(name: string, draw: Draw): Members {
  const Input = INPUTS[name];
  const members = LAWFUL[name]?.(draw);
  if (Input === undefined || members === undefined) throw new Error(`no lawful input for ${name}`);
  const basis = draw.pick(['TAKEN_HERE', 'REPORTED', 'FROM_DOCUMENT']);
  const when =
    basis === 'TAKEN_HERE'
      ? {}
      : {
          decidedOn: day(draw),
          decidedBy: draw.pick([
            [],
            [{ kind: 'PERSON', person: draw.school.staff.head, meeting: null, members: [] }],
            [
              {
                kind: 'MEETING',
                person: null,
                meeting: 'LEADERSHIP_TEAM',
                members: [draw.school.staff.head, draw.school.staff.senco],
              },
            ],
          ]),
        };
  const correctionOf = draw.pick([0, 1, 2, 3]) === 0 ? { decisionId: eventOf(draw), reason: 'Mistyped.' } : null;
  const envelope = {
    pupilId: draw.pupil,
    schoolUrn: URN,
    seenRevision: null,
    basis,
    ...when,
    effectiveFrom: day(draw),
    correctionOf,
  };
  const blank = plainCommand(new Input(), definitionOf(name)?.takes?.members ?? {}) as unknown as Members;
  return Object.fromEntries(
    Object.entries({ ...blank, ...envelope, ...members }).filter(
      ([member]) => member in blank || member in members || KEYS.includes(member),
    ),
  );
}

const KEYS = ['pupilId', 'schoolUrn', 'basis', 'effectiveFrom'];
