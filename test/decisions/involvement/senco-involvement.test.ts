import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type SencoInvolvement, sencoInvolvement } from '../../../src/decisions/involvement/senco-involvement.ts';
import { inboxOf, involvedWith, involvementIn } from '../../support/judged.ts';
import { decidedBy, decidedByMeeting, type Entry, eventsOf, HEAD, idOf, NEW_SENCO, SENCO, TEACHER } from './record.ts';

const at = (day: string): string => `2026-11-${day}T15:00:00.000Z`;
const informed = (by: string, on: string, recorded: string, change: object = {}): Entry => ({
  type: 'SencoInformed',
  by,
  at: at(recorded),
  data: {
    decision: idOf(0),
    informedOn: `2026-11-${on}`,
    informedAt: null,
    method: 'CONVERSATION',
    by: HEAD,
    ...change,
  },
});
const word = (confirms: boolean, recorded: string, on: string | null = null, by = SENCO): Entry => ({
  type: confirms ? 'InvolvementConfirmed' : 'InvolvementDisputed',
  by,
  at: at(recorded),
  data: { decision: idOf(0), informedOn: on === null ? null : `2026-11-${on}`, note: null },
});
const consulted = (by: string, on: string, change: object = {}): Entry => ({
  type: 'ConsultationHeld',
  by,
  at: at('12'),
  data: {
    decision: idOf(0),
    about: null,
    party: 'SENCO',
    method: 'MEETING',
    on: `2026-11-${on}`,
    outcome: 'AGREES',
    views: null,
    ...change,
  },
});
const answered: Entry = {
  type: 'ConsultationAnswered',
  by: SENCO,
  at: at('16'),
  data: { decision: idOf(0), position: 'DISAGREES', views: null },
};

function involvement(...entries: readonly Entry[]): SencoInvolvement {
  const events = eventsOf(...entries);
  return involvementIn(
    events.find(({ id }) => id === idOf(0))!,
    events,
  );
}

/** State, day, lag and word. */
function short(...entries: readonly Entry[]): readonly unknown[] {
  const { state, informedOn, lagDays, word: said } = involvement(...entries);
  return [state, informedOn, lagDays, said];
}

const meeting = decidedByMeeting([HEAD]);

