import { addDays, type CivilDate } from '../../src/kernel/civil-date.ts';
import { decision, record, type Telling, type WordsOf } from './told.ts';

/** A year's review of a plan, step by step. */
export function annualReview(words: WordsOf): readonly [Telling, ...Telling[]] {
  return [
    (on) => record('AnnualReviewScheduled', { kind: 'ANNUAL', meetingOn: addDays(on, 35) }),
    (on) => record('ReviewPapersCirculated', { on }),
    (heldOn) =>
      record('AnnualReviewHeld', {
        kind: 'ANNUAL',
        heldOn,
        attendees: ['PARENT', 'SENCO'],
        adviceFrom: ['EDUCATIONAL_PSYCHOLOGIST'],
        parentViews: words(120),
        pupilViews: words(90),
      }),
    (on) => record('ReviewReportSent', { on }),
    (on) => decision('LaReviewDecisionReceived', { ...letter(on, words), reviewOutcome: 'MAINTAIN', noticeOn: on }),
  ];
}

/** A request for an assessment that ends without a plan, so that as many pupils have plans as before. */
export function ehcRequest(words: WordsOf): readonly [Telling, ...Telling[]] {
  return [
    (on) => record('EhcRequestConsidered', { raisedBy: 'SCHOOL', on, note: words(120) }),
    (on) =>
      record('EhcParentDiscussionHeld', {
        agreement: 'AGREED',
        on,
        withPupil: true,
        parentViews: words(120),
        pupilViews: null,
      }),
    () =>
      decision('EhcRequestDecided', {
        outcome: 'REQUEST',
        placementSchoolUrn: null,
        reasonCode: null,
        parentsAware: 'YES',
        agreement: 'AGREED',
        evidence: [],
        rationale: words(240),
        parentViews: null,
        pupilViews: null,
      }),
    (on) =>
      decision('EhcRequestSubmitted', {
        requestedBy: 'SCHOOL',
        laCode: '383',
        sentAt: `${on}T09:00:00.000Z`,
        parentsAware: 'YES',
        agreement: 'AGREED',
        evidence: [],
        note: null,
      }),
    (on) => record('LaReceiptAcknowledged', { ...letter(on, words), laReceivedOn: on }),
    (on) => decision('LaDecidedToAssess', letter(on, words)),
    (on) => record('AdviceRequested', { ...letter(on, words), askedOf: 'SCHOOL' }),
    (on) => record('AdviceReturned', { request: null, on, sentAt: null, note: null }),
    (on) => decision('LaRefusedToIssue', letter(on, words)),
  ];
}

/** The members of what the local authority says in a letter of two days before. */
export function letter(on: CivilDate, words: WordsOf): object {
  const documentOn = addDays(on, -2);
  return {
    source: 'LA_LETTER',
    documentOn,
    sentAt: `${documentOn}T10:00:00.000Z`,
    receivedOn: on,
    predecessor: 'RECORDED',
    note: words(60),
  };
}
