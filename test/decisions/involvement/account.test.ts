import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type AccountabilityCode, accountabilityFindings } from '../../../src/decisions/involvement/findings.ts';
import { deciderNotices } from '../../../src/decisions/involvement/decider-notices.ts';
import type { RecordChange } from '../../../src/decisions/involvement/events.ts';
import { isUnaccepted } from '../../../src/decisions/involvement/record-changes.ts';
import { type Step, stepsOf } from '../../../src/decisions/involvement/steps.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../../src/reference/bank-holidays.ts';
import { isInformingOverdue } from '../../../src/reference/informing.ts';
import { involvedWith, involvementIn } from '../../support/judged.ts';
import { decidedBy, decidedByMeeting, type Entry, eventsOf, HEAD, idOf, SENCO, TEACHER } from './record.ts';

const at = (day: string): string => `2026-11-${day}T15:00:00.000Z`;
const calendar = {
  years: [{ academicYear: 2026, terms: [{ from: '2026-09-03', to: '2026-12-18' }], closures: ['2026-11-13'] }],
  holidays: ENGLAND_BANK_HOLIDAYS,
};
const unknown = { years: [], holidays: ENGLAND_BANK_HOLIDAYS };

/** Placed on SEN support by the SENCO on Monday 9 November. */
const placed: Entry = { ...decidedBy(SENCO), type: 'SenSupportDecided', data: { parentInformed: null } };
const informed = (change: object = {}, metadata: object = {}): Entry => ({
  type: 'ParentInformed',
  by: SENCO,
  at: at('20'),
  data: {
    decision: idOf(0),
    addressee: 'PARENT',
    on: '2026-11-20',
    method: 'LETTER',
    by: null,
    evidence: [],
    ...change,
  },
  metadata,
});
const restricted = (from: string, to: string | null = null): Entry => ({
  type: 'ContactRestricted',
  by: HEAD,
  at: at('12'),
  data: { ground: 'COURT_ORDER', from, to, note: null },
});
const taught: Entry = {
  type: 'TeachersInformed',
  by: SENCO,
  at: at('10'),
  data: { decision: idOf(0), teachers: [TEACHER], on: '2026-11-10' },
};

function findings(on: string, ...entries: readonly Entry[]): readonly AccountabilityCode[] {
  const events = eventsOf(...entries);
  const decision = events.find(({ id }) => id === idOf(0))!;
  return accountabilityFindings({
    decision,
    involved: involvedWith(decision, events),
    events,
    involvement: involvementIn(decision, events),
    ofSchool: true,
    on,
    calendar,
  });
}

describe('the time to inform', () => {
  test('is ten school days, holidays and closures apart; where no calendar is known, a fortnight', () => {
    // 9 November and ten school days, the 13th closed: the tenth is the 24th.
    expect(['2026-11-24', '2026-11-25'].map((on) => isInformingOverdue('2026-11-09', on, calendar))).toEqual([
      false,
      true,
    ]);
    expect(['2026-11-23', '2026-11-24'].map((on) => isInformingOverdue('2026-11-09', on, unknown))).toEqual([
      false,
      true,
    ]);
  });

  test('is counted for decisions under the Act only', () => {
    expect(isInformingOverdue('2014-08-29', '2026-11-24', unknown)).toBe(false);
  });
});

