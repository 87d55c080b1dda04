import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { DECISION_TYPES } from '../projections/decisions/decision-types.ts';
import { READ_MODELS } from '../projections/index.ts';
import { ACTIONS, ABILITIES } from '../src/access/abilities.ts';
import { EVENT_TYPES, FIELD_CLASSES, sealedNames, sealedPlaces, type EventType } from '../src/registry/events.ts';
import type { StoredEvent } from '../src/kernel/event.ts';
import { isSealedField } from '../src/kernel/sealed-field.ts';
import { parseSubjectKey } from '../src/privacy/key-tree.ts';
import { openSealed, siteOf } from '../src/privacy/sealed-event.ts';
import { RULES } from '../src/decisions/rules.ts';
import type { CommandDefinition } from '../src/registry/definition.ts';
import { REGISTRY } from '../src/registry/index.ts';
import { READ_MODEL_NAMES, type ReadModelName } from '../src/registry/read-model-names.ts';
import { TEST_FILES } from './support/test-statements.ts';

const TEST = import.meta.dirname;
const GOLDEN = JSON.parse(readFileSync(join(TEST, 'events', 'golden.json'), 'utf8')) as Record<
  string,
  { event: StoredEvent; key: string | null; opened: Record<string, unknown> }
>;

/** What files state and others decided: no office of the school carries it. */
const WITHOUT_OFFICE: readonly string[] = [
  'RecordSenStatus',
  'RecordLaDecisionToAssess',
  'RecordLaDecisionToIssue',
  'RecordFinalPlan',
  'RecordLaReviewDecision',
  'RecordPlanAmended',
  'RecordPlanCeased',
  'RecordReassessmentDecision',
  'RecordTribunalOrder',
];

/** Answer questions over a whole school, not about the record just made: they follow at their own pace. */
const AT_THEIR_OWN_PACE: readonly ReadModelName[] = ['pupil-facts', 'decision-checks'];

/** The inbox has a decision only with the question to the SENCO, for which the write path waits where there is one. */
function isShownAtOnce({ name, ignored }: (typeof READ_MODELS)[number], type: string): boolean {
  if (AT_THEIR_OWN_PACE.includes(name) || ignored.types.includes(type)) return false;
  return name !== 'senco-inbox' || !(DECISION_TYPES as readonly string[]).includes(type);
}

