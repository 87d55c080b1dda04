import { describe, expect, test } from '@jest/globals';
import type { EventType } from '../../../src/registry/events.ts';
import { type AccountabilityCode, accountabilityFindings } from '../../../src/decisions/involvement/findings.ts';
import { involvedWith, involvementIn } from '../../support/judged.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../../src/reference/bank-holidays.ts';
import { decidedBy, type Entry, eventsOf, HEAD, idOf, SENCO } from './record.ts';

const calendar = {
  years: [{ academicYear: 2026, terms: [{ from: '2026-09-03', to: '2026-12-18' }], closures: [] }],
  holidays: ENGLAND_BANK_HOLIDAYS,
};
/** Decided by the SENCO on Monday 9 November: the tenth school day after it is the 23rd. */
const changed = (type: EventType, data: object = {}): Entry => ({
  ...decidedBy(SENCO),
  type,
  data: { parentsToldOn: null, ...data },
});
const told: Entry = {
  type: 'ParentInformed',
  by: SENCO,
  at: '2026-11-20T15:00:00.000Z',
  data: { decision: idOf(0), addressee: 'PARENT', on: '2026-11-20', method: 'LETTER', by: null, evidence: [] },
};
const restricted: Entry = {
  type: 'ContactRestricted',
  by: HEAD,
  at: '2026-11-12T15:00:00.000Z',
  data: { ground: 'COURT_ORDER', from: '2026-11-12', to: null, note: null },
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

describe('PARENTS_NOT_TOLD_OF_CHANGE (told of change)', () => {
  test.each<EventType>(['ProvisionAmended', 'ProvisionSuspended', 'ProvisionEnded', 'PlacementStarted'])(
    '%s: found after ten school days, and not before',
    (type) => {
      expect(findings('2026-11-23', changed(type))).toEqual([]);
      expect(findings('2026-11-24', changed(type))).toEqual(['PARENTS_NOT_TOLD_OF_CHANGE']);
    },
  );

  test('is cleared by the day on which they were told, in the decision or beside it, and rests while contact is restricted', () => {
    expect(findings('2026-11-24', changed('ProvisionAmended', { parentsToldOn: '2026-11-09' }))).toEqual([]);
    expect(findings('2026-11-24', changed('ProvisionAmended'), told)).toEqual([]);
    expect(findings('2026-11-24', changed('ProvisionAmended'), restricted)).toEqual([]);
  });

  test('who agreed or not was told of it; who was not asked was not', () => {
    const found = ['AGREES', 'PARTLY_AGREES', 'DISAGREES', 'NOT_ASKED', 'NOT_KNOWN'].map(
      (parentPosition) =>
        findings('2026-11-24', changed('ProvisionEnded', { parentPosition, endReason: 'FUNDING' })).length,
    );
    expect(found).toEqual([0, 0, 0, 1, 1]);
  });

  test("what goes on, and what ends with the pupil's leaving, is no change for them", () => {
    expect(findings('2026-11-24', changed('ProvisionResumed'))).toEqual([]);
    expect(
      findings('2026-11-24', changed('ProvisionEnded', { endReason: 'LEFT', parentPosition: 'NOT_ASKED' })),
    ).toEqual([]);
  });
});