describe('PARENTS_NOT_INFORMED and TEACHERS_NOT_INFORMED', () => {
  test('are found the day after, and not before', () => {
    expect(findings('2026-11-24', placed)).toEqual([]);
    expect(findings('2026-11-25', placed)).toEqual(['PARENTS_NOT_INFORMED', 'TEACHERS_NOT_INFORMED']);
  });

  test('are cleared by a record of it, beside the decision or in it', () => {
    expect(findings('2026-11-25', placed, taught, informed())).toEqual([]);
    expect(
      findings(
        '2026-11-25',
        { ...placed, data: { parentInformed: { on: '2026-11-09', method: 'MEETING', by: null } } },
        taught,
      ),
    ).toEqual([]);
    expect(findings('2026-11-25', placed, taught, informed({ decision: idOf(9) }))).toEqual(['PARENTS_NOT_INFORMED']);
  });

  test('the duty to inform the parent rests while contact is restricted', () => {
    expect(findings('2026-11-25', placed, taught, restricted('2026-11-12'))).toEqual([]);
    expect(findings('2026-11-25', placed, taught, restricted('2026-11-12', '2026-11-24'))).toEqual([
      'PARENTS_NOT_INFORMED',
    ]);
  });

  test('a young person is told whoever of their parents may not be', () => {
    const young: Entry = { ...placed, metadata: { ...placed.metadata, rightsHolder: 'YOUNG_PERSON' } };
    expect(findings('2026-11-25', young, taught, restricted('2026-11-12'))).toEqual(['PARENTS_NOT_INFORMED']);
  });

  test('are no matter of a decision that makes no provision', () => {
    expect(findings('2026-12-18', { ...decidedBy(SENCO), data: { parentInformed: null } })).toEqual([]);
  });
});

describe('APPROVER_RECORDED_REQUEST', () => {
  const bySenco = { decidedBy: [{ kind: 'PERSON', person: SENCO, role: 'SENCO', authority: { kind: 'OFFICE' } }] };
  const request: Entry = {
    type: 'SignOffRequested',
    by: HEAD,
    at: at('02'),
    metadata: { ...bySenco, sencos: [SENCO] },
  };
  const approved: Entry = {
    type: 'SignOffApproved',
    by: HEAD,
    at: at('03'),
    data: { request: idOf(1) },
    metadata: { ...bySenco, findings: ['APPROVER_RECORDED_REQUEST'] },
  };
  const word = (type: 'DecisionConfirmed' | 'DecisionDisputed', by: string, about = idOf(1)): Entry => ({
    type,
    by,
    at: at('04'),
    data: { decision: about, note: null },
  });
  const resting: Entry = { ...decidedBy(SENCO), metadata: { ...decidedBy(SENCO).metadata, signOff: idOf(1) } };

  test('is found with the decision that rests on it until a named proposer confirms the request', () => {
    const of = (...words: readonly Entry[]): readonly AccountabilityCode[] =>
      findings('2026-11-20', resting, request, approved, ...words);
    expect(of()).toEqual(['APPROVER_RECORDED_REQUEST']);
    expect(of(word('DecisionConfirmed', HEAD))).toEqual(['APPROVER_RECORDED_REQUEST']);
    expect(of(word('DecisionConfirmed', SENCO))).toEqual([]);
    expect(of(word('DecisionConfirmed', SENCO), word('DecisionDisputed', SENCO))).toEqual([
      'APPROVER_RECORDED_REQUEST',
    ]);
    expect(findings('2026-11-20', decidedBy(SENCO), request, approved)).toEqual([]);
    expect(findings('2026-11-20', resting, request, { ...approved, metadata: bySenco })).toEqual([]);
  });

  test('is found with the approval itself; what was put anew is confirmed anew', () => {
    const first = (...more: readonly Entry[]): readonly AccountabilityCode[] =>
      findings(
        '2026-11-20',
        { ...approved, at: at('06'), metadata: { ...approved.metadata, sencos: [SENCO] } },
        ...more,
      );
    expect(first(request)).toEqual(['APPROVER_RECORDED_REQUEST']);
    const of = (...words: readonly Entry[]): readonly AccountabilityCode[] => {
      const anew: Entry = { ...request, type: 'SignOffResubmitted', at: at('03'), data: { request: idOf(1) } };
      return findings('2026-11-20', resting, request, anew, { ...approved, at: at('05') }, ...words);
    };
    expect(of(word('DecisionConfirmed', SENCO))).toEqual(['APPROVER_RECORDED_REQUEST']);
    expect(of(word('DecisionConfirmed', SENCO, idOf(2)))).toEqual([]);
  });
});

