import { describe, expect, test } from '@jest/globals';
import { boundedLines } from '../../src/cli/bounded-lines.ts';
import { CLOCKS } from '../../src/clocks/clocks.ts';
import { WORKED_DATES } from '../clocks/worked-dates.ts';
import { senTrail } from '../support/command-line.ts';

const linesOf = (stdout: string): unknown[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

async function read(
  chunks: readonly (string | Uint8Array)[],
  longest: number,
): Promise<[number, string | undefined][]> {
  const found: [number, string | undefined][] = [];
  const stream = (async function* () {
    for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  })();
  for await (const { line, text } of boundedLines(stream, longest)) found.push([line, text]);
  return found;
}

describe('bounded lines', () => {
  test('are cut at LF and CRLF, also across chunks, and the last needs no end', async () => {
    expect(await read(['a\r\nb', 'c\n', '\nd\r', '\ne'], 10)).toEqual([
      [1, 'a'],
      [2, 'bc'],
      [3, ''],
      [4, 'd'],
      [5, 'e'],
    ]);
    expect(await read([], 10)).toEqual([]);
    expect(await read(['a\n'], 10)).toEqual([[1, 'a']]);
  });

  test('keep characters whole that chunks cut', async () => {
    const bytes = Buffer.from('né\n');
    expect(await read([bytes.subarray(0, 2), bytes.subarray(2)], 10)).toEqual([[1, 'né']]);
  });

  test('pass over what is too long, to its end, and go on after it', async () => {
    expect(await read(['12345\n123456\n1234', '56789', '0\nok\n', '123456'], 5)).toEqual([
      [1, '12345'],
      [2, undefined],
      [3, undefined],
      [4, 'ok'],
      [5, undefined],
    ]);
  });
});

describe('sen-trail clock', () => {
  test('answers line by line, in order, each with its last day', async () => {
    const input = [
      '{"clockId":"FINAL_PLAN","facts":{"requestReceived":"2026-11-02"}}\r',
      '',
      '{"clockId":"APPEAL","facts":{"decisionLetter":"2026-10-01","mediationCertificate":"2026-11-29"},"note":"kept"}',
      '{"clockId":"AR_DECISION","facts":{"meeting":null}}',
    ].join('\n');
    const ran = await senTrail(['clock', '--stdin'], {}, input);
    expect([ran.code, ran.stderr]).toEqual([0, '']);
    expect(linesOf(ran.stdout)).toEqual([
      { clockId: 'FINAL_PLAN', facts: { requestReceived: '2026-11-02' }, due: '2027-03-22' },
      {
        clockId: 'APPEAL',
        facts: { decisionLetter: '2026-10-01', mediationCertificate: '2026-11-29' },
        note: 'kept',
        due: '2027-01-04',
      },
      { clockId: 'AR_DECISION', facts: { meeting: null }, due: null },
    ]);
  });

  test('tells a bad line by number, code and field, never by what stands in it, and goes on', async () => {
    const input = [
      '{"clockId":"SECRET","facts":{}}',
      'SECRET',
      '["SECRET"]',
      '{"clockId":"FINAL_PLAN"}',
      '{"clockId":7,"facts":{}}',
      '{"clockId":"FINAL_PLAN","facts":{"SECRET":null}}',
      '{"clockId":"FINAL_PLAN","facts":{"requestReceived":"SECRET"}}',
      `{"clockId":"${'x'.repeat(200_000)}","facts":{}}`,
      '{"clockId":"EHCNA_DECISION","facts":{"requestReceived":"2026-11-02"}}',
    ].join('\n');
    const ran = await senTrail(['clock', '--stdin'], {}, `${input}\n`);
    expect(ran.code).toBe(1);
    expect(ran.stdout + ran.stderr).not.toContain('SECRET');
    expect(linesOf(ran.stdout)).toEqual([
      { line: 1, error: { code: 'UNKNOWN_CLOCK', field: 'clockId' } },
      { line: 2, error: { code: 'NOT_JSON' } },
      { line: 3, error: { code: 'NOT_AN_OBJECT' } },
      { line: 4, error: { code: 'NOT_AN_OBJECT', field: 'facts' } },
      { line: 5, error: { code: 'UNKNOWN_CLOCK', field: 'clockId' } },
      { line: 6, error: { code: 'UNKNOWN_FACT', field: 'facts' } },
      { line: 7, error: { code: 'NOT_A_DATE', field: 'requestReceived' } },
      { line: 8, error: { code: 'LINE_TOO_LONG' } },
      { clockId: 'EHCNA_DECISION', facts: { requestReceived: '2026-11-02' }, due: '2026-12-14' },
    ]);
  });

  test('counts every line, also the blank ones that it passes over, after a byte order mark', async () => {
    const ran = await senTrail(
      ['clock', '--stdin'],
      {},
      '\uFEFF{"clockId":"AR_DECISION","facts":{"meeting":"2026-11-03"}}\r\n\r\n  \n{"clockId":\r\n',
    );
    expect([ran.code, linesOf(ran.stdout)]).toEqual([
      1,
      [
        { clockId: 'AR_DECISION', facts: { meeting: '2026-11-03' }, due: '2026-12-01' },
        { line: 4, error: { code: 'NOT_JSON' } },
      ],
    ]);
  });

  test('answers every worked date', async () => {
    const worked = Object.entries(WORKED_DATES).flatMap(([clockId, rows]) =>
      rows.map(([facts, due]) => ({ clockId, facts, due })),
    );
    const ran = await senTrail(
      ['clock', '--stdin'],
      {},
      worked.map(({ clockId, facts }) => JSON.stringify({ clockId, facts })).join('\n'),
    );
    expect([ran.code, linesOf(ran.stdout)]).toEqual([0, worked]);
  });

  test('takes nothing and many lines alike', async () => {
    const none = await senTrail(['clock', '--stdin'], {}, '');
    expect([none.code, none.stdout, none.stderr]).toEqual([0, '', '']);
    const many = await senTrail(
      ['clock', '--stdin'],
      {},
      '{"clockId":"FINAL_PLAN","facts":{"requestReceived":"2026-11-02"}}\n'.repeat(20_000),
    );
    const answered = many.stdout.split('\n');
    expect([many.code, answered.length, new Set(answered).size]).toEqual([0, 20_001, 2]);
  });

  test('lists every clock with facts, limit and source', async () => {
    const json = await senTrail(['clock', '--list', '--json'], {});
    const clocks = json.json['clocks'] as Record<string, unknown>[];
    expect([json.code, clocks.length]).toEqual([0, CLOCKS.length]);
    expect(clocks[0]).toEqual({
      clockId: 'EHCNA_DECISION',
      name: 'Notify whether there will be an EHC needs assessment',
      facts: ['requestReceived'],
      limit: '6 weeks',
      fallsOn: 'LOCAL_AUTHORITY',
      standing: 'STATUTORY',
      disputed: false,
      grounds: ['SCHOOL_CLOSED', 'EARLY_YEARS_PROVIDER_CLOSED', 'EXCEPTIONAL_CIRCUMSTANCES', 'ABSENT_FOUR_WEEKS'],
      from: '2014-09-01',
      to: null,
      source: 'SEND Regulations 2014 reg 5(1)',
    });
    const plain = await senTrail(['clock', '--list'], {});
    expect(plain.stdout.split('\n')[0]).toBe(
      'EHCNA_DECISION (requestReceived): 6 weeks. SEND Regulations 2014 reg 5(1); from 2014-09-01',
    );
    expect(plain.stdout).toContain(
      'AR_FINAL (amendmentNotice, meeting): the earliest of AR_FINAL_FROM_NOTICE, AR_FINAL_FROM_MEETING.',
    );
  });

  test('neither or both is wrong use', async () => {
    expect([
      (await senTrail(['clock'], {})).code,
      (await senTrail(['clock', '--stdin', '--list'], {}, '')).code,
    ]).toEqual([2, 2]);
  });
});
