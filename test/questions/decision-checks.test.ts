import { describe, expect, test } from '@jest/globals';
import { foldCorrections } from '../../src/kernel/folding.ts';
import { decisionChecks } from '../../src/questions/decision-checks.ts';
import { undoneBy } from '../../src/questions/reversals.ts';
import { continued, ehc, monitoring, notSen, removal, review, support } from '../support/identification-facts.ts';
import { ended, outcome, started } from '../support/provision-facts.ts';
import { enrolled, type Fact, registered, SCHOOL, SENCO, storedFacts } from '../support/pupil-spec.ts';

const at = (place: number): string => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const evidence = [{ kind: 'PROGRESS_DATA', on: '2026-09-01', author: 'TEACHER', sha256: null }];
const withEvidence = (fact: Fact): Fact => ({ ...fact, data: { ...fact.data, evidence } });
const restsOn = (reviewId: string, fact: Fact): Fact => ({ ...fact, data: { ...fact.data, reviewId } });
const attached = (on: string, decision: string): Fact => ({
  type: 'EvidenceAttached',
  effectiveFrom: on,
  data: { schoolUrn: SCHOOL, decision, evidence },
});
const recordedBy = { person: SENCO, role: 'SENCO' };
const folded = (facts: readonly Fact[]): ReturnType<typeof foldCorrections> =>
  foldCorrections(
    storedFacts([registered, enrolled, ...facts]).map((event) => ({
      ...event,
      metadata: { ...event.metadata, recordedBy },
    })),
  );

describe('evidence and review dates', () => {
  const checks = (facts: readonly Fact[]): readonly unknown[] =>
    decisionChecks(
      folded(facts),
      ({ type }) => !['PupilRegistered', 'PupilEnrolled', 'EvidenceAttached'].includes(type),
    ).map(({ evidenceFrom, reviewDate }) => [evidenceFrom, reviewDate]);
  test.each<[string, readonly Fact[], readonly unknown[]]>([
    ['neither', [support('2026-09-07')], [[null, false]]],
    ['both', [withEvidence(support('2026-09-07', '2026-12-11'))], [['2026-09-07', true]]],
    ['attached later', [support('2026-09-07', '2026-12-11'), attached('2026-10-05', at(2))], [['2026-10-05', true]]],
    ['attached to another', [support('2026-09-07', '2026-12-11'), attached('2026-10-05', at(9))], [[null, true]]],
    ['a removal sets no review', [withEvidence(removal('2026-09-07'))], [['2026-09-07', null]]],
    ['a kind that takes none lacks none', [outcome('2026-09-14', at(9), '2026-12-11')], [['2026-09-14', null]]],
    [
      'monitoring, review and what follows do',
      [monitoring('2026-09-07'), review('2026-12-10'), continued('2026-12-11', '2027-03-12')],
      [
        [null, false],
        [null, false],
        [null, true],
      ],
    ],
    [
      'what rests on a review has its evidence',
      [
        withEvidence(review('2026-12-10', '2027-03-12')),
        restsOn(at(2), continued('2026-12-11', '2027-03-12')),
        restsOn(at(9), removal('2026-12-11')),
      ],
      [
        ['2026-12-10', true],
        ['2026-12-11', true],
        [null, null],
      ],
    ],
    [
      'but not what such a review lacks',
      [review('2026-12-10', '2027-03-12'), restsOn(at(2), continued('2026-12-11', '2027-03-12'))],
      [
        [null, true],
        [null, true],
      ],
    ],
    [
      'a review that asks for the end of support needs no other',
      [{ ...review('2026-12-10'), data: { ...review('2026-12-10').data, recommendation: 'REMOVE' } }],
      [[null, null]],
    ],
    [
      'provision by its terms',
      [started('2026-09-14'), started('2026-09-21', { reviewOn: '2026-12-11' })],
      [
        [null, false],
        [null, true],
      ],
    ],
  ])('%s', (_story, facts, expected) => {
    expect(checks(facts)).toEqual(expected);
  });
});