describe('how the SENCO had to do with a decision', () => {
  test('nobody has said anything', () => {
    expect(involvement(meeting)).toEqual({
      state: 'NOT_INFORMED',
      notKnownBecause: null,
      informedOn: null,
      lagDays: null,
      word: null,
      byWord: null,
      recordedAt: null,
      claimedOn: null,
      confirmedAt: null,
      disputedAt: null,
      answeredBy: null,
    });
  });

  test('decided it, here and now', () => {
    expect(short(decidedBy(SENCO))).toEqual(['PROPOSED', '2026-11-09', null, 'OWN_ACT']);
    expect(short(decidedBy(HEAD))).toEqual(['NOT_INFORMED', null, null, null]);
  });

  test('sat in the meeting: by the word of another a claim, until confirmed; the SENCO who disputes it was not there', () => {
    const present = decidedByMeeting([HEAD, SENCO]);
    const decides = (type: 'DecisionConfirmed' | 'DecisionDisputed'): Entry => ({
      type,
      by: SENCO,
      at: at('13'),
      data: { decision: idOf(0), note: null },
    });
    expect(short(present)).toEqual(['CONSULTED_BEFORE', '2026-11-09', null, 'CLAIMED']);
    expect(short(present, decides('DecisionConfirmed'))).toEqual(['CONSULTED_BEFORE', '2026-11-09', null, 'CONFIRMED']);
    expect(short(present, decides('DecisionDisputed'))).toEqual(['NOT_INFORMED', null, null, 'DISPUTED']);
    // Of having been told later, the SENCO has then said nothing.
    expect(short(present, informed(HEAD, '12', '12'), decides('DecisionDisputed'))).toEqual([
      'INFORMED_AFTER',
      '2026-11-12',
      3,
      'CLAIMED',
    ]);
  });

  test('entered it for others without a word: not known, until the SENCO says something; a claim does not count', () => {
    const entered = { ...meeting, by: SENCO };
    expect(short(entered)).toEqual(['NOT_KNOWN', null, null, null]);
    expect(involvement(entered).notKnownBecause).toBe('RECORDED_BY_THE_SENCO');
    expect(short(entered, informed(HEAD, '08', '12'))).toEqual(['NOT_KNOWN', null, null, null]);
    expect(short(entered, informed(SENCO, '08', '12'))).toEqual(['INFORMED_BEFORE', '2026-11-08', null, 'OWN_ACT']);
    // Told of nothing, as the SENCO says: then the entry is when they knew.
    expect(short(entered, word(false, '12'))).toEqual(['INFORMED_AFTER', '2026-11-11', 2, 'OWN_ACT']);
    expect(short({ ...decidedByMeeting([HEAD, SENCO]), by: SENCO })).toEqual([
      'CONSULTED_BEFORE',
      '2026-11-09',
      null,
      'OWN_ACT',
    ]);
  });

  test('typed in from before the school kept its record: not known, unless the SENCO has spoken or it was taken here', () => {
    const since = (recordFrom: string, ...entries: readonly Entry[]): readonly unknown[] => {
      const events = eventsOf(...entries);
      const decision = events.find(({ id }) => id === idOf(0))!;
      const post = { schoolUrn: '900001', heldOn: () => [], recordFrom };
      const { state, notKnownBecause } = sencoInvolvement(involvedWith(decision, events), events, post);
      return [state, notKnownBecause];
    };
    const before = ['NOT_KNOWN', 'BEFORE_THE_RECORD'];
    expect(since('2026-11-10', meeting)).toEqual(before);
    expect(since('2026-11-10', { ...meeting, by: SENCO })).toEqual(before);
    expect(since('2026-11-10', meeting, informed(HEAD, '18', '18'))).toEqual(before);
    expect(since('2026-11-10', meeting, informed(SENCO, '18', '18'))).toEqual(['INFORMED_AFTER', null]);
    expect(since('2026-11-09', meeting)).toEqual(['NOT_INFORMED', null]);
    expect(since('2026-11-10', decidedBy(HEAD))).toEqual(['NOT_INFORMED', null]);
    const inEffectLater = { ...meeting, metadata: { ...meeting.metadata, effectiveFrom: '2026-11-12' } };
    expect(since('2026-11-10', inEffectLater)).toEqual(['NOT_INFORMED', null]);
  });

  test('a post that nobody held is never "not told"; held by what is known now is held', () => {
    const vacant = { ...meeting, metadata: { ...meeting.metadata, sencos: [] } };
    expect(short(vacant)).toEqual(['NO_SENCO_IN_POST', null, null, null]);
    const events = eventsOf(vacant, informed(NEW_SENCO, '12', '12'));
    const decision = events.find(({ id }) => id === idOf(0))!;
    const post = {
      schoolUrn: '900001',
      heldOn: (day: string) => (day === '2026-11-09' ? [NEW_SENCO] : []),
      recordFrom: null,
    };
    expect(sencoInvolvement(involvedWith(decision, events), events, post)).toMatchObject({
      state: 'INFORMED_AFTER',
      lagDays: 3,
      word: 'OWN_ACT',
    });
  });

  test('of two schools each SENCO is judged for itself', () => {
    const events = eventsOf({
      ...decidedByMeeting([HEAD, SENCO]),
      data: { placementUrn: '900004', theirSencoToldOn: '2026-11-12' },
    });
    const theirs = { schoolUrn: '900004', heldOn: () => ['person-of-the-unit'], recordFrom: null };
    const decision = { ...events[0]!, type: 'PlacementStarted' };
    expect(sencoInvolvement(involvedWith(decision, [decision]), [decision]).state).toBe('CONSULTED_BEFORE');
    expect(sencoInvolvement(involvedWith(decision, [decision]), [decision], theirs)).toMatchObject({
      state: 'INFORMED_AFTER',
      lagDays: 3,
      word: 'CLAIMED',
    });
  });

  test("the day on which the SENCO was told of a placement is the recorder's word", () => {
    const placed = (by: string): Entry => ({
      ...decidedBy(HEAD),
      by,
      type: 'PlacementStarted',
      data: { ourSencoToldOn: '2026-11-06' },
    });
    expect(short(placed(HEAD))).toEqual(['INFORMED_BEFORE', '2026-11-06', null, 'CLAIMED']);
    expect(short(placed(HEAD), word(true, '12'))).toEqual(['INFORMED_BEFORE', '2026-11-06', null, 'CONFIRMED']);
  });

  test('was asked before; asked afterwards is told afterwards', () => {
    expect(short(meeting, consulted(SENCO, '05'))).toEqual(['CONSULTED_BEFORE', '2026-11-05', null, 'OWN_ACT']);
    expect(short(meeting, consulted(HEAD, '05'))).toEqual(['CONSULTED_BEFORE', '2026-11-05', null, 'CLAIMED']);
    expect(short(meeting, consulted(SENCO, '10'))).toEqual(['INFORMED_AFTER', '2026-11-10', 1, 'OWN_ACT']);
    expect(short(meeting, consulted(SENCO, '05', { party: 'PARENT' }))).toEqual(['NOT_INFORMED', null, null, null]);
  });

  test('was asked before there was a decision: it belongs to the next of its kind, and to that only', () => {
    const before = (change: object): Entry =>
      consulted(SENCO, '05', { decision: null, about: 'RegisterRemovalDecided', ...change });
    expect(short(meeting, before({}))).toEqual(['CONSULTED_BEFORE', '2026-11-05', null, 'OWN_ACT']);
    expect(short(meeting, before({ about: 'ConcernRaised' }))[0]).toBe('NOT_INFORMED');
    expect(short(meeting, before({ about: null }))[0]).toBe('NOT_INFORMED');
    const earlier = decidedByMeeting([HEAD], {
      metadata: { ...meeting.metadata, decidedAt: '2026-11-06T00:00:00.000Z' },
    });
    expect(short(meeting, earlier, before({}))[0]).toBe('NOT_INFORMED');
  });

  test('was told before or after: days where only days are known, moments where both are', () => {
    expect(short(meeting, informed(SENCO, '08', '12'))).toEqual(['INFORMED_BEFORE', '2026-11-08', null, 'OWN_ACT']);
    expect(short(meeting, informed(SENCO, '09', '12'))).toEqual(['SAME_DAY', '2026-11-09', null, 'OWN_ACT']);
    expect(short(meeting, consulted(SENCO, '09'))).toEqual(['SAME_DAY', '2026-11-09', null, 'OWN_ACT']);
    // Confirmed on the day, it was not before.
    expect(short(decidedBy(HEAD), informed(HEAD, '09', '09'), word(true, '09'))[0]).toBe('SAME_DAY');
    expect(short(decidedBy(HEAD), word(true, '09'))).toEqual(['INFORMED_AFTER', '2026-11-09', 0, 'CONFIRMED']);
    expect(short(meeting, informed(SENCO, '18', '18'))).toEqual(['INFORMED_AFTER', '2026-11-18', 9, 'OWN_ACT']);
    const moment = (time: string): Entry => informed(SENCO, '09', '12', { informedAt: `2026-11-09T${time}:00.000Z` });
    expect(short(decidedBy(HEAD), moment('11:59'))).toEqual(['INFORMED_BEFORE', '2026-11-09', null, 'OWN_ACT']);
    expect(short(decidedBy(HEAD), moment('12:01'))).toEqual(['INFORMED_AFTER', '2026-11-09', 0, 'OWN_ACT']);
  });

  test('told nine days later by the word of the teller, then confirmed', () => {
    expect(involvement(meeting, informed(HEAD, '18', '19'))).toEqual({
      state: 'INFORMED_AFTER',
      notKnownBecause: null,
      informedOn: '2026-11-18',
      lagDays: 9,
      word: 'CLAIMED',
      byWord: { person: HEAD, role: 'HEADTEACHER' },
      recordedAt: at('19'),
      claimedOn: '2026-11-18',
      confirmedAt: null,
      disputedAt: null,
      answeredBy: null,
    });
    expect(involvement(meeting, informed(HEAD, '18', '19'), word(true, '20'))).toEqual({
      state: 'INFORMED_AFTER',
      notKnownBecause: null,
      informedOn: '2026-11-18',
      lagDays: 9,
      word: 'CONFIRMED',
      byWord: { person: HEAD, role: 'HEADTEACHER' },
      recordedAt: at('19'),
      claimedOn: '2026-11-18',
      confirmedAt: at('20'),
      disputedAt: null,
      answeredBy: { person: SENCO, role: 'SENCO' },
    });
  });

  test('a confirmation may name the day; it counts before the one that was claimed', () => {
    expect(involvement(meeting, informed(HEAD, '10', '19'), word(true, '20', '18'))).toMatchObject({
      state: 'INFORMED_AFTER',
      informedOn: '2026-11-18',
      lagDays: 9,
      word: 'CONFIRMED',
      claimedOn: '2026-11-10',
    });
  });

  test("a disputed claim does not count: the SENCO's own date does, if there is one", () => {
    expect(involvement(meeting, informed(HEAD, '08', '19'), word(false, '20', '18'))).toEqual({
      state: 'INFORMED_AFTER',
      notKnownBecause: null,
      informedOn: '2026-11-18',
      lagDays: 9,
      word: 'DISPUTED',
      byWord: { person: HEAD, role: 'HEADTEACHER' },
      recordedAt: at('19'),
      claimedOn: '2026-11-08',
      confirmedAt: null,
      disputedAt: at('20'),
      answeredBy: { person: SENCO, role: 'SENCO' },
    });
    expect(short(meeting, informed(HEAD, '08', '19'), word(false, '20'))).toEqual([
      'NOT_INFORMED',
      null,
      null,
      'DISPUTED',
    ]);
  });

  test('the newest word counts, and covers what was claimed by then', () => {
    expect(short(meeting, informed(HEAD, '08', '12'), word(false, '13'), word(true, '14'))).toEqual([
      'INFORMED_BEFORE',
      '2026-11-08',
      null,
      'CONFIRMED',
    ]);
    expect(short(meeting, informed(HEAD, '08', '12'), word(false, '13'), informed(TEACHER, '07', '14'))).toEqual([
      'INFORMED_BEFORE',
      '2026-11-07',
      null,
      'CLAIMED',
    ]);
  });

  test("the SENCO's own acts count before anybody's claim; a dispute stays to be seen", () => {
    expect(short(meeting, informed(HEAD, '08', '12'), answered)).toEqual([
      'INFORMED_AFTER',
      '2026-11-16',
      7,
      'OWN_ACT',
    ]);
    expect(involvement(meeting, informed(HEAD, '08', '12'), word(false, '13'), answered)).toMatchObject({
      informedOn: '2026-11-16',
      word: 'OWN_ACT',
      disputedAt: at('13'),
    });
  });

  test('confirmed though nobody had claimed it', () => {
    expect(short(meeting, word(true, '20', '18'))).toEqual(['INFORMED_AFTER', '2026-11-18', 9, 'CONFIRMED']);
    expect(short(meeting, word(true, '20'))).toEqual(['INFORMED_AFTER', '2026-11-20', 11, 'CONFIRMED']);
  });

  test('who decided it and took the post over later does not say what the SENCO knew; nor does anybody confirm their own claim', () => {
    const later = { metadata: { sencos: [HEAD] } };
    expect(short(meeting, { ...informed(HEAD, '08', '19'), ...later })).toEqual([
      'INFORMED_BEFORE',
      '2026-11-08',
      null,
      'CLAIMED',
    ]);
    expect(short(meeting, informed(TEACHER, '08', '19'), { ...word(true, '20', null, HEAD), ...later })).toEqual([
      'INFORMED_BEFORE',
      '2026-11-08',
      null,
      'CLAIMED',
    ]);
    expect(
      short(meeting, informed(TEACHER, '08', '19'), {
        ...word(true, '20', null, TEACHER),
        metadata: { sencos: [TEACHER] },
      }),
    ).toEqual(['INFORMED_BEFORE', '2026-11-08', null, 'CLAIMED']);
  });

  test('who enters an old decision as the SENCO of a later day does not say what the SENCO knew', () => {
    const old = decidedByMeeting([HEAD], { by: NEW_SENCO });
    expect(short(old)).toEqual(['NOT_KNOWN', null, null, null]);
  });

  test("who took the post over speaks for it; anybody else's word is none", () => {
    expect(
      short(meeting, informed(HEAD, '18', '19'), {
        ...word(true, '20', null, NEW_SENCO),
        metadata: { sencos: [NEW_SENCO] },
      }),
    ).toEqual(['INFORMED_AFTER', '2026-11-18', 9, 'CONFIRMED']);
    expect(short(meeting, informed(HEAD, '18', '19'), word(true, '20', null, TEACHER))).toEqual([
      'INFORMED_AFTER',
      '2026-11-18',
      9,
      'CLAIMED',
    ]);
  });
});

