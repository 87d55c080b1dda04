import { rightsMatterOf } from '../../src/registry/index.ts';
import { expect } from '@jest/globals';
import { type Decision } from '../../src/decisions/decision.ts';
import type { EventType } from '../../src/registry/events.ts';
import type { DecisionHeader, PupilGiven } from '../../src/decisions/given.ts';
import { foldPupil } from '../../src/decisions/pupil-case.ts';
import type { Identity } from '../../src/decisions/register-pupil.ts';
import { RULES, type RuleCode } from '../../src/decisions/rules.ts';
import type { SignOffGiven } from '../../src/decisions/sign-off/given.ts';
import type { StoredEvent } from '../../src/kernel/event.ts';
import type { JsonObject } from '../../src/kernel/json.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../src/reference/bank-holidays.ts';
import { digestOf } from '../../src/write-path/request-digest.ts';

export const SCHOOL = '900001';
export const PUPIL = '00000000-0000-4000-8000-000000000001';
export const SENCO = '00000000-0000-4000-8000-0000000000aa';
export const NOW = '2026-11-20T10:00:00.000Z';
export const TODAY = '2026-11-20';

/** A fact that was recorded before, in the order of the stream. */
export interface Fact {
  readonly type: EventType;
  readonly data: object;
  readonly effectiveFrom: string;
  /** Default: nobody in particular. */
  readonly recordedBy?: string;
  readonly findings?: readonly RuleCode[];
  /** The request for sign-off that it rests on. */
  readonly signOff?: string;
}

export const registered: Fact = {
  type: 'PupilRegistered',
  data: {
    upn: null,
    surname: 'x',
    forename: 'y',
    dateOfBirth: '2016-05-01',
    sex: null,
    schoolUrn: SCHOOL,
    retainUntil: 2046,
  },
  effectiveFrom: '2020-09-01',
};
export const enrolled: Fact = {
  type: 'PupilEnrolled',
  data: { schoolUrn: SCHOOL, admittedOn: '2020-09-01', knownOn: '2020-09-01', enrolment: 'CURRENT', ncYear: '5' },
  effectiveFrom: '2020-09-01',
};
export const left: Fact = {
  type: 'PupilLeft',
  data: { schoolUrn: SCHOOL, leftOn: '2025-07-20' },
  effectiveFrom: '2025-07-20',
};
export const placedOnSupport: Fact = {
  type: 'SenSupportDecided',
  effectiveFrom: '2025-01-13',
  data: {
    schoolUrn: SCHOOL,
    needs: [{ code: 'SLCN', rank: 1 }],
    reviewOn: null,
    parentInformed: null,
    evidence: [],
    ncYear: '3',
    rationale: 'x',
    desiredOutcomes: null,
    parentViews: null,
    pupilViews: null,
  },
};
export const observed = (status: string, from: string, needs: object[] = [], to: string | null = null): Fact => ({
  type: 'ProvisionCodeObserved',
  effectiveFrom: from,
  data: {
    schoolUrn: SCHOOL,
    source: 'CTF',
    status,
    from,
    to,
    needs,
    documentOn: from,
    receivedOn: from,
    plan: null,
    planReference: null,
    note: null,
  },
});

/** Facts as the stream holds them, in their order. */
export function storedFacts(facts: readonly Fact[]): StoredEvent[] {
  return facts.map((fact, revision) => ({
    stream: `pupil-${PUPIL}`,
    revision,
    id: `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`,
    type: fact.type,
    schemaVersion: 1,
    data: fact.data as JsonObject,
    metadata: {
      recordedAt: '2026-09-01T09:00:00.000Z',
      effectiveFrom: fact.effectiveFrom,
      ...(fact.findings !== undefined && { findings: [...fact.findings] }),
      ...(fact.signOff !== undefined && { signOff: fact.signOff }),
      ...(fact.recordedBy !== undefined && { recordedBy: { person: fact.recordedBy, role: 'SENCO' } }),
    },
  }));
}

