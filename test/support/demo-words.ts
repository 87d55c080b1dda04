import { happenings } from '../../src/demo/make.ts';
import { demoPeople } from '../../src/demo/people.ts';
import { Chance, seededIds } from '../../src/demo/random.ts';
import { ALL_BUT_LAST } from './clear-text.ts';
import { TODAY } from './demo.ts';

/** UPNs, names, dates of birth and free text of the demo, none of which may lie in clear in a file. */
export function secretWordsOfDemo(): readonly string[] {
  const inputs = happenings(TODAY).map(({ input }) => input);
  const said = (name: string): string[] =>
    inputs.map((input) => input[name]).filter((value) => typeof value === 'string');
  const clear = new Set(
    inputs.flatMap(({ dateOfBirth: _sealed, ...input }) => JSON.stringify(input).match(/\d{4}-\d\d-\d/g) ?? []),
  );
  const birthdays = said('dateOfBirth').filter((day) => !clear.has(day.slice(0, ALL_BUT_LAST)));
  if (birthdays.length <= 300) throw new Error('too few dates of birth can be told from clear dates');
  return [
    ...said('upn'),
    ...[...said('surname'), ...said('forename')].filter((name) => Buffer.byteLength(name) >= 6),
    ...birthdays,
    ...said('rationale'),
    ...said('description'),
    ...said('parentViews'),
    ...said('pupilViews'),
    ...said('desiredOutcomes'),
    ...said('minuteRef'),
    ...said('planReference'),
    ...demoPeople(seededIds(new Chance('x'))).map((person) => person.name),
    '@northgate.invalid',
  ];
}
