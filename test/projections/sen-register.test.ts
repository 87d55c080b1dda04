import { describe, expect, test } from '@jest/globals';
import type { Projections } from '../../projections/engine/runner.ts';
import type { SchoolScope } from '../../projections/engine/scope.ts';
import {
  countRegister,
  pupilHistory,
  pupilOnRegister,
  registerCursorOf,
  type RegisterCursor,
  registerOn,
  type RegisterRequest,
  type RegisterRow,
} from '../../projections/register/sen-register.ts';
import { type GivenLog, GivenPupil, OTHER_SCHOOL, SCHOOL, sealed, SENCO } from '../support/given-log.ts';
import { givenModel } from '../support/given-projections.ts';

const ALL: SchoolScope = { schoolUrn: SCHOOL, scope: 'SCHOOL', person: SENCO };
const NEXT_DOOR: SchoolScope = { schoolUrn: OTHER_SCHOOL, scope: 'SCHOOL', person: SENCO };
const NOW = Number.MAX_SAFE_INTEGER - 1;

const given = (work: (log: GivenLog, register: () => Promise<Projections>) => Promise<void>): Promise<void> =>
  givenModel('sen-register', work);

function rows(
  projections: Projections,
  effectiveOn: string,
  more: Partial<RegisterRequest> = {},
): readonly RegisterRow[] {
  return registerOn(projections.reader('sen-register'), {
    scopes: [ALL],
    cut: { ordinal: NOW, effectiveOn },
    first: 50,
    ...more,
  }).rows;
}

/** [day, status, primary need] on each day; a day off roll has neither. */
function codes(
  projections: Projections,
  pupil: GivenPupil,
  days: readonly string[],
  ordinal = NOW,
): readonly unknown[] {
  return days.map((effectiveOn) => {
    const [row] = pupilOnRegister(projections.reader('sen-register'), {
      scopes: [ALL, NEXT_DOOR],
      cut: { ordinal, effectiveOn },
      pupil: pupil.id,
    });
    return row === undefined ? [effectiveOn] : [effectiveOn, row.status, row.primaryNeed];
  });
}

