import { expect, test } from '@jest/globals';
import { type ExecutionResult, parse, subscribe } from 'graphql';
import { contextOf, SCHEMA } from '../support/ask.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { recorded, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});

const DOCUMENT = parse(
  'subscription ($schoolUrn: String!) { clockDue(schoolUrn: $schoolUrn) { clockId dueOn state pupil { forename } } }',
);

async function askForAdvice(forename: string, receivedOn: string): Promise<void> {
  const pupilId = await school.pupil({ forename });
  const letter = {
    source: 'LA_LETTER',
    documentOn: null,
    sentAt: null,
    receivedOn,
    predecessor: 'RECORDED',
    note: null,
  };
  recorded(
    await school.as(school.staff.senco, 'RecordAdviceRequest', {
      pupilId,
      schoolUrn: URN,
      seenRevision: null,
      ...letter,
      askedOf: 'SCHOOL',
    }),
  );
}

test('pushes what is pressing now, then what comes to press, each once; ends with its signal', async () => {
  await askForAdvice('Late', '2026-10-05');
  await askForAdvice('Calm', '2026-11-19');
  const ending = new AbortController();
  const followed = await subscribe({
    schema: SCHEMA,
    document: DOCUMENT,
    contextValue: contextOf(school.app, school.staff.senco, ending.signal),
    variableValues: { schoolUrn: URN },
  });
  if (!(Symbol.asyncIterator in followed)) throw new Error('not let in');
  const next = async (): Promise<unknown> =>
    (await (followed as AsyncGenerator<ExecutionResult>).next()).value?.data?.['clockDue'];
  expect(await next()).toEqual({
    clockId: 'ADVICE_RETURN',
    dueOn: '2026-11-16',
    state: 'BREACHED',
    pupil: { forename: 'Late' },
  });
  const waiting = next();
  await askForAdvice('Soon', '2026-10-12');
  expect(await waiting).toEqual({
    clockId: 'ADVICE_RETURN',
    dueOn: '2026-11-23',
    state: 'DUE_SOON',
    pupil: { forename: 'Soon' },
  });
  const ended = next();
  ending.abort();
  expect(await ended).toBe(undefined);
});

test.each(['governor', 'elsewhere', 'teacher'] as const)('is not for the %s', async (name) => {
  const followed = await subscribe({
    schema: SCHEMA,
    document: DOCUMENT,
    contextValue: contextOf(school.app, school.staff[name]),
    variableValues: { schoolUrn: URN },
  });
  expect(Symbol.asyncIterator in followed).toBe(false);
});
