import { describe, expect, test } from '@jest/globals';
import { inputMembers, WITH_TABLE } from './support/input-members.ts';

/**
 * Days that no kind of member tells apart. A school that handed the record on may not date an event in the child's life
 * after the leaving, so somebody decides about each day in a command about a pupil. Give a new day the kind
 * `dayAboutChild`, `reviewDay` or `plannedDay`, or enter it in one of these lists. Its name here is `Command.member`.
 * For a day in a part it is `Part.member`, once for all commands that have the part.
 */
const OTHER_DAYS: Readonly<Record<string, readonly string[]>> = {
  /** Days of acts and papers of a school or of others, which a former school may still record after the leaving. */
  ACTS_AND_PAPERS: [
    'RecordDisabilityClaim.actOn',
    'RecordEhcParentDiscussion.on',
    'RecordFinalPlan.planFrom',
    'RecordLaMove.transferredOn',
    'RecordPlanCeased.ceasedOn',
    'AgencyConsent.givenOn',
    'AmendProvision.laInformedOn',
    'AmendProvision.parentsToldOn',
    'AssembleEhcEvidence.on',
    'CirculateReviewPapers.on',
    'CloseProspectivePupil.on',
    'ConfirmInvolvement.informedOn',
    'ConsiderEhcRequest.on',
    'DisputeInvolvement.informedOn',
    'EndPlacementElsewhere.ourSencoToldOn',
    'EndPlacementElsewhere.theirSencoToldOn',
    'EndProvision.parentsToldOn',
    'Evidence.on',
    'InformSenco.informedOn',
    'MeetCondition.metOn',
    'OpenProspectivePupil.openedOn',
    'ParentInformed.on',
    'ProvisionPlan.laInformedOn',
    'RecordAdvice.documentOn',
    'RecordAdvice.receivedOn',
    'RecordAdviceRequest.documentOn',
    'RecordAdviceRequest.receivedOn',
    'RecordAmendmentNotice.documentOn',
    'RecordAmendmentNotice.receivedOn',
    'RecordAppeal.documentOn',
    'RecordAppeal.lodgedOn',
    'RecordAppeal.receivedOn',
    'RecordConcession.concededOn',
    'RecordConcession.documentOn',
    'RecordConcession.receivedOn',
    'RecordConsultation.on',
    'RecordDeliveryVariance.earlyReviewAskedOn',
    'RecordDeliveryVariance.laToldOn',
    'RecordDisabilityClaim.documentOn',
    'RecordDisabilityClaim.lodgedOn',
    'RecordDisabilityClaim.receivedOn',
    'RecordDiscussion.noteGivenOn',
    'RecordDraftPlan.documentOn',
    'RecordDraftPlan.receivedOn',
    'RecordDraftPlan.servedOn',
    'RecordFinalPlan.documentOn',
    'RecordFinalPlan.receivedOn',
    'RecordLaDecisionToAssess.documentOn',
    'RecordLaDecisionToAssess.receivedOn',
    'RecordLaDecisionToIssue.documentOn',
    'RecordLaDecisionToIssue.receivedOn',
    'RecordLaMove.documentOn',
    'RecordLaMove.receivedOn',
    'RecordLaMoveNotice.documentOn',
    'RecordLaMoveNotice.informedOn',
    'RecordLaMoveNotice.receivedOn',
    'RecordLaReceipt.documentOn',
    'RecordLaReceipt.laReceivedOn',
    'RecordLaReceipt.receivedOn',
    'RecordLaRequiredMeeting.documentOn',
    'RecordLaRequiredMeeting.receivedOn',
    'RecordLaReviewDecision.documentOn',
    'RecordLaReviewDecision.noticeOn',
    'RecordLaReviewDecision.receivedOn',
    'RecordMediation.documentOn',
    'RecordMediation.on',
    'RecordMediation.receivedOn',
    'RecordNamingConsultation.documentOn',
    'RecordNamingConsultation.receivedOn',
    'RecordOutsideReview.askedOn',
    'RecordParentInformed.on',
    'RecordPlanAmended.documentOn',
    'RecordPlanAmended.receivedOn',
    'RecordPlanCeased.documentOn',
    'RecordPlanCeased.receivedOn',
    'RecordReassessmentDecision.documentOn',
    'RecordReassessmentDecision.receivedOn',
    'RecordReassessmentRequest.laReceivedOn',
    'RecordReassessmentRequest.on',
    'RecordSenStatus.documentOn',
    'RecordSenStatus.receivedOn',
    'RecordTeachersInformed.on',
    'RecordTopUpDecision.documentOn',
    'RecordTopUpDecision.receivedOn',
    'RecordTransferIn.recordReceivedOn',
    'RecordTransferOut.packSentOn',
    'RecordTransferPapers.receivedOn',
    'RecordTribunalOrder.documentOn',
    'RecordTribunalOrder.orderOn',
    'RecordTribunalOrder.receivedOn',
    'ReferralConsent.givenOn',
    'RequestTopUp.requestedOn',
    'ReturnAdvice.on',
    'SendReviewReport.on',
    'AmendProvisionAct.laInformedOn',
    'AmendProvisionAct.parentsToldOn',
    'EndProvisionAct.parentsToldOn',
    'StartPlacementElsewhereAct.ourSencoToldOn',
    'StartPlacementElsewhereAct.parentsToldOn',
    'StartPlacementElsewhereAct.theirSencoToldOn',
    'StartPlacementElsewhere.ourSencoToldOn',
    'StartPlacementElsewhere.parentsToldOn',
    'StartPlacementElsewhere.theirSencoToldOn',
    'SuspendProvision.parentsToldOn',
  ],

  /** Days in a plan or offer of others, or that may lie before the decision: no rule holds them to come after it. */
  PLANNED: [
    'ClaimClockException.to',
    'NameAlternativePerson.to',
    'ObservedPeriod.to',
    'RecordCapacity.to',
    'RestrictContact.to',
    'AgencyConsent.expiresOn',
    'AppointDecider.to',
    'NewCondition.dueOn',
    'RecordLaMoveNotice.reviewProposedOn',
    'RecordLaRequiredMeeting.meetingBy',
    'RecordPhaseTransfer.transferOn',
    'RecordTopUpDecision.to',
    'ReferralConsent.expiresOn',
    'RequestSignOff.proposedEffectiveFrom',
    'ResubmitSignOff.proposedEffectiveFrom',
    'ScheduleAnnualReview.meetingOn',
  ],

  /** Days of birth, admission and leaving. They make the enrolment that the rule reads. */
  BIRTH_AND_ROLL: [
    'ChangePupilIdentity.dateOfBirth',
    'OpenProspectivePupil.dateOfBirth',
    'RecordPupilLeft.leftOn',
    'RecordTransferIn.admittedOn',
    'RecordTransferOut.leftOn',
    'RegisterPupil.admittedOn',
    'RegisterPupil.dateOfBirth',
    'RegisterPupil.knownOn',
  ],
};

/** What a day set for a review is called, and no other day: a kind that does not fit the name is a slip. */
const REVIEW_NAMES: readonly string[] = ['reviewOn', 'nextReviewOn'];

const DAYS = WITH_TABLE.filter(({ subject }) => subject === 'PUPIL')
  .flatMap(({ name, takes }) => inputMembers(name, takes.members))
  .filter(({ member }) => member.kind === 'DAY' || member.kind === 'DAYS');

const found = new Set(
  DAYS.filter(({ member }) => member.dayKind === undefined).map(({ owner, name }) => `${owner}.${name}`),
);
const listed = Object.values(OTHER_DAYS).flat();

describe('a day in a command about a pupil', () => {
  test('is about the child, for a review, or in one of the lists', () => {
    expect([...found].filter((name) => !listed.includes(name))).toEqual([]);
  });

  test('is called by a name for a review exactly where it is set for one', () => {
    const misnamed = DAYS.filter(({ name, member }) => REVIEW_NAMES.includes(name) !== (member.dayKind === 'REVIEW'));
    expect(misnamed.map(({ owner, name }) => `${owner}.${name}`)).toEqual([]);
  });

  test('stands in one list only, and no list has a name that is gone', () => {
    expect(listed.filter((name) => !found.has(name))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });
});
