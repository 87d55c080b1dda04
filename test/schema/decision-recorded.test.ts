import { beforeEach, expect, test } from '@jest/globals';
import { type ExecutionResult, parse, subscribe } from 'graphql';
import type { RequestContext } from '../../schema/context.ts';
import { formatError } from '../../schema/server/errors.ts';
import { contextOf, SCHEMA } from '../support/ask.ts';
import { openSchoolForEachTest } from '../support/open-school.ts';
import { OTHER_URN, placement, PUPIL, type School, URN } from '../support/school.ts';

let school: School;
openSchoolForEachTest((opened) => {
  school = opened;
});
let robin: string;
beforeEach(async () => {
  robin = await school.pupil();
});

const DOCUMENT =
  parse(`subscription ($schoolUrn: String!, $after: Int) { decisionRecorded(schoolUrn: $schoolUrn, after: $after) {
  id ordinal pupil { surname } ... on ConcernRaised { description } ... on SenSupportDecided { rationale } } }`);

interface Following {
  readonly context: RequestContext;
  readonly ending: AbortController;
  readonly next: () => Promise<Record<string, unknown> | readonly string[] | 'ended'>;
}

/** Follows as a person; `next` is what is pushed, the codes of errors, or the end. */
async function follow(
  person: string | undefined,
  variableValues: Record<string, unknown> = { schoolUrn: URN },
): Promise<Following | readonly string[]> {
  const ending = new AbortController();
  const context = contextOf(school.app, person, ending.signal);
  const followed = await subscribe({ schema: SCHEMA, document: DOCUMENT, contextValue: context, variableValues });
  if (!(Symbol.asyncIterator in followed)) return codes(followed);
  const next: Following['next'] = async () => {
    try {
      const { done, value } = await followed.next();
      return done === true
        ? 'ended'
        : ((value.data?.['decisionRecorded'] as Record<string, unknown> | null) ?? codes(value));
    } catch (error) {
      return [String(formatError(error).extensions?.['code'])];
    }
  };
  return { context, ending, next };
}

function codes({ errors = [] }: ExecutionResult): readonly string[] {
  return errors.map((error) => String(formatError(error).extensions?.['code']));
}

async function following(person: string, variables?: Record<string, unknown>): Promise<Following> {
  const followed = await follow(person, variables);
  if (!('next' in followed)) throw new Error(followed.join());
  return followed;
}

const concern = (by: string, description: string): Promise<unknown> =>
  school.as(by, 'RaiseConcern', {
    pupilId: robin,
    schoolUrn: URN,
    seenRevision: null,
    basis: 'TAKEN_HERE',
    decidedAt: null,
    decidedOn: null,
    decidedBy: [],
    effectiveFrom: '2026-11-20',
    source: 'TEACHER',
    raisedOn: '2026-11-20',
    areas: [],
    alternativeExplanations: [],
    evidence: [],
    description,
    universalSupportTried: null,
  });

test('pushes each decision once, in the order of the log, with its words, and each push is a read', async () => {
  const { next, context, ending } = await following(school.staff.head);
  const waiting = next();
  await concern(school.staff.teacher, 'First.');
  expect(await waiting).toMatchObject({ description: 'First.', pupil: { surname: 'Example' } });
  expect([...context.access.pupils]).toEqual([robin]);
  await school.pupil({ ...PUPIL, forename: 'Kit' });
  await school.as(school.staff.senco, 'PlaceOnSenSupport', placement(robin));
  await concern(school.staff.teacher, 'Third.');
  expect(await next()).toMatchObject({ rationale: 'Reading age fourteen months behind.' });
  expect(await next()).toMatchObject({ description: 'Third.' });
  ending.abort();
  expect(await next()).toBe('ended');
});

test('goes on behind an ordinal, without gap or repeat', async () => {
  for (const words of ['One.', 'Two.', 'Three.']) await concern(school.staff.teacher, words);
  const all = await following(school.staff.head, { schoolUrn: URN, after: 0 });
  const seen = [await all.next(), await all.next(), await all.next()] as { description: string; ordinal: number }[];
  expect(seen.map(({ description }) => description)).toEqual(['One.', 'Two.', 'Three.']);
  all.ending.abort();
  const rest = await following(school.staff.head, { schoolUrn: URN, after: seen[0]?.ordinal });
  expect([await rest.next(), await rest.next()]).toEqual(seen.slice(1));
  rest.ending.abort();
});

test('a waiting one ends at once when its signal fires', async () => {
  const { next, ending } = await following(school.staff.head);
  const waiting = next();
  ending.abort();
  expect(await waiting).toBe('ended');
});

test('scope OWN gets what the person recorded', async () => {
  const { next, ending } = await following(school.staff.teacher);
  await concern(school.staff.senco, 'Not theirs.');
  await concern(school.staff.teacher, 'Theirs.');
  expect(await next()).toMatchObject({ description: 'Theirs.', pupil: { surname: null } });
  ending.abort();
});

test('opens for nobody without the right', async () => {
  expect(await follow(undefined)).toEqual(['UNAUTHENTICATED']);
  expect(await follow(school.staff.governor)).toEqual(['NOT_FOUND']);
  expect(await follow(school.staff.elsewhere)).toEqual(['NOT_FOUND']);
  expect(await follow(school.staff.head, { schoolUrn: OTHER_URN })).toEqual(['NOT_FOUND']);
  expect(await follow(school.staff.head, { schoolUrn: URN, after: -1 })).toEqual(['BAD_USER_INPUT']);
});

test('the right is asked again at each push: with the office it is gone', async () => {
  const { next } = await following(school.staff.deputy);
  await concern(school.staff.teacher, 'Before.');
  expect(await next()).toMatchObject({ description: 'Before.' });
  school.clock.moveTo('2026-11-21T10:00:00.000Z');
  await school.as(school.staff.head, 'EndOffice', {
    schoolUrn: URN,
    personId: school.staff.deputy,
    office: 'DEPUTY_HEADTEACHER',
    on: '2026-11-20',
  });
  await concern(school.staff.teacher, 'After.');
  expect(await next()).toEqual(['NOT_FOUND']);
  expect(await next()).toBe('ended');
});