const BY_SENCO: DecisionHeader['deciders'] = [
  {
    kind: 'PERSON',
    person: SENCO,
    role: 'SENCO',
    authority: { kind: 'OFFICE', stream: `school-${SCHOOL}`, revision: 3 },
  },
];
export const takenHere: DecisionHeader = {
  basis: 'TAKEN_HERE',
  decidedAt: NOW,
  decidedAtPrecision: 'INSTANT',
  decidedOn: TODAY,
  deciders: BY_SENCO,
  broken: [],
};
export const reported: DecisionHeader = {
  ...takenHere,
  basis: 'REPORTED',
  decidedAt: '2026-11-16T00:00:00.000Z',
  decidedAtPrecision: 'DAY',
  decidedOn: '2026-11-16',
};
export const fromDocument: DecisionHeader = { ...reported, basis: 'FROM_DOCUMENT' };

const NOTHING_RESERVED: SignOffGiven = {
  rules: [],
  calendar: { years: [], holidays: ENGLAND_BANK_HOLIDAYS },
  heads: () => [],
  delegations: () => ({ inForce: [], lapsed: false }),
  soleDecider: () => false,
  maySignOff: () => false,
  digestOf,
};

/** Who records, who the SENCO is, and ids of the events to come, for rules that ask. */
export const OTHER_FACTS: Pick<
  PupilGiven,
  | 'sencos'
  | 'sharedDecisions'
  | 'recorder'
  | 'transitionYears'
  | 'provisionsNamedAlike'
  | 'rightsMatterOf'
  | 'idOf'
  | 'signOff'
> = {
  sencos: [SENCO],
  sharedDecisions: [],
  recorder: { person: SENCO, role: 'SENCO' },
  transitionYears: ['6'],
  provisionsNamedAlike: [],
  rightsMatterOf,
  idOf: (index) => `00000000-0000-4000-8000-0000000e${String(index).padStart(4, '0')}`,
  signOff: NOTHING_RESERVED,
};

/** `given(facts).as(envelope).when(decide, command)` answers what was decided, to be compared exactly. */
export function given(...facts: readonly Fact[]): { as(envelope: DecisionHeader): Spec } {
  return { as: (envelope) => new Spec(facts, envelope) };
}

class Spec {
  private readonly facts: readonly Fact[];
  private readonly envelope: DecisionHeader;

  constructor(facts: readonly Fact[], envelope: DecisionHeader) {
    this.facts = facts;
    this.envelope = envelope;
  }

  when<C>(
    decide: (command: C, given: PupilGiven & { identity: Identity | undefined }) => Decision,
    command: C,
    identity?: Identity,
    aside: Partial<PupilGiven> = {},
  ): Then {
    const pupil = foldPupil(storedFacts(this.facts));
    return new Then(
      decide(command, {
        pupil,
        identity,
        dateOfBirth: identity?.dateOfBirth ?? '2016-05-01',
        today: TODAY,
        now: NOW,
        envelope: this.envelope,
        ...OTHER_FACTS,
        ...aside,
      }),
    );
  }
}

class Then {
  readonly decision: Decision;

  constructor(decision: Decision) {
    this.decision = decision;
  }

  /** Exactly these refusals, in the order of the rules' table. */
  refused(...codes: readonly RuleCode[]): void {
    expect(this.decision.kind === 'REFUSED' ? this.decision.refusals : this.decision).toEqual(
      codes.map((code) => ({ code, message: RULES[code].message, basis: RULES[code].basis })),
    );
  }

  /** Exactly these events and findings. */
  recorded(events: readonly object[], findings: readonly RuleCode[] = []): void {
    expect(this.decision).toEqual({ kind: 'ACCEPTED', events, findings });
  }

  /** These types of events in this order, with exactly these findings. */
  recordedTypes(types: readonly EventType[], findings: readonly RuleCode[] = []): void {
    const events = this.decision.kind === 'ACCEPTED' ? this.decision.events.map((event) => event.type) : this.decision;
    expect(events).toEqual(types);
    expect(this.decision.kind === 'ACCEPTED' && this.decision.findings).toEqual(findings);
  }
}
