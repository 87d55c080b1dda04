/**
 * Dated facts that clocks count from. Each is the day in England on which it happened. If the law counts from receipt,
 * it is the day of receipt (`receipt.ts`), not of sending.
 */
export const CLOCK_FACTS = {
  requestReceived: 'The local authority received the request for an EHC needs assessment.',
  adviceRequested: "The body that is asked received the local authority's request for advice.",
  draftServed: 'The draft plan was served on the parent or young person.',
  consultationReceived: 'The school received the consultation on naming it.',
  noticeSent: 'The local authority sent written notice of a decision that may be appealed.',
  mediationDeclined: 'The parent or young person told the mediation adviser that they do not wish to mediate.',
  mediationRequested: 'The parent or young person told the local authority that they wish to mediate.',
  mediationAgreement: 'Date of the written mediation agreement.',
  decisionLetter: 'The local authority sent the decision that is appealed against.',
  mediationCertificate: 'The mediation certificate was issued.',
  tribunalOrder: 'The Tribunal made its order.',
  concessionNotice: 'The local authority notified the Tribunal that it does not oppose the appeal.',
  planMade: 'The plan was first made.',
  lastReviewCompleted: 'The last review of the plan was completed.',
  meeting: 'The review meeting is or was held.',
  amendmentNotice: 'The local authority sent the plan with its notice of proposed amendments.',
  schoolTransfer: 'Day of a transfer between phases other than to a post-16 institution, first day there.',
  postSixteenTransfer: 'Day of the transfer from secondary school to a post-16 institution, first day there.',
  postSixteenMove: 'Day of a transfer from one post-16 institution to another, first day there.',
  requestForReassessment: 'The local authority received the request to re-assess.',
  reassessmentNotified: 'The local authority notified that it will re-assess (after a request).',
  reassessmentDecided: 'The local authority decided of its own accord to re-assess (s.44(3)).',
  planTransferred: 'The plan was transferred to the new local authority.',
  actComplainedOf: 'The conduct complained of occurred; for conduct over a period, its end.',
  lastAssessment: 'The last EHC needs assessment or re-assessment was made.',
  lastEarlyYearsReview: 'The plan of a child under five was made or last reviewed.',
} as const;

export type ClockFact = keyof typeof CLOCK_FACTS;

export function isClockFact(name: string): name is ClockFact {
  return Object.hasOwn(CLOCK_FACTS, name);
}