describe('HEADS_DECISION_BY_ANOTHERS_WORD', () => {
  const member = (person: string, role: string): object => ({ person, role, authority: { kind: 'OFFICE' } });
  const reported: Entry = {
    ...decidedBy(HEAD),
    metadata: {
      sencos: [SENCO],
      findings: ['HEADS_DECISION_BY_ANOTHERS_WORD'],
      decidedBy: [{ kind: 'MEETING', members: [member(HEAD, 'HEADTEACHER'), member(SENCO, 'SENCO')] }],
    },
  };
  const word = (type: 'DecisionConfirmed' | 'DecisionDisputed', by: string): Entry => ({
    type,
    by,
    at: at('14'),
    data: { decision: idOf(0), note: null },
  });

  test('is found until the head confirms it, and by nobody else', () => {
    const of = (...words: readonly Entry[]): boolean =>
      findings('2026-11-20', reported, ...words).includes('HEADS_DECISION_BY_ANOTHERS_WORD');
    expect([of(), of(word('DecisionConfirmed', SENCO)), of(word('DecisionConfirmed', HEAD))]).toEqual([
      true,
      true,
      false,
    ]);
    expect(of(word('DecisionConfirmed', HEAD), word('DecisionDisputed', HEAD))).toBe(true);
  });
});

describe('notices to whose decision was changed', () => {
  const notified = (day: string, person = HEAD, change = 'CORRECTED', decision = idOf(0)): Entry => ({
    type: 'DeciderNotified',
    by: SENCO,
    at: at(day),
    data: { decision, person, change },
  });
  const word = (type: 'DecisionConfirmed' | 'DecisionDisputed', day: string, by = HEAD): Entry => ({
    type,
    by,
    at: at(day),
    data: { decision: idOf(0), note: null },
  });

  test('are answered by the last word of that person since, whatever the order of the events', () => {
    const events = eventsOf(
      decidedBy(HEAD),
      word('DecisionConfirmed', '10'),
      notified('11'),
      notified('11', TEACHER),
      word('DecisionDisputed', '12'),
      notified('13', HEAD, 'VOIDED'),
    );
    const states = [
      [idOf(2), HEAD, 'CORRECTED', 'DISPUTED', at('12')],
      [idOf(3), TEACHER, 'CORRECTED', 'AWAITING', null],
      [idOf(5), HEAD, 'VOIDED', 'AWAITING', null],
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...events], { minLength: events.length }), (shuffled) => {
        expect(
          deciderNotices(shuffled).map(({ id, person, change, state, wordAt }) => [id, person, change, state, wordAt]),
        ).toEqual(states);
      }),
    );
  });

  test('CORRECTED_BY_ANOTHER and VOIDED_BY_ANOTHER stand until one of those told of the newest change accepts it and none disputes it', () => {
    const found = (change: RecordChange, ...entries: readonly Entry[]): boolean =>
      isUnaccepted(
        change,
        idOf(0),
        [
          { change: 'CORRECTED', byAnother: true },
          { change: 'VOIDED', byAnother: false },
        ],
        eventsOf(decidedBy(HEAD), ...entries),
      );
    expect(found('CORRECTED')).toBe(true);
    expect(found('VOIDED')).toBe(false);
    expect(found('CORRECTED', notified('11'), notified('11', TEACHER), word('DecisionConfirmed', '12'))).toBe(false);
    expect(
      found(
        'CORRECTED',
        notified('11'),
        notified('11', TEACHER),
        word('DecisionConfirmed', '12'),
        word('DecisionDisputed', '12', TEACHER),
      ),
    ).toBe(true);
    expect(found('CORRECTED', notified('11'), word('DecisionConfirmed', '12'), notified('13'))).toBe(true);
    expect(found('CORRECTED', notified('11', HEAD, 'CORRECTED', idOf(9)), word('DecisionConfirmed', '12'))).toBe(true);
  });
});