describe('the SEN register', () => {
  test('says of a pupil on a day which code holds, since when and by what, and where its identity opens', async () => {
    await given(async (log, register) => {
      const pupil = new GivenPupil('a');
      const [registered = '', , support] = log.append(
        pupil.registered(),
        pupil.enrolled('2021-09-01'),
        pupil.support('2022-01-10', ['SLCN', 'MLD']),
      );
      const data = {
        upn: sealed(`upn ${pupil.id}`),
        surname: sealed(`surname one ${pupil.id}`),
        forename: sealed(`forename ${pupil.id}`),
        dateOfBirth: sealed(`born ${pupil.id}`),
        sex: null,
      };
      expect(rows(await register(), '2022-01-10')).toEqual([
        {
          pupil: pupil.id,
          schoolUrn: SCHOOL,
          from: '2022-01-10',
          until: null,
          status: 'K',
          primaryNeed: 'SLCN',
          needs: [
            { code: 'SLCN', rank: 1 },
            { code: 'MLD', rank: 2 },
          ],
          statusSince: '2022-01-10',
          decision: support,
          observed: false,
          onRollFrom: '2021-09-01',
          leftOn: null,
          ncYear: '4',
          identity: {
            data,
            sealedIn: { stream: pupil.stream, revision: 0, type: 'PupilRegistered', id: registered, path: '' },
          },
        },
      ]);
    });
  });

  test('follows each event that changes the code or the roll', async () => {
    await given(async (log, register) => {
      const pupil = new GivenPupil('a');
      log.append(
        pupil.registered(),
        pupil.enrolled('2021-09-01'),
        pupil.observed('E', '2021-10-01', ['ASD'], '2022-03-31'),
        pupil.support('2022-06-01', ['SLCN']),
        pupil.removed('2023-01-01'),
        pupil.left('2023-07-21'),
      );
      expect(
        codes(await register(), pupil, [
          '2021-08-31',
          '2021-09-01',
          '2021-10-01',
          '2022-03-31',
          '2022-04-01',
          '2022-06-01',
          '2022-12-31',
          '2023-01-01',
          '2023-07-21',
          '2023-07-22',
        ]),
      ).toEqual([
        ['2021-08-31'],
        ['2021-09-01', 'N', null],
        ['2021-10-01', 'E', 'ASD'],
        ['2022-03-31', 'E', 'ASD'],
        ['2022-04-01', 'N', null],
        ['2022-06-01', 'K', 'SLCN'],
        ['2022-12-31', 'K', 'SLCN'],
        ['2023-01-01', 'N', null],
        ['2023-07-21', 'N', null],
        ['2023-07-22'],
      ]);
      expect(
        pupilHistory((await register()).reader('sen-register'), { scopes: [ALL], ordinal: NOW, pupil: pupil.id }).map(
          ({ from, until, status }) => [from, until, status],
        ),
      ).toEqual([
        ['2021-09-01', '2021-10-01', 'N'],
        ['2021-10-01', '2022-04-01', 'E'],
        ['2022-04-01', '2022-06-01', 'N'],
        ['2022-06-01', '2023-01-01', 'K'],
        ['2023-01-01', '2023-07-22', 'N'],
      ]);
    });
  });

  test('splits a code where its needs are ranked anew: it holds since the same day and rests on the same decision', async () => {
    await given(async (log, register) => {
      const pupil = new GivenPupil('a');
      const [, , support = ''] = log.append(
        pupil.registered(),
        pupil.enrolled('2021-09-01'),
        pupil.support('2022-06-01', ['SLCN']),
      );
      const [ranking = ''] = log.append(pupil.ranked('2022-09-05', ['SPLD', 'SLCN']));
      log.append(pupil.voided(ranking));
      const history = (projections: Projections, ordinal: number): unknown[] =>
        pupilHistory(projections.reader('sen-register'), { scopes: [ALL], ordinal, pupil: pupil.id })
          .filter(({ status }) => status === 'K')
          .map(({ from, until, primaryNeed, statusSince, decision }) => [
            from,
            until,
            primaryNeed,
            statusSince,
            decision,
          ]);
      const projections = await register();
      expect(history(projections, 4)).toEqual([
        ['2022-06-01', '2022-09-05', 'SLCN', '2022-06-01', support],
        ['2022-09-05', null, 'SPLD', '2022-06-01', support],
      ]);
      expect([3, 5].map((ordinal) => history(projections, ordinal))).toEqual([
        [['2022-06-01', null, 'SLCN', '2022-06-01', support]],
        [['2022-06-01', null, 'SLCN', '2022-06-01', support]],
      ]);
    });
  });

  test('answers late entries, corrections and voids from the cut at which they were known', async () => {
    await given(async (log, register) => {
      const pupil = new GivenPupil('a');
      const [, , support = ''] = log.append(
        pupil.registered(),
        pupil.enrolled('2021-09-01'),
        pupil.support('2022-06-01', ['SLCN']),
      );
      const [late = ''] = log.append(pupil.observed('K', '2022-01-01', ['MLD']));
      const [correction = ''] = log.append(
        pupil.corrected(support, 'SenSupportDecided', pupil.supportData(['ASD']), { effectiveFrom: '2022-05-01' }),
      );
      log.append(pupil.voided(late), pupil.voided(correction), pupil.voided(support));
      const projections = await register();
      const days = ['2022-02-01', '2022-05-15', '2022-07-01'];
      const seen = [2, 3, 4, 5, 6, 7, 8].map((ordinal) =>
        codes(projections, pupil, days, ordinal).map((code) => (code as string[]).slice(1).join(' ').trim()),
      );
      expect(seen).toEqual([
        ['N', 'N', 'N'],
        ['N', 'N', 'K SLCN'],
        ['K MLD', 'K MLD', 'K SLCN'],
        ['K MLD', 'K ASD', 'K ASD'],
        ['N', 'K ASD', 'K ASD'],
        ['N', 'N', 'K SLCN'],
        ['N', 'N', 'N'],
      ]);
    });
  });

  test('shows the identity as it was known: a correction opens in the correction, a void takes it away', async () => {
    await given(async (log, register) => {
      const pupil = new GivenPupil('a');
      const [registered = ''] = log.append(pupil.registered(), pupil.enrolled('2021-09-01'));
      const corrected = { ...pupil.registered('two').data } as Parameters<GivenPupil['corrected']>[2];
      const [correction = ''] = log.append(pupil.corrected(registered, 'PupilRegistered', corrected));
      log.append(pupil.voided(registered));
      const projections = await register();
      const identities = [2, 3, 4].map(
        (ordinal) => rows(projections, '2024-09-01', { cut: { ordinal, effectiveOn: '2024-09-01' } })[0]?.identity,
      );
      expect(
        identities.map(
          (identity) => identity && [identity.data['surname'], identity.sealedIn.id, identity.sealedIn.path],
        ),
      ).toEqual([
        [sealed(`surname one ${pupil.id}`), registered, ''],
        [sealed(`surname two ${pupil.id}`), correction, 'replacement.'],
        null,
      ]);
    });
  });

  test('counts a pupil of unknown admission from the earlier of the file and the first code this school knows', async () => {
    await given(async (log, register) => {
      const [plain, coded, moved] = [new GivenPupil('a'), new GivenPupil('b'), new GivenPupil('c')];
      const there = new GivenPupil('c', OTHER_SCHOOL);
      log.append(
        plain.registered(),
        plain.enrolled(null),
        coded.registered(),
        coded.enrolled(null),
        coded.observed('K', '2023-01-09', ['HI']),
      );
      log.append(
        there.registered(),
        there.enrolled('2020-09-01'),
        there.observed('K', '2021-01-01', ['VI']),
        there.left('2024-07-20'),
        moved.enrolled(null),
      );
      const projections = await register();
      expect(
        [plain, coded, moved].map((pupil) =>
          pupilHistory(projections.reader('sen-register'), { scopes: [ALL], ordinal: NOW, pupil: pupil.id }).map(
            (row) => [row.from, row.onRollFrom, row.status, row.statusSince],
          ),
        ),
      ).toEqual([
        [['2024-09-02', '2024-09-02', 'N', null]],
        [['2023-01-09', '2023-01-09', 'K', '2023-01-09']],
        // What another school recorded, and did not give, counts for nothing here.
        [['2024-09-02', '2024-09-02', 'N', null]],
      ]);
    });
  });

  test('has one entry a day for a pupil that was enrolled twice, and takes it up again after a return', async () => {
    await given(async (log, register) => {
      const pupil = new GivenPupil('a');
      log.append(
        pupil.enrolled('2021-09-01', { ncYear: '7' }),
        pupil.left('2022-07-20'),
        pupil.enrolled('2023-09-01', { ncYear: '9' }),
        pupil.enrolled('2024-01-01', { ncYear: '10' }),
      );
      expect(
        pupilHistory((await register()).reader('sen-register'), { scopes: [ALL], ordinal: NOW, pupil: pupil.id }).map(
          ({ from, until, ncYear, leftOn }) => [from, until, ncYear, leftOn],
        ),
      ).toEqual([
        ['2021-09-01', '2022-07-21', '4', '2022-07-20'],
        ['2023-09-01', '2024-01-01', '8', null],
        ['2024-01-01', null, '9', null],
      ]);
    });
  });

  test('counts by code and primary need, and chooses by each filter', async () => {
    await given(async (log, register) => {
      const [a, b, c, d] = [
        new GivenPupil('a'),
        new GivenPupil('b'),
        new GivenPupil('c'),
        new GivenPupil('d', OTHER_SCHOOL),
      ];
      for (const pupil of [a, b, c, d])
        log.append(pupil.registered(), pupil.enrolled('2021-09-01', { ncYear: pupil === b ? '8' : '7' }));
      log.append(
        a.support('2022-01-01', ['SLCN']),
        b.observed('E', '2022-01-01', ['ASD', 'SLCN']),
        d.support('2022-01-01', ['SLCN']),
      );
      const projections = await register();
      const reader = projections.reader('sen-register');
      const cut = { ordinal: NOW, effectiveOn: '2024-09-01' };
      expect(countRegister(reader, { scopes: [ALL], cut })).toEqual({
        pupils: 3,
        status: { K: 1, E: 1, N: 1 },
        primaryNeed: { ASD: 1, SLCN: 1 },
      });
      expect(countRegister(reader, { scopes: [ALL, NEXT_DOOR], cut, filter: { primaryNeed: 'SLCN' } })).toEqual({
        pupils: 2,
        status: { K: 2, E: 0, N: 0 },
        primaryNeed: { SLCN: 2 },
      });
      expect(countRegister(reader, { scopes: [], cut })).toEqual({
        pupils: 0,
        status: { K: 0, E: 0, N: 0 },
        primaryNeed: {},
      });
      const chosen = (
        [
          {},
          { status: 'K' },
          { primaryNeed: 'ASD' },
          { ncYear: '8' },
          { pupil: c.id },
          { schoolUrn: OTHER_SCHOOL },
          { status: 'E', ncYear: '7' },
        ] as const
      ).map((filter) => rows(projections, '2024-09-01', { filter, scopes: [ALL, NEXT_DOOR] }).map((row) => row.pupil));
      expect(chosen).toEqual([[a.id, b.id, c.id, d.id], [a.id, d.id], [b.id], [b.id], [c.id], [d.id], []]);
    });
  });

  test('shows and chooses by the year of the day: moved up each September, as entered where that cannot be told', async () => {
    await given(async (log, register) => {
      const years = ['R', '9', '14', 'X', null];
      const pupils = years.map((ncYear, at) => {
        const pupil = new GivenPupil(String(at));
        log.append(pupil.registered(), pupil.enrolled('2021-09-01', { knownOn: '2021-09-01', ncYear }));
        return pupil;
      });
      const projections = await register();
      const shown = (on: string): readonly (string | null)[] => rows(projections, on).map(({ ncYear }) => ncYear);
      expect(shown('2021-09-01')).toEqual(['R', '9', '14', 'X', null]);
      expect(shown('2022-08-31')).toEqual(['R', '9', '14', 'X', null]);
      expect(shown('2022-09-01')).toEqual(['1', '10', '14', 'X', null]);
      expect(shown('2024-09-01')).toEqual(['3', '12', '14', 'X', null]);
      const inYear = (on: string, ncYear: string): readonly string[] =>
        rows(projections, on, { filter: { ncYear } }).map(({ pupil }) => pupil);
      // Whoever is shown with a year is found by it, and by no other.
      for (const on of ['2021-09-01', '2022-08-31', '2022-09-01', '2024-09-01', '2027-09-01', '2040-09-01']) {
        for (const year of ['N1', 'R', '1', '3', '6', '9', '10', '12', '14', 'X', 'M', 'Y'])
          expect([on, year, inYear(on, year)]).toEqual([
            on,
            year,
            pupils.filter((_, at) => shown(on)[at] === year).map(({ id }) => id),
          ]);
      }
      expect(inYear('2024-09-01', '3')).toHaveLength(1);
      expect(
        pupilHistory(projections.reader('sen-register'), {
          scopes: [ALL],
          ordinal: NOW,
          pupil: pupils[0]?.id ?? '',
        }).map(({ from, ncYear }) => [from, ncYear]),
      ).toEqual([['2021-09-01', 'R']]);
    });
  });

  test("shows nothing outside the scopes; what is only one's own is none of the register", async () => {
    await given(async (log, register) => {
      const [here, there] = [new GivenPupil('a'), new GivenPupil('b', OTHER_SCHOOL)];
      log.append(here.enrolled('2021-09-01'), there.enrolled('2021-09-01'));
      const projections = await register();
      expect(rows(projections, '2024-09-01').map((row) => row.pupil)).toEqual([here.id]);
      expect(rows(projections, '2024-09-01', { filter: { pupil: there.id } })).toEqual([]);
      expect(rows(projections, '2024-09-01', { filter: { schoolUrn: OTHER_SCHOOL } })).toEqual([]);
      expect(rows(projections, '2024-09-01', { scopes: [{ ...ALL, scope: 'OWN' }] })).toEqual([]);
      expect(
        pupilHistory(projections.reader('sen-register'), { scopes: [NEXT_DOOR], ordinal: NOW, pupil: here.id }),
      ).toEqual([]);
    });
  });

  test('gives each pupil and school once, page by page', async () => {
    await given(async (log, register) => {
      const pupils = Array.from({ length: 5 }, (_, n) => new GivenPupil(String(n)));
      for (const pupil of pupils)
        log.append(pupil.enrolled('2021-09-01'), new GivenPupil(pupil.id).enrolled('2021-09-01'));
      log.append({ ...new GivenPupil('x', OTHER_SCHOOL).enrolled('2021-09-01'), stream: pupils[2]?.stream ?? '' });
      const projections = await register();
      const scopes = [NEXT_DOOR, ALL];
      const whole = rows(projections, '2024-09-01', { scopes }).map(registerCursorOf);
      const paged: RegisterCursor[] = [];
      for (let more = true; more;) {
        const page = registerOn(projections.reader('sen-register'), {
          scopes,
          cut: { ordinal: NOW, effectiveOn: '2024-09-01' },
          first: 2,
          after: paged.at(-1),
        });
        paged.push(...page.rows.map(registerCursorOf));
        more = page.hasNextPage;
      }
      expect(whole).toHaveLength(11);
      expect(paged).toEqual(whole);
    });
  });
});
