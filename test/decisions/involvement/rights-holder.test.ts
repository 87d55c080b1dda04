import { describe, expect, test } from '@jest/globals';
import { recordParentInformed, type RecordParentInformed } from '../../../src/decisions/involvement/inform-parent.ts';
import {
  nameAlternativePerson,
  recordCapacity,
  type RecordCapacity,
} from '../../../src/decisions/involvement/represent.ts';
import { endContactRestriction, restrictContact } from '../../../src/decisions/involvement/restrict-contact.ts';
import { isContactRestricted, rightsHolder } from '../../../src/decisions/involvement/rights-holder.ts';
import { REGISTRY, rightsMatterOf } from '../../../src/registry/index.ts';
import {
  answer,
  AT,
  decidedByMeeting,
  type Entry,
  eventsOf,
  expectRecorded,
  expectRefused,
  HEAD,
  idOf,
  SCHOOL,
} from './record.ts';

/** Born on 1 September 2009: compulsory school age ends on 26 June 2026. */
const BORN = '2009-09-01';
const at = '2026-11-01T09:00:00.000Z';
const capacity = (change: object): Entry => ({
  type: 'CapacityRecorded',
  by: HEAD,
  at,
  data: {
    matter: 'ALL',
    hasCapacity: false,
    assessedOn: '2026-06-01',
    from: '2026-06-01',
    to: null,
    evidence: [],
    ...change,
  },
});
const restricted = (change: object = {}): Entry => ({
  type: 'ContactRestricted',
  by: HEAD,
  at,
  data: { ground: 'COURT_ORDER', from: '2026-10-01', to: null, note: null, ...change },
});
const ended = (restriction: string, on: string): Entry => ({
  type: 'ContactRestrictionEnded',
  by: HEAD,
  at,
  data: { restriction, on },
});

describe('the holder of the rights', () => {
  test('is the parent up to the end of compulsory school age, then the young person; nobody knows without a date of birth', () => {
    expect(['2026-06-26', '2026-06-27'].map((on) => rightsHolder(BORN, [], on, 'SEN_SUPPORT'))).toEqual([
      'PARENT',
      'YOUNG_PERSON',
    ]);
    expect(rightsHolder(undefined, [], '2026-06-27', 'SEN_SUPPORT')).toBe('NOT_KNOWN');
  });

  test('is the alternative person where there is no capacity, from the day it counts, and not before the age', () => {
    const events = eventsOf(capacity({ from: '2026-06-01', to: '2027-03-31' }));
    expect(
      ['2026-06-26', '2026-06-27', '2027-03-31', '2027-04-01'].map((on) => rightsHolder(BORN, events, on, 'EHC_PLAN')),
    ).toEqual(['PARENT', 'ALTERNATIVE_PERSON', 'ALTERNATIVE_PERSON', 'YOUNG_PERSON']);
  });

  test('is settled by what was said of the very matter, then by the later day, then by the later record', () => {
    const general = capacity({ from: '2026-09-01' });
    const own = capacity({ matter: 'SEN_SUPPORT', hasCapacity: true, from: '2026-07-01' });
    expect(
      ['SEN_SUPPORT', 'EHC_PLAN'].map((matter) =>
        rightsHolder(BORN, eventsOf(general, own), '2026-11-01', matter as 'EHC_PLAN'),
      ),
    ).toEqual(['YOUNG_PERSON', 'ALTERNATIVE_PERSON']);
    expect(
      rightsHolder(
        BORN,
        eventsOf(general, capacity({ hasCapacity: true, from: '2026-10-01' })),
        '2026-11-01',
        'EHC_PLAN',
      ),
    ).toBe('YOUNG_PERSON');
    expect(rightsHolder(BORN, eventsOf(capacity({ hasCapacity: true }), capacity({})), '2026-11-01', 'EHC_PLAN')).toBe(
      'ALTERNATIVE_PERSON',
    );
  });

  test.each([
    ['PlaceOnSenSupport', 'SEN_SUPPORT'],
    ['ReferToSpecialist', 'REFERRAL'],
    ['DecideEhcRequest', 'EHC_NEEDS_ASSESSMENT'],
    ['RecordFinalPlan', 'EHC_PLAN'],
  ])('in a decision by %s it is a matter of %s', (command, matter) => {
    expect(REGISTRY.some(({ name }) => name === command)).toBe(true);
    expect(rightsMatterOf(command)).toBe(matter);
  });
});