describe('the inbox of the SENCO', () => {
  const opened: Entry = {
    type: 'ConsultationOpened',
    by: HEAD,
    at: meeting.at,
    data: { decision: idOf(0), party: 'SENCO' },
    metadata: meeting.metadata!,
  };
  const states = (...entries: readonly Entry[]): readonly unknown[] =>
    inboxOf(eventsOf(meeting, opened, ...entries)).map(({ state }) => state);

  test('awaits a word, has it, and awaits another when there is a newer claim', () => {
    expect(states()).toEqual(['AWAITING']);
    expect(states(informed(HEAD, '10', '12'))).toEqual(['AWAITING']);
    expect(states(informed(HEAD, '10', '12'), word(true, '13'))).toEqual(['CONFIRMED']);
    expect(states(informed(HEAD, '10', '12'), word(false, '13'))).toEqual(['DISPUTED']);
    expect(states(answered)).toEqual(['ANSWERED']);
    expect(states(informed(SENCO, '12', '12'))).toEqual(['CONFIRMED']);
    expect(states(answered, informed(HEAD, '10', '18'))).toEqual(['AWAITING']);
    expect(states(word(true, '13', null, TEACHER))).toEqual(['AWAITING']);
  });

  test('shows the claim and the answer with it, and nothing of a decision that is void', () => {
    expect(inboxOf(eventsOf(meeting, opened, informed(HEAD, '10', '12'), answered))).toEqual([
      {
        id: idOf(0),
        schoolUrn: '900001',
        state: 'ANSWERED',
        matter: idOf(0),
        decision: idOf(0),
        change: null,
        askedAt: meeting.at,
        wordAt: at('16'),
        position: 'DISAGREES',
        claim: { person: HEAD, role: 'HEADTEACHER', on: '2026-11-10', recordedAt: at('12') },
      },
    ]);
    expect(
      states({ type: 'RecordVoidedAsError', by: HEAD, at: at('17'), data: { target: idOf(0), reason: 'x' } }),
    ).toEqual([]);
  });
});

