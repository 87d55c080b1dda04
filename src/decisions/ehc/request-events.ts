import {
  code,
  type CodeOf,
  codes,
  type DataOf,
  day,
  event,
  id,
  inApi,
  laCode,
  leftOut,
  moment,
  oneOf,
  optional,
  part,
  partsOf,
  text,
  urn,
  whole,
  yesNo,
} from '../../kernel/members.ts';
import { EVIDENCE } from '../evidence.ts';

export const EHC_REQUEST_OUTCOME = codes(
  'EhcRequestOutcome',
  'What the school decided about asking for an EHC needs assessment.',
  {
    REQUEST: 'To ask the local authority.',
    DO_NOT_REQUEST: 'Not to ask.',
  },
);

/**
 * Why a school does not ask for an assessment. Staffing, funding and local criteria are listed, so that they can be
 * given honestly. None is the legal test (s.36(8)).
 */
const NO_REQUEST_REASON = codes(
  'NoRequestReason',
  'Why a school does not ask for an EHC needs assessment. None of them is the legal test of s.36(8).',
  {
    NEEDS_MET_BY_SEN_SUPPORT: 'Needs are met by SEN support.',
    MORE_CYCLES_FIRST: 'More cycles of assess, plan, do and review come first.',
    EVIDENCE_INCOMPLETE: 'Evidence is incomplete.',
    LA_CRITERIA_NOT_MET: 'Criteria of the local authority are not met; they are not the legal test.',
    PARENTS_ASK_THEMSELVES: 'The parents or the young person ask themselves.',
    PARENTS_DO_NOT_AGREE: 'The parents or the young person do not agree.',
    PUPIL_IS_LEAVING: 'The pupil is leaving.',
    STAFFING: 'For lack of staff.',
    FUNDING: 'For lack of funding.',
    OTHER: 'Another reason.',
  },
);

const AWARENESS = codes('Awareness', 'Whether somebody knows of something.', {
  YES: 'Yes.',
  NO: 'No.',
  NOT_KNOWN: 'Not known.',
});

const AGREEMENT = codes('Agreement', 'Whether the parents or the young person agree.', {
  AGREED: 'They agree.',
  NOT_AGREED: 'They do not agree.',
  NOT_ASKED: 'They were not asked.',
  NOT_KNOWN: 'Not known.',
});

/** A request needs the knowledge of parents or young person and, if possible, their agreement (CoP 9.8). */
const AWARE_AND_AGREED = {
  parentsAware: oneOf(AWARENESS, 'Whether the parents or the young person know of it.'),
  agreement: oneOf(AGREEMENT, 'Whether they agree.'),
};

const VIEWS = {
  parentViews: optional(text('Views of the parents.')),
  pupilViews: optional(text('Views of the pupil.')),
};

/** The school's decision whether to ask for an EHC needs assessment (s.36(1)). It is not yet the request. */
export const EhcRequestDecided = event(
  'EhcRequestDecided',
  'The school decided whether to ask for an EHC needs assessment.',
  {
    outcome: oneOf(EHC_REQUEST_OUTCOME, 'What was decided.'),
    placementSchoolUrn: optional(
      urn('URN of the school or provider where the pupil is placed, when that is elsewhere.'),
    ),
    reasonCode: optional(
      oneOf(NO_REQUEST_REASON, 'Why not, honestly; for DO_NOT_REQUEST.', 'Why the school does not ask.'),
    ),
    ...AWARE_AND_AGREED,
    evidence: partsOf(EVIDENCE, 'Evidence.'),
    rationale: text('Why.'),
    ...VIEWS,
  },
);
export type EhcRequestDecided = DataOf<typeof EhcRequestDecided>;

const CONSIDERATION_SOURCE = codes('ConsiderationSource', 'Who raised the thought of a request.', {
  SCHOOL: 'The school.',
  PARENT: 'A parent or carer.',
  YOUNG_PERSON: 'The young person.',
  PLACEMENT_SCHOOL: 'The school or provider where the pupil is placed.',
  PROFESSIONAL: 'A professional from outside.',
  LOCAL_AUTHORITY: 'The local authority.',
});

