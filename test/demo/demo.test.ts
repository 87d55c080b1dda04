import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decisionAuthority } from '../../projections/decisions/decision-authority.ts';
import { versionsFound } from '../../projections/decisions/authority-found.ts';
import { findDecisions } from '../../projections/decisions/decision-history.ts';
import { countRegister } from '../../projections/register/sen-register.ts';
import type { OpenApp } from '../../src/compose.ts';
import { happenings } from '../../src/demo/make.ts';
import { demoPersonas } from '../../src/demo/people.ts';
import { SCHOOLS } from '../../src/demo/schools.ts';
import { addDays } from '../../src/kernel/civil-date.ts';
import { found } from '../support/clear-text.ts';
import { HARROW, openDemo, TODAY } from '../support/demo.ts';
import { secretWordsOfDemo } from '../support/demo-words.ts';
import { LONG_RUN } from '../support/long-run.ts';
import { TemporaryFolder } from '../support/temporary-folder.ts';

let folder: TemporaryFolder;
let app: OpenApp;

beforeAll(async () => {
  folder = new TemporaryFolder();
  ({ app } = await openDemo(folder.path));
});

afterAll(async () => {
  await app.close();
  folder[Symbol.dispose]();
});

const scopes = [{ schoolUrn: HARROW, scope: 'SCHOOL' as const, person: '' }];
const asked = (filter: object): { type: string; decided: string; recorded: string; findings: readonly string[] }[] =>
  findDecisions(app.projections.reader('decision-history'), {
    scopes,
    cut: { ordinal: app.log.head() },
    filter,
    order: { by: 'DECIDED_AT', direction: 'DESC' },
    first: 200,
  }).rows.map((row) => ({
    type: row.type,
    decided: (row.metadata.decidedAt ?? '').slice(0, 10),
    recorded: row.metadata.recordedAt.slice(0, 10),
    findings: decisionAuthority(row, app.directory.inTime(HARROW), app.log.head()).findings.map(({ code }) => code),
  }));

describe('the demo', () => {
  test('tells the same for the same day, and another story for another', () => {
    expect(happenings(TODAY)).toEqual(happenings(TODAY));
    expect(happenings(TODAY)).not.toEqual(happenings('2026-11-19'));
  });

  test('its registers are those of its schools', () => {
    const reader = app.projections.reader('sen-register');
    for (const { school, roll, onSupport, withPlan } of SCHOOLS) {
      const counts = countRegister(reader, {
        scopes: [{ schoolUrn: school.urn, scope: 'SCHOOL', person: '' }],
        cut: { ordinal: app.log.head(), effectiveOn: TODAY },
      });
      expect([school.urn, counts.pupils, counts.status.K, counts.status.E]).toEqual([
        school.urn,
        roll,
        onSupport,
        withPlan,
      ]);
    }
  });

  test('the leadership team decided, and the SENCO entered it nine days later', () => {
    expect(asked({ finding: 'LATE_ENTRY' })).toEqual([
      {
        type: 'EhcRequestDecided',
        decided: '2026-11-02',
        recorded: '2026-11-11',
        findings: ['HEADS_DECISION_BY_ANOTHERS_WORD', 'LATE_ENTRY'],
      },
    ]);
  });

  test('a decision was taken on a delegation that had lapsed', () => {
    const versions = (code: string) =>
      versionsFound(app.projections.reader('decision-history'), app.directory.inTime(HARROW), app.log.head(), code);
    expect(asked({ versions: versions('NO_AUTHORITY_AT_DECISION') })).toEqual([
      {
        type: 'SenSupportDecided',
        decided: '2026-08-17',
        recorded: '2026-08-19',
        findings: ['NO_AUTHORITY_AT_DECISION'],
      },
    ]);
  });

  test('finds its pupils on every day of a year', () => {
    const step = LONG_RUN ? 1 : 5;
    const days = Array.from({ length: 26 / step }, (_, index) => addDays('2026-08-30', index * step * 14));
    for (const day of days) expect(new Set(happenings(day).map(({ command }) => command)).size).toBeGreaterThan(60);
  });

  test('holds no UPN, name, date of birth or free text in clear in any file', () => {
    const words = secretWordsOfDemo();
    expect(words.length).toBeGreaterThan(2_000);
    expect(found(app.config.data, words)).toEqual([]);
  });

  test('every persona can sign in', async () => {
    const signIns = app.log.streamsWithPrefix('signin-').length;
    expect(demoPersonas().map(({ role, schoolUrn }) => [role, schoolUrn])).toContainEqual([
      'Headteacher who is also the SENCO',
      '900001',
    ]);
    expect(demoPersonas().length).toBe(10);
    expect(signIns).toBeGreaterThanOrEqual(demoPersonas().length);
  });
});