describe('for any record', () => {
  const day = fc.integer({ min: 1, max: 20 }).map((n) => String(n).padStart(2, '0'));
  const entry = fc.oneof(
    fc.tuple(fc.constantFrom(HEAD, TEACHER, SENCO), day, day).map(([by, on, recorded]) => informed(by, on, recorded)),
    fc.tuple(fc.boolean(), day, fc.option(day)).map(([confirms, recorded, on]) => word(confirms, recorded, on)),
    fc.tuple(fc.constantFrom(HEAD, SENCO), day).map(([by, on]) => consulted(by, on)),
    fc.constant(answered),
  );
  const record = fc
    .tuple(
      fc.constantFrom(meeting, decidedBy(HEAD), decidedByMeeting([HEAD, SENCO])),
      fc.array(entry, { maxLength: 8 }),
    )
    .map(([decision, entries]) => [decision, ...entries]);

  test('the answer depends on the fold only, not on the order in which events are given', () => {
    fc.assert(
      fc.property(record, fc.integer(), (entries, seed) => {
        const events = eventsOf(...entries);
        const decision = events.find(({ id }) => id === idOf(0))!;
        const shuffled = fc.sample(fc.shuffledSubarray([...events], { minLength: events.length }), {
          numRuns: 1,
          seed,
        })[0]!;
        expect(involvementIn(decision, shuffled)).toEqual(involvementIn(decision, events));
        expect(inboxOf(shuffled)).toEqual(inboxOf(events));
      }),
      { numRuns: 2_000 },
    );
  });

  test('a day comes with every state but NOT_INFORMED, a lag with INFORMED_AFTER only; a claim never outweighs the SENCO', () => {
    fc.assert(
      fc.property(record, (entries) => {
        const found = involvement(...entries);
        expect(found.informedOn === null).toBe(found.state === 'NOT_INFORMED');
        expect(found.lagDays === null).toBe(found.state !== 'INFORMED_AFTER');
        const own = entries.some(
          ({ type, by }) =>
            by === SENCO &&
            (type === 'SencoInformed' || type === 'ConsultationHeld' || type === 'ConsultationAnswered'),
        );
        if (own) expect(found.word).not.toBe('CLAIMED');
      }),
    );
  });
});