export const EhcRequestConsidered = event(
  'EhcRequestConsidered',
  'Asking for an EHC needs assessment was considered.',
  {
    raisedBy: oneOf(CONSIDERATION_SOURCE, 'Who raised it.'),
    on: day('The day.'),
    note: optional(text('A note.')),
  },
);

export const CHECKLIST_STATE = codes('ChecklistState', 'Whether a piece of evidence is there.', {
  PRESENT: 'It is there.',
  MISSING: 'It is missing.',
  NOT_APPLICABLE: 'It does not apply.',
});
export type ChecklistState = CodeOf<typeof CHECKLIST_STATE>;

/** Evidence that local authorities usually ask for, by the codes of `reference/ehc-evidence.ts`. */
const CHECKLIST_ITEM = part('ChecklistItem', 'One kind of evidence that local authorities usually ask for.', {
  code: code('Code of the kind, from `codeList(name: EHC_EVIDENCE)`.'),
  state: oneOf(CHECKLIST_STATE, 'Whether it is there.'),
});

const EVIDENCE_PURPOSE = codes('EvidencePurpose', 'What evidence was put together for.', {
  REQUEST: 'For a request.',
  APPEAL: 'As new evidence in an appeal.',
  ADVICE: 'For the advice that the local authority asks for.',
});

const MOST_CYCLES = 100;

/** The evidence as put together by a day. */
export const EhcEvidenceAssembled = event(
  'EhcEvidenceAssembled',
  'Evidence for an EHC needs assessment was put together.',
  {
    on: day('The day as on which it stands so.'),
    reviewedCycles: whole('How many cycles of assess, plan, do and review were reviewed.', 0, MOST_CYCLES),
    checklist: partsOf(
      CHECKLIST_ITEM,
      'What local authorities usually ask for, and whether it is there. That is not the legal test.',
    ),
    evidence: partsOf(EVIDENCE, 'Evidence.'),
    purpose: oneOf(EVIDENCE_PURPOSE, 'What it is for.'),
    note: optional(text('A note.')),
  },
);

export const EhcParentDiscussionHeld = event(
  'EhcParentDiscussionHeld',
  'An EHC needs assessment was discussed with the parents.',
  {
    on: inApi('heldOn', day('The day.')),
    agreement: AWARE_AND_AGREED.agreement,
    withPupil: yesNo('Whether the pupil took part.'),
    ...VIEWS,
  },
);

/** The first four may request (s.36(1)). Others bring a child to the local authority's attention (s.23-24). */
export const REQUESTER = codes(
  'EhcRequester',
  "Who asks for an EHC needs assessment. The first four are requests of s.36; others bring a child to the local authority's attention.",
  {
    PARENT: 'A parent or carer.',
    YOUNG_PERSON: 'The young person.',
    SCHOOL: 'The school.',
    POST_16_INSTITUTION: 'A post-16 institution.',
    OTHER_REFERRER: 'Somebody else.',
  },
);
export type Requester = CodeOf<typeof REQUESTER>;

/**
 * A request for an EHC needs assessment went to the local authority. For the school's own request the deciders are
 * those who signed, with their authority. If `sentAt` is null, the acknowledgement starts the clock.
 */
export const EhcRequestSubmitted = event(
  'EhcRequestSubmitted',
  'A request for an EHC needs assessment went to the local authority.',
  {
    requestedBy: oneOf(REQUESTER, 'Who asks.', 'Who asked.'),
    laCode: laCode('Code of the local authority, three digits.', 'Code of the local authority.'),
    sentAt: optional(moment('When it was sent.')),
    ...AWARE_AND_AGREED,
    evidence: partsOf(EVIDENCE, 'Evidence.'),
    note: optional(text('A note.')),
    decisionId: leftOut(
      id(
        'Decision',
        "For the school's own request: the decision that it carries out. Left out: the one that fits, if just one does.",
        'The decision to ask that it carries out; null where it names none.',
      ),
    ),
  },
);

export const EhcRequestWithdrawn = event(
  'EhcRequestWithdrawn',
  'A request for an EHC needs assessment was withdrawn.',
  {
    withdrawnBy: oneOf(REQUESTER, 'Who withdrew it.'),
    rationale: text('Why.'),
  },
);
