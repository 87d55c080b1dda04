import { expect, test } from '@jest/globals';
import { ctfText, faultsOf, pupilText, readAll } from './ctf-text.ts';
import { csvText, HEADINGS, readMis, rowsOf, rowText } from './mis-text.ts';

test.each([
  ['2014-02-11T00:00:00'],
  ['2014-02-11T00:00:00.000'],
  ['2014-02-11Z'],
  ['2014-02-11+01:00'],
  ['2014-02-11T00:00:00+01:00'],
])('%s in a CTF is the day that is written', async (dob) => {
  const items = await readAll(ctfText(pupilText({ dob, sen: [['2021-11-08T00:00:00Z', 'K']] })));
  expect(rowsOf(items)).toMatchObject([{ dateOfBirth: '2014-02-11', sen: [{ from: '2021-11-08', status: 'K' }] }]);
});

test.each([
  ['2014-02-11T00:00:00+00:00', '2014-02-11'],
  ['2014-02-11 00:00:00-05:00', '2014-02-11'],
  ['11\u00a0Feb\u00a02014', '2014-02-11'],
  ['41681', '2014-02-11'],
])('%s in a CSV file is %s', async (dob, day) => {
  expect(rowsOf(await readMis(csvText(rowText({ dob }))))).toMatchObject([{ dateOfBirth: day }]);
});

test.each(['00001', '99999999', '31/12/9999', '01/01/1899'])('%s is no day of birth', async (dob) => {
  expect(faultsOf(await readMis(csvText(rowText({ dob }))))).toEqual(['2 DOB DATE_INVALID REJECTED']);
});

test.each(['31/12/9999', '31/12/2099', '01/01/1900', '1753-01-01', '9999-12-31T23:59:59'])(
  '%s as an end leaves a status and a need open, and costs no child',
  async (end) => {
    const text = `${HEADINGS},SEN Status End Date,SEN Need End Date\n${rowText()},${end},${end}\n`;
    const items = await readMis(text);
    expect(faultsOf(items)).toEqual([]);
    expect(rowsOf(items)).toMatchObject([
      { sen: [{ from: '2021-11-08', status: 'K' }], needs: [{ rank: 1, code: 'SLCN' }] },
    ]);
    expect(rowsOf(items)[0]?.sen[0]).not.toHaveProperty('to');
  },
);

test('a date of a need that is none is a question', async () => {
  const items = await readMis(`${HEADINGS},SEN Need Start Date\n${rowText()},31/02/2022\n`);
  expect(faultsOf(items)).toEqual(['2 SEN Need Start Date NEED_DATE_INVALID ACCEPTED_WITH_DISCREPANCY']);
  expect(rowsOf(items)[0]?.needs).toEqual([{ rank: 1, code: 'SLCN' }]);
});

test('a review on a day that stands for none is none', async () => {
  const items = await readMis(`${HEADINGS},Date of Next Review\n${rowText()},31/12/2099\n`);
  expect(rowsOf(items)[0]).not.toHaveProperty('reviewOn');
});