describe('findings about the SENCO', () => {
  test('SENCO_NOT_INVOLVED, SENCO_INFORMED_AFTER and INVOLVEMENT_DISPUTED, each until it is cleared', () => {
    const meeting = decidedByMeeting([HEAD]);
    const told = (on: string): Entry => ({
      type: 'SencoInformed',
      by: HEAD,
      at: at('19'),
      data: { decision: idOf(0), informedOn: `2026-11-${on}`, informedAt: null, method: 'EMAIL', by: null },
    });
    const word = (type: 'InvolvementConfirmed' | 'InvolvementDisputed', day: string): Entry => ({
      type,
      by: SENCO,
      at: at(day),
      data: { decision: idOf(0), informedOn: null, note: null },
    });
    expect(findings('2026-11-20', meeting)).toEqual(['SENCO_NOT_INVOLVED']);
    expect(findings('2026-11-20', meeting, told('18'))).toEqual(['SENCO_INFORMED_AFTER']);
    expect(findings('2026-11-20', meeting, told('08'))).toEqual([]);
    expect(findings('2026-11-20', meeting, told('08'), word('InvolvementDisputed', '20'))).toEqual([
      'SENCO_NOT_INVOLVED',
      'INVOLVEMENT_DISPUTED',
    ]);
    expect(
      findings(
        '2026-11-20',
        meeting,
        told('08'),
        word('InvolvementDisputed', '20'),
        word('InvolvementConfirmed', '21'),
      ),
    ).toEqual([]);
  });

  test("what is not the school's own decision needs no SENCO", () => {
    const events = eventsOf(decidedByMeeting([HEAD]));
    expect(
      accountabilityFindings({
        decision: events[0]!,
        involved: involvedWith(events[0]!, events),
        events,
        involvement: involvementIn(events[0]!, events),
        ofSchool: false,
        on: '2026-11-20',
        calendar,
      }),
    ).toEqual([]);
  });
});

test('what was noted when the parent was informed is found with the decision', () => {
  expect(
    findings('2026-11-20', placed, informed({}, { findings: ['CONTACT_RESTRICTED', 'NOT_THE_RIGHTS_HOLDER'] })),
  ).toEqual(['NOT_THE_RIGHTS_HOLDER', 'CONTACT_RESTRICTED']);
});

test('that somebody else was informed is cleared by informing the holder of the rights', () => {
  const other = informed({}, { findings: ['NOT_THE_RIGHTS_HOLDER'] });
  expect(findings('2026-11-20', placed, other)).toEqual(['NOT_THE_RIGHTS_HOLDER']);
  expect(findings('2026-11-20', placed, other, informed({ addressee: 'YOUNG_PERSON' }))).toEqual([]);
});