describe('undone by its opposite', () => {
  /** What undid the first fact. */
  const undone = (facts: readonly Fact[]): unknown => {
    const events = folded(facts);
    const first = events.find(({ id }) => id === at(2));
    const found = first && undoneBy(first, events);
    return found && [found.by, found.on, found.days];
  };
  const asked = (outcome: string, on: string): Fact => ehc('EhcRequestDecided', on, { outcome });
  const request = (on: string, matter: string): Fact => ({
    type: 'SignOffRequested',
    effectiveFrom: on,
    data: { schoolUrn: SCHOOL, matter, quorum: 'ANY_ONE', lapsesOn: null },
  });
  const answer = (type: Fact['type'], on: string, about: string): Fact => ({
    type,
    effectiveFrom: on,
    data: { schoolUrn: SCHOOL, request: about },
  });
  test.each<[string, readonly Fact[], unknown]>([
    ['SEN support, then removal', [support('2026-09-07'), removal('2026-10-07')], [at(3), '2026-10-07', 30]],
    [
      'by the first that does',
      [support('2026-09-07'), removal('2026-10-07'), support('2026-11-02'), removal('2026-11-20')],
      [at(3), '2026-10-07', 30],
    ],
    ['on the same day', [support('2026-09-07'), removal('2026-09-07')], [at(3), '2026-09-07', 0]],
    ['not by what came before it', [support('2026-09-07'), removal('2026-09-01')], undefined],
    ['removal, then SEN support', [removal('2026-09-07'), support('2026-10-07')], [at(3), '2026-10-07', 30]],
    ['not SEN, then SEN support', [notSen('2026-09-07'), support('2026-10-07')], [at(3), '2026-10-07', 30]],
    ['provision that funding ended', [started('2026-09-07'), ended('2026-10-07', at(2))], [at(3), '2026-10-07', 30]],
    ['not another provision', [started('2026-09-07'), ended('2026-10-07', at(9))], undefined],
    ['not what was achieved', [started('2026-09-07'), ended('2026-10-07', at(2), 'ACHIEVED')], undefined],
    [
      'not what ended on its planned day',
      [started('2026-09-07', { plannedEndOn: '2026-10-07' }), ended('2026-10-07', at(2))],
      undefined,
    ],
    [
      'but what ended before it',
      [started('2026-09-07', { plannedEndOn: '2026-10-08' }), ended('2026-10-07', at(2))],
      [at(3), '2026-10-07', 30],
    ],
    [
      'a request that the school withdrew',
      [asked('REQUEST', '2026-09-07'), ehc('EhcRequestWithdrawn', '2026-10-07', { withdrawnBy: 'SCHOOL' })],
      [at(3), '2026-10-07', 30],
    ],
    [
      'not one that the parents withdrew',
      [asked('REQUEST', '2026-09-07'), ehc('EhcRequestWithdrawn', '2026-10-07', { withdrawnBy: 'PARENT' })],
      undefined,
    ],
    [
      'no request, then one',
      [asked('DO_NOT_REQUEST', '2026-09-07'), asked('REQUEST', '2026-10-07')],
      [at(3), '2026-10-07', 30],
    ],
    [
      'the same decision again undoes nothing',
      [asked('REQUEST', '2026-09-07'), asked('REQUEST', '2026-10-07')],
      undefined,
    ],
    [
      'a new request of the same matter that is rejected',
      [
        answer('SignOffApproved', '2026-09-08', at(3)),
        request('2026-09-07', 'OTHER'),
        request('2026-10-05', 'OTHER'),
        answer('SignOffRejected', '2026-10-08', at(4)),
      ],
      [at(5), '2026-10-08', 30],
    ],
    [
      'not of another matter',
      [
        answer('SignOffApproved', '2026-09-08', at(3)),
        request('2026-09-07', 'OTHER'),
        request('2026-10-05', 'REGISTER_REMOVAL'),
        answer('SignOffRejected', '2026-10-08', at(4)),
      ],
      undefined,
    ],
  ])('%s', (_story, facts, expected) => {
    expect(undone(facts)).toEqual(expected);
  });

  test('provision that is given again after it was ended', () => {
    const events = folded([
      started('2026-09-07'),
      ended('2026-10-07', at(2)),
      started('2026-10-14', { groupSize: 2 }),
      started('2026-10-21'),
    ]);
    const end = events.find(({ id }) => id === at(3));
    expect(end && undoneBy(end, events)).toEqual({ by: at(5), on: '2026-10-21', days: 14 });
  });
});