describe('every command', () => {
  test.each(REGISTRY.map((definition) => [definition.name, definition] as const))(
    '%s has a description, a legal basis, an action somebody may do, events and a test',
    (name, definition) => {
      expect(definition.description).toMatch(/^[A-Z].*\.$/);
      expect(definition.legalBasis.length).toBeGreaterThan(0);
      expect(definition.legalBasis.every((basis) => basis.trim() !== '')).toBe(true);
      expect(Object.keys(ACTIONS)).toContain(definition.action);
      expect(ABILITIES.some((ability) => ability.action === definition.action)).toBe(true);
      expect(definition.emits.length).toBeGreaterThan(0);
      expect(definition.awaits.every((model) => READ_MODEL_NAMES.includes(model))).toBe(true);
      expect([name, isTried(definition)]).toEqual([name, true]);
    },
  );

  test('that is a decision is carried by some office, but for these', () => {
    const without = REGISTRY.filter(({ kind, offices }) => kind === 'DECISION' && offices.length === 0);
    expect(without.map(({ name }) => name)).toEqual(WITHOUT_OFFICE);
  });

  test('waits for each read model that shows what it wrote, but for these', () => {
    // Voids in streams of schools and people: read models follow those of pupils.
    const followed = REGISTRY.filter(({ name }) => !['VoidStaffRecord', 'VoidLeaving'].includes(name));
    const short = followed
      .map(({ name, subject, awaits, emits }) => {
        const shown = READ_MODELS.filter((model) => emits.some(({ type }) => isShownAtOnce(model, type)));
        const needed = [...shown.map((model) => model.name), ...(subject === 'PUPIL' ? ['sen-register' as const] : [])];
        return [name, needed.filter((model) => !awaits.includes(model))] as const;
      })
      .filter(([, missing]) => missing.length > 0);
    // Its second step, `CompleteMerge`, waits for every read model.
    expect(short).toEqual([['MergePupil', ['pupil-merges']]]);
  });

  test('has a name of its own', () => {
    const names = REGISTRY.map((definition) => definition.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('every event', () => {
  /**
   * Written by the write path itself: claims, corrections of any decision, the question to the SENCO, the notice to
   * whose decision was changed.
   */
  const WITHOUT_COMMAND: readonly EventType[] = [
    'IdentifierClaimed',
    'CorrectionRecorded',
    'ConsultationOpened',
    'DeciderNotified',
  ];

  test('is emitted by a command, and every emitted one has field classes', () => {
    const emitted = new Set(REGISTRY.flatMap(({ emits }) => emits.map(({ type }) => type)));
    expect([...emitted].filter((type) => !(type in FIELD_CLASSES))).toEqual([]);
    expect(EVENT_TYPES.filter((type) => !emitted.has(type)).sort()).toEqual([...WITHOUT_COMMAND].sort());
  });

  test('has a golden event, and none is left over', () => {
    expect(Object.keys(GOLDEN).sort()).toEqual([...EVENT_TYPES].sort());
  });

  test.each(EVENT_TYPES)(
    '%s: its golden event has exactly the fields of the table, sealed where the table says so',
    (type) => {
      const data: Record<string, unknown> = GOLDEN[type]?.event.data ?? {};
      // A field that came later is left out of older events; none was ever taken out.
      expect(Object.keys(data).filter((name) => !(name in FIELD_CLASSES[type]))).toEqual([]);
      for (const [name, fieldClass] of Object.entries(FIELD_CLASSES[type]).filter(([field]) => field in data)) {
        const value = data[name];
        const sealed = isSealedField(value);
        expect([type, name, sealed]).toEqual([type, name, fieldClass !== 'CLEAR']);
      }
    },
  );

  test.each(EVENT_TYPES)('%s: the words of its golden event still open', (type) => {
    const { event, key, opened } = GOLDEN[type]!;
    const subjectKey = key === null ? undefined : parseSubjectKey(Buffer.from(key, 'hex'));
    const said = (path: readonly string[]): unknown =>
      path.reduce<unknown>((data, name) => (data as Record<string, unknown>)[name], event.data);
    // A field that came later is left out of older events.
    const places = sealedPlaces(event).filter(({ path }) => said(path) !== undefined);
    expect(places.map(({ path }) => path.join('.')).sort()).toEqual(Object.keys(opened).sort());
    for (const { path } of places) {
      expect(openSealed(said(path), siteOf(event), path.join('.'), subjectKey!)).toEqual(opened[path.join('.')]);
    }
  });

  test('has at most fifteen sealed fields, so that a correction of it fits as well', () => {
    for (const type of EVENT_TYPES) expect(sealedNames(type).length).toBeLessThanOrEqual(15);
  });

  test('keeps the places of its sealed fields for ever', () => {
    // Written down once: a change here makes stored words unreadable. New fields go to the end of a list.
    expect(
      Object.fromEntries(
        EVENT_TYPES.filter((type) => sealedNames(type).length > 0).map((type) => [type, sealedNames(type)]),
      ),
    ).toEqual({
      PupilRegistered: ['upn', 'surname', 'forename', 'dateOfBirth', 'sex'],
      PupilIdentityChanged: ['upn', 'surname', 'forename', 'dateOfBirth', 'sex'],
      DiscrepancyResolved: ['note'],
      ConcernRaised: ['description', 'universalSupportTried'],
      InformationGathered: ['summary', 'strategiesTried'],
      ParentDiscussionHeld: ['summary', 'parentViews', 'pupilViews'],
      IdentificationProposed: ['rationale'],
      MonitoringStarted: ['rationale', 'monitoringPlan'],
      NotSenDecided: ['rationale'],
      SpecialistReferralDecided: ['rationale'],
      NeedsRanked: ['rationale'],
      SenSupportReviewHeld: ['impactSummary', 'parentViews', 'pupilViews'],
      SenSupportContinued: ['rationale'],
      SenSupportSteppedUp: ['rationale'],
      SenSupportDecided: ['rationale', 'desiredOutcomes', 'parentViews', 'pupilViews'],
      ProvisionCodeObserved: ['planReference', 'note'],
      RegisterRemovalDecided: ['rationale', 'parentViews', 'pupilViews', 'whileAssessmentOpen'],
      EhcRequestDecided: ['rationale', 'parentViews', 'pupilViews'],
      DecisionConfirmed: ['note'],
      DecisionDisputed: ['note'],
      InvolvementConfirmed: ['note'],
      InvolvementDisputed: ['note'],
      ConsultationAnswered: ['views'],
      ConsultationHeld: ['views'],
      AlternativePersonNamed: ['name'],
      ContactRestricted: ['note'],
      ProvisionProposed: ['name', 'rationale', 'parentViews', 'pupilViews'],
      ProvisionStarted: ['name', 'rationale', 'parentViews', 'pupilViews'],
      ProvisionAmended: ['rationale', 'parentViews', 'pupilViews'],
      ProvisionSuspended: ['rationale'],
      ProvisionResumed: ['rationale'],
      ProvisionEnded: ['rationale', 'parentViews', 'pupilViews'],
      OutcomeSet: ['words', 'baseline', 'target', 'measure'],
      OutcomeAssessed: ['achieved', 'note'],
      DeliveryVarianceRecorded: ['note'],
      ApdrPlanAgreed: ['assessment', 'expectedImpact'],
      ApdrReviewHeld: ['impact', 'parentViews', 'pupilViews'],
      PlacementStarted: ['placementName', 'rationale', 'parentViews', 'pupilViews'],
      PlacementEnded: ['rationale'],
      ReferralMade: ['rationale'],
      AdviceReceived: ['note'],
      RecommendationAdopted: ['why'],
      RecommendationDeclined: ['why'],
      TopUpRequested: ['rationale'],
      TopUpDecided: ['note'],
      EhcRequestConsidered: ['note'],
      EhcEvidenceAssembled: ['note'],
      EhcParentDiscussionHeld: ['parentViews', 'pupilViews'],
      EhcRequestSubmitted: ['note'],
      EhcRequestWithdrawn: ['rationale'],
      LaReceiptAcknowledged: ['note'],
      LaDecidedToAssess: ['note'],
      LaRefusedToAssess: ['note'],
      AdviceRequested: ['note'],
      AdviceReturned: ['note'],
      LaDecidedToIssue: ['note'],
      LaRefusedToIssue: ['note'],
      DraftPlanReceived: ['note'],
      SchoolConsulted: ['note', 'draftPlanReference'],
      SchoolConsultationAnswered: ['reasons'],
      FinalPlanReceived: ['note', 'planReference'],
      AnnualReviewHeld: ['parentViews', 'pupilViews'],
      LaRequiredMeeting: ['note'],
      LaReviewDecisionReceived: ['note'],
      AmendmentNoticeReceived: ['note'],
      PlanAmended: ['note', 'planReference'],
      PlanCeased: ['note'],
      LaDecidedToReassess: ['note'],
      LaRefusedToReassess: ['note'],
      ReassessmentRequested: ['note'],
      PlanTransferredToLa: ['note'],
      LaMoveNoticeReceived: ['note'],
      AppealConceded: ['note'],
      DisabilityComplaintMade: ['note'],
      DisabilityClaimLodged: ['note'],
      MediationRecorded: ['note'],
      AppealLodged: ['note', 'supportGiven'],
      TribunalOrderReceived: ['note'],
      ClockExceptionRecorded: ['note'],
      SignOffRequested: ['proposal', 'rationale', 'actName'],
      SignOffResubmitted: ['proposal', 'rationale', 'answers', 'actName'],
      SignOffApproved: ['minuteRef', 'budgetCode', 'note'],
      SignOffApprovedWithConditions: ['minuteRef', 'budgetCode', 'note'],
      SignOffConditionSet: ['text'],
      SignOffReturned: ['minuteRef', 'questions'],
      SignOffRejected: ['minuteRef', 'reasons'],
      SignOffWithdrawn: ['note'],
      ConditionMet: ['note'],
      RecusalLifted: ['note'],
      DeciderAppointed: ['minuteRef'],
      DissentRecorded: ['text'],
      SoleDeciderExceptionRecorded: ['note'],
      SignOffPolicySet: ['minuteRef'],
      ProspectivePupilOpened: ['upn', 'surname', 'forename', 'dateOfBirth'],
      CorrectionRecorded: ['reason'],
      RecordVoidedAsError: ['reason'],
      OfficeAssigned: ['minuteRef'],
      SencoDesignated: ['minuteRef'],
      DelegationGranted: ['minuteRef'],
      DelegationConfirmed: ['minuteRef'],
      RecordStartPutForward: ['minuteRef'],
      PersonRegistered: ['name', 'workEmail'],
      SignInLinked: ['issuer', 'subject'],
      SignInRefused: ['reason'],
      SignInUnlinked: ['reason'],
    });
  });
});

test('every rule has words and a basis, and is used', () => {
  const sources = ['decisions', 'governance', 'write-path']
    .flatMap((room) =>
      readdirSync(join(TEST, '..', 'src', room), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts') && basename(name) !== 'rules.ts')
        .map((name) => readFileSync(join(TEST, '..', 'src', room, name), 'utf8')),
    )
    .join('\n');
  for (const [code, rule] of Object.entries(RULES)) {
    expect([code, rule.message.endsWith('.'), rule.basis.length > 0, sources.includes(`'${code}'`)]).toEqual([
      code,
      true,
      true,
      true,
    ]);
  }
});

describe('every rule', () => {
  const tests = TEST_FILES.flatMap((file) => file.tests);
  const trying = (code: string, outcome: RegExp): boolean =>
    tests.some((each) => each.includes(`'${code}'`) && outcome.test(each));
  const codesOf = (...kinds: readonly string[]): readonly string[] =>
    Object.entries(RULES)
      .filter(([, { kind }]) => kinds.includes(kind))
      .map(([code]) => code);

  // The words with which tests expect an outcome, and the helpers that try a rule both ways.
  const REFUSED = /\b(?:refused|expectRefused|REFUSED|refusals|codes|codesOf|always|bothWays|bothWaysOfOthers)\b/;
  const RECORDED = /\b(?:recorded|recordedTypes|expectRecorded|ACCEPTED|findings|noted|bothWays|bothWaysOfOthers)\b/;
  /** Rules about acts of others only: these are recorded whatever came before. */
  const NEVER_REFUSES = ['NO_APPEALABLE_DECISION', 'NO_LA_MOVE'];

  test('but a note is tried by a test that expects it to refuse', () => {
    expect([...codesOf('RULE', 'ALWAYS').filter((code) => !trying(code, REFUSED))].sort()).toEqual(NEVER_REFUSES);
  });

  test('that may come as a finding is tried by a test that expects it on what is recorded', () => {
    expect(codesOf('RULE', 'NOTE').filter((code) => !trying(code, RECORDED))).toEqual([]);
  });
});

/**
 * A decision has a test file named for it, which tries its function. Any other command is tried by its function or by
 * its name.
 */
function isTried({ name, kind }: CommandDefinition): boolean {
  const decide = name.charAt(0).toLowerCase() + name.slice(1);
  const call = new RegExp(`\\b${decide}\\b`);
  const files = TEST_FILES.filter((file) => kind === 'RECORD' || basename(file.path) === `${kebab(name)}.test.ts`);
  return files.some(
    (file) =>
      (file.imported.has(decide) && file.tests.some((each) => call.test(each))) ||
      (kind === 'RECORD' && file.tests.some((each) => each.includes(`'${name}'`))),
  );
}

function kebab(name: string): string {
  return name.replaceAll(/(?!^)([A-Z])/g, '-$1').toLowerCase();
}