describe('the steps of a decision', () => {
  const deciders = (person: string): object => ({
    decidedBy: [{ kind: 'PERSON', person, role: 'X', authority: { kind: 'NOT_RECORDED' } }],
    decidedAt: '2026-11-04T00:00:00.000Z',
    decidedAtPrecision: 'DAY',
  });
  const decision: Entry = { ...placed, at: at('10'), metadata: { ...placed.metadata, signOff: idOf(1) } };
  const requested: Entry = { type: 'SignOffRequested', by: SENCO, at: at('04'), data: {}, metadata: deciders(SENCO) };
  const approved: Entry = {
    type: 'SignOffApproved',
    by: HEAD,
    at: at('05'),
    data: { request: idOf(1) },
    metadata: deciders(HEAD),
  };
  const dissent: Entry = {
    type: 'DissentRecorded',
    by: TEACHER,
    at: at('11'),
    data: { decision: idOf(0), person: TEACHER, role: 'TEACHER', text: 'x' },
  };
  const consulted: Entry = {
    type: 'ConsultationHeld',
    by: SENCO,
    at: at('10'),
    data: {
      decision: idOf(0),
      about: null,
      party: 'PARENT',
      method: 'PHONE',
      on: '2026-11-02',
      outcome: 'AGREES',
      views: null,
    },
  };
  const short = (steps: readonly Step[]): readonly unknown[] =>
    steps.map(({ kind, on, lagDays, persons }) => [kind, on, lagDays, persons.map(({ person }) => person)]);

  test('stand by day, from the first consultation to the last teacher', () => {
    const events = eventsOf(decision, requested, approved, dissent, consulted, informed(), taught);
    expect(
      short(
        stepsOf(
          events.find(({ id }) => id === idOf(0))!,
          events,
        ),
      ),
    ).toEqual([
      ['CONSULTED', '2026-11-02', -7, [SENCO]],
      ['PROPOSED', '2026-11-04', -5, [SENCO]],
      ['SIGNED_OFF', '2026-11-04', -5, [HEAD]],
      ['DECIDED', '2026-11-09', 0, [SENCO]],
      ['RECORDED', '2026-11-10', 1, [SENCO]],
      ['TEACHERS_INFORMED', '2026-11-10', 1, [SENCO]],
      ['DISSENTED', '2026-11-11', 2, [TEACHER]],
      ['PARENT_INFORMED', '2026-11-20', 11, [SENCO]],
    ]);
  });

  test('are the same for any order in which events are given; another decision has none of them', () => {
    const events = eventsOf(decision, requested, approved, dissent, consulted, informed(), taught, decidedBy(HEAD));
    fc.assert(
      fc.property(fc.shuffledSubarray([...events], { minLength: events.length }), (shuffled) => {
        expect(
          stepsOf(
            events.find(({ id }) => id === idOf(0))!,
            shuffled,
          ),
        ).toEqual(
          stepsOf(
            events.find(({ id }) => id === idOf(0))!,
            events,
          ),
        );
      }),
    );
    expect(
      short(
        stepsOf(
          events.find(({ id }) => id === idOf(7))!,
          events,
        ),
      ),
    ).toEqual([
      ['DECIDED', '2026-11-09', 0, [HEAD]],
      ['RECORDED', '2026-11-09', 0, [HEAD]],
    ]);
  });
});

test("a proposal of the SENCO before the decision makes it the SENCO's own; one for another outcome does not", () => {
  const proposed = (outcome: string): Entry => ({
    ...decidedBy(SENCO, '2026-11-02T09:00:00.000Z'),
    type: 'IdentificationProposed',
    data: { outcome, proposers: [] },
  });
  const state = (proposal: Entry): string => {
    const events = eventsOf({ ...placed, ...decidedBy(HEAD), type: 'SenSupportDecided' }, proposal);
    return involvementIn(
      events.find(({ id }) => id === idOf(0))!,
      events,
    ).state;
  };
  expect([state(proposed('SEN_SUPPORT')), state(proposed('NOT_SEN'))]).toEqual(['PROPOSED', 'NOT_INFORMED']);
});

test("an answer to the SENCO's own request for sign-off was proposed by the SENCO; to somebody else's it was not", () => {
  const requested: Entry = { ...decidedBy(SENCO, '2026-11-02T09:00:00.000Z'), type: 'SignOffRequested' };
  const answeredBy = (by: string): Entry => ({ ...decidedBy(by), type: 'SignOffApproved', data: { request: idOf(1) } });
  const events = eventsOf(answeredBy(HEAD), requested);
  expect(
    involvementIn(
      events.find(({ id }) => id === idOf(0))!,
      events,
    ).state,
  ).toBe('PROPOSED');
  const others = eventsOf(answeredBy(HEAD), {
    ...requested,
    ...decidedBy(TEACHER, '2026-11-02T09:00:00.000Z'),
    type: 'SignOffRequested',
  });
  expect(
    involvementIn(
      others.find(({ id }) => id === idOf(0))!,
      others,
    ).state,
  ).toBe('NOT_INFORMED');
});