describe('RecordParentInformed', () => {
  const command: RecordParentInformed = {
    ...AT,
    decisionId: idOf(0),
    addressee: 'PARENT',
    on: '2026-11-18',
    method: 'LETTER',
    by: HEAD,
    evidence: [],
  };
  const event = {
    type: 'ParentInformed' as const,
    effectiveFrom: '2026-11-18',
    data: {
      schoolUrn: SCHOOL,
      decision: idOf(0),
      addressee: 'PARENT',
      on: '2026-11-18',
      method: 'LETTER',
      by: HEAD,
      evidence: [],
    },
  };
  const decision = decidedByMeeting();

  test('is recorded, of a decision or of nothing in particular', () => {
    expectRecorded(answer(recordParentInformed, command, [decision]), event);
    expectRecorded(answer(recordParentInformed, { ...command, decisionId: null }, []), {
      ...event,
      data: { ...event.data, decision: null },
    });
    expectRefused(answer(recordParentInformed, { ...command, decisionId: idOf(9) }, [decision]), 'NO_SUCH_RECORD');
    expectRefused(answer(recordParentInformed, { ...command, on: '2026-11-21' }, [decision]), 'DATE_IN_FUTURE');
  });

  test('NOT_THE_RIGHTS_HOLDER is noted when the parent of a young person was told, and not when the young person was', () => {
    expectRecorded(
      answer(recordParentInformed, command, [decision], { dateOfBirth: BORN }),
      event,
      'NOT_THE_RIGHTS_HOLDER',
    );
    expectRecorded(
      answer(recordParentInformed, { ...command, addressee: 'YOUNG_PERSON' }, [decision], { dateOfBirth: BORN }),
      { ...event, data: { ...event.data, addressee: 'YOUNG_PERSON' } },
    );
  });

  test('the parent acts for a young person without capacity, unless a representative does', () => {
    const named: Entry = {
      type: 'AlternativePersonNamed',
      by: HEAD,
      at,
      data: { relation: 'COURT_APPOINTED_DEPUTY', from: '2026-09-01', to: null, name: 'x' },
    };
    expectRecorded(answer(recordParentInformed, command, [decision, capacity({})], { dateOfBirth: BORN }), event);
    expectRecorded(
      answer(recordParentInformed, command, [decision, capacity({}), named], { dateOfBirth: BORN }),
      event,
      'NOT_THE_RIGHTS_HOLDER',
    );
  });

  test('CONTACT_RESTRICTED is noted on a day of the restriction, and not after its end', () => {
    expectRecorded(answer(recordParentInformed, command, [decision, restricted()]), event, 'CONTACT_RESTRICTED');
    expectRecorded(
      answer(recordParentInformed, command, [decision, restricted(), ended(idOf(1), '2026-11-17')]),
      event,
    );
    expectRecorded(answer(recordParentInformed, command, [decision, restricted({ to: '2026-11-17' })]), event);
  });
});

describe('RecordCapacity and NameAlternativePerson', () => {
  const command: RecordCapacity = {
    ...AT,
    matter: 'ALL',
    hasCapacity: false,
    assessedOn: '2026-11-02',
    from: '2026-11-02',
    to: null,
    evidence: [],
  };

  test('are recorded with the days between which they count', () => {
    const { matter, hasCapacity, assessedOn, from, to, evidence } = command;
    expectRecorded(answer(recordCapacity, command, []), {
      type: 'CapacityRecorded',
      effectiveFrom: from,
      data: { schoolUrn: SCHOOL, matter, hasCapacity, assessedOn, from, to, evidence },
    });
    expectRecorded(answer(nameAlternativePerson, { ...AT, relation: 'PARENT', from, to: null, name: 'A Parent' }, []), {
      type: 'AlternativePersonNamed',
      effectiveFrom: from,
      data: { schoolUrn: SCHOOL, relation: 'PARENT', from, to: null, name: 'A Parent' },
    });
  });

  test('do not end before they begin; an assessment has been', () => {
    expectRefused(answer(recordCapacity, { ...command, to: '2026-11-01' }, []), 'END_BEFORE_START');
    expectRefused(answer(recordCapacity, { ...command, assessedOn: '2026-11-21' }, []), 'DATE_IN_FUTURE');
    expectRefused(
      answer(nameAlternativePerson, { ...AT, relation: 'PARENT', from: '2026-11-02', to: '2026-11-01', name: 'x' }, []),
      'END_BEFORE_START',
    );
    expectRefused(
      answer(nameAlternativePerson, { ...AT, relation: 'PARENT', from: '2013-04-30', to: null, name: 'x' }, []),
      'DATE_BEFORE_BIRTH',
    );
  });
});

describe('RestrictContact and EndContactRestriction', () => {
  const command = { ...AT, ground: 'SAFEGUARDING' as const, from: '2026-11-02', to: null, note: 'Father.' };
  const ending = { ...AT, restrictionId: idOf(0), on: '2026-11-10' };

  test('are recorded', () => {
    expectRecorded(answer(restrictContact, command, []), {
      type: 'ContactRestricted',
      effectiveFrom: '2026-11-02',
      data: { schoolUrn: SCHOOL, ground: 'SAFEGUARDING', from: '2026-11-02', to: null, note: 'Father.' },
    });
    expectRecorded(answer(endContactRestriction, ending, [restricted()]), {
      type: 'ContactRestrictionEnded',
      effectiveFrom: '2026-11-10',
      data: { schoolUrn: SCHOOL, restriction: idOf(0), on: '2026-11-10' },
    });
  });

  test('end what is there, later than it began, and once', () => {
    expectRefused(answer(restrictContact, { ...command, to: '2026-11-01' }, []), 'END_BEFORE_START');
    expectRefused(
      answer(endContactRestriction, { ...ending, restrictionId: idOf(9) }, [restricted()]),
      'NO_SUCH_RECORD',
    );
    expectRefused(answer(endContactRestriction, { ...ending, on: '2026-09-30' }, [restricted()]), 'END_BEFORE_START');
    expectRefused(answer(endContactRestriction, ending, [restricted({ to: '2026-11-10' })]), 'NOT_YET_IN_FORCE');
    expectRefused(
      answer(endContactRestriction, ending, [restricted(), ended(idOf(0), '2026-11-09')]),
      'NOT_YET_IN_FORCE',
    );
    expectRecorded(answer(endContactRestriction, ending, [restricted(), ended(idOf(0), '2026-11-15')]), {
      type: 'ContactRestrictionEnded',
      effectiveFrom: '2026-11-10',
      data: { schoolUrn: SCHOOL, restriction: idOf(0), on: '2026-11-10' },
    });
  });

  test('hold on their own days at their own school', () => {
    const events = eventsOf(restricted(), ended(idOf(0), '2026-10-31'));
    expect(
      ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01'].map((on) => isContactRestricted(events, SCHOOL, on)),
    ).toEqual([false, true, true, false]);
    expect(isContactRestricted(events, '900002', '2026-10-15')).toBe(false);
  });
});
