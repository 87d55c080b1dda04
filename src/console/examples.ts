/** A question to start from, in the words of the person who asks it. */
export interface Example {
  readonly title: string;
  readonly query: string;
  readonly variables: object;
}

const DECISION = `pupil { forename surname } type decidedOn
      decidedBy { meeting persons { person { name } role authority { kind } } }
      findings { message }
      recordedBy { person { name } role } recordedAt`;

const DECISIONS = `query Decisions($filter: DecisionFilterInput, $asAt: AsAtInput) {
  decisions(filter: $filter, asAt: $asAt, first: 20) {
    totalCount
    asOf { ordinal recordedAt status }
    edges { node { ${DECISION} } }
  }
}`;

/** Questions of leaders and SENCOs that this release answers; a test holds each against the schema. */
export const EXAMPLES: readonly Example[] = [
  {
    title: 'Who am I here, and what may I do?',
    query: `{ me { person { name } schools { school { name } roles actions } } }`,
    variables: {},
  },
  {
    title: 'Decisions of the leadership team, by role and period',
    query: DECISIONS,
    variables: { filter: { deciderRole: 'HEADTEACHER', decidedFrom: '2023-09-01' } },
  },
  {
    title: 'Who came on SEN support or off it, as it was known a year ago',
    query: DECISIONS,
    variables: {
      filter: { types: ['SEN_SUPPORT_DECIDED', 'REGISTER_REMOVAL_DECIDED'] },
      asAt: { recordedAt: '2025-11-20T00:00:00.000Z' },
    },
  },
  {
    title: 'Decisions that were entered late',
    query: `query Late($filter: DecisionFilterInput) { decisions(filter: $filter) { totalCount edges { node { ${DECISION} } } } }`,
    variables: { filter: { lateEntry: true } },
  },
  {
    title: 'What waits for sign-off, and for how long',
    query: `query Waiting($schoolUrn: String!) {
  signOffQueue(schoolUrn: $schoolUrn, first: 20) {
    totalCount
    edges { node { pupil { forename surname } matter state submittedOn ageSchoolDays escalation turn proposers { name } findings { code } } }
  }
}`,
    variables: { schoolUrn: '900002' },
  },
  {
    title: "The SENCO's inbox: what others decided",
    query: `query Inbox($schoolUrn: String!) {
  sencoInbox(schoolUrn: $schoolUrn, first: 20) {
    totalCount
    edges { node { decision { pupil { forename surname } type decidedOn decidedBy { meeting persons { person { name } role } } } askedAt lagDays claim { on by { person { name } role } } } }
  }
}`,
    variables: { schoolUrn: '900002' },
  },
  {
    title: 'Who asked for this assessment, and when was the SENCO told?',
    query: `query Told($filter: DecisionFilterInput) {
  decisions(filter: $filter, first: 20) {
    totalCount
    edges { node { pupil { forename surname } decidedOn accountability { sencoInvolvement { state informedOn lagDays word } }
      decidedBy { meeting persons { person { name } role } } recordedBy { person { name } role } recordedAt } }
  }
}`,
    variables: { filter: { types: ['EHC_REQUEST_DECIDED'], schoolUrn: '900002' } },
  },
  {
    title: 'EHC cases and their clocks',
    query: `query Clocks($schoolUrn: String!) {
  ehcTracker(schoolUrn: $schoolUrn, first: 20) { totalCount edges { node { pupil { forename surname } state since requestedBy clocks { clockId dueOn state breachBy } } } }
}`,
    variables: { schoolUrn: '900002' },
  },
  {
    title: 'Statutory clocks that run, are due soon or are breached',
    query: `query Due($schoolUrn: String!) {
  clocksDue(schoolUrn: $schoolUrn, first: 50) { totalCount edges { node { pupil { forename surname } clockId dueOn state daysLate breachBy rule { source } } } }
}`,
    variables: { schoolUrn: '900002' },
  },
  {
    title: 'Pupils who need attention, and why',
    query: `query Attention($schoolUrn: String!) {
  pupilsNeedingAttention(schoolUrn: $schoolUrn, first: 50) { totalCount edges { node { pupil { forename surname } status reasons { code detail dueOn } } } }
}`,
    variables: { schoolUrn: '900002' },
  },
  {
    title: 'The provision map, with what it costs a year',
    query: `query Map($schoolUrn: String!, $filter: ProvisionFilterInput, $asAt: AsAtInput) {
  provisionMap(schoolUrn: $schoolUrn, filter: $filter, asAt: $asAt, first: 50) {
    totalCount
    edges { node { pupil { forename surname } name state support: terms { tier linkedNeed minutesPerWeek } paidBy: terms { fundingSource } startOn annualCostPence sectionFUndelivered } }
  }
}`,
    variables: { schoolUrn: '900002', filter: {} },
  },
  {
    title: 'What provision costs, by who pays, a year ago',
    query: `query Costs($schoolUrn: String!, $groupBy: ProvisionCostGroup!, $asAt: AsAtInput) {
  provisionCosts(schoolUrn: $schoolUrn, groupBy: $groupBy, asAt: $asAt) { thresholdPence groups { code pupils provisions amountPence costToDatePence } }
}`,
    variables: { schoolUrn: '900002', groupBy: 'FUNDING_SOURCE', asAt: { effectiveOn: '2025-11-20' } },
  },
  {
    title: 'The SEN register of the school today',
    query: `query Register($schoolUrn: String!, $asAt: AsAtInput) {
  senRegister(schoolUrn: $schoolUrn, asAt: $asAt, first: 50, filter: { status: K }) {
    totalCount
    edges { node { pupil { forename surname } ncYear status statusSince primaryNeed } }
  }
}`,
    variables: { schoolUrn: '900002' },
  },
  {
    title: 'The register in numbers, two years ago',
    query: `query Numbers($schoolUrn: String!, $asAt: AsAtInput) { senRegisterCounts(schoolUrn: $schoolUrn, asAt: $asAt) { pupils senSupport ehcPlan noSen byPrimaryNeed { code pupils } } }`,
    variables: { schoolUrn: '900002', asAt: { effectiveOn: '2024-11-20' } },
  },
];
