import { academicYearOf, addDays, type CivilDate } from '../kernel/civil-date.ts';
import type { NewId } from '../kernel/ports.ts';
import { termsOf } from './days.ts';
import type { Happening } from './happening.ts';
import { DEMO_ISSUER, type DemoPerson, subjectOf } from './people.ts';
import { SCHOOLS, TRUST } from './schools.ts';

/**
 * Schools, trust, people, offices and calendars, the way a real trust would enter them: operator first, then the
 * chairs.
 */
export function establishment(
  people: readonly DemoPerson[],
  from: CivilDate,
  today: CivilDate,
  ids: NewId,
): readonly Happening[] {
  const operator = ids.next();
  const at = (minute: number): string => `${from}T06:${String(minute).padStart(2, '0')}:00.000Z`;
  const by = (person: string, minute: number, command: string, input: object): Happening => ({
    at: at(minute),
    by: person,
    command,
    input: { commandId: ids.next(), ...input },
  });
  const first = SCHOOLS[0]?.school.urn ?? '';
  const registeringSchool = ({ at: urn }: DemoPerson): string => (urn === TRUST.uid ? first : urn);
  return [
    ...SCHOOLS.map(({ school: { urn, ...rest } }) => by(operator, 0, 'OpenSchool', { schoolUrn: urn, ...rest })),
    by(operator, 1, 'OpenTrust', {
      trustUid: TRUST.uid,
      name: TRUST.name,
      schools: SCHOOLS.map(({ school }) => school.urn),
      from,
    }),
    by(operator, 2, 'RegisterPerson', {
      schoolUrn: first,
      personId: operator,
      name: 'Operator of the demo',
      workEmail: null,
    }),
    ...people.map((person) =>
      by(operator, 3, 'RegisterPerson', {
        schoolUrn: registeringSchool(person),
        personId: person.id,
        name: person.name,
        workEmail: `${subjectOf(person)}@northgate.invalid`,
      }),
    ),
    ...people.map((person) =>
      by(operator, 4, 'LinkSignIn', {
        schoolUrn: registeringSchool(person),
        personId: person.id,
        issuer: DEMO_ISSUER,
        subject: subjectOf(person),
      }),
    ),
    ...SCHOOLS.flatMap(({ school }) => appointments(people, school.urn, operator, from, by)),
    ...people
      .filter((person) => person.at === TRUST.uid)
      .flatMap((person) =>
        person.offices.map((office) =>
          by(operator, 8, 'AssignTrustOffice', {
            trustUid: TRUST.uid,
            personId: person.id,
            office,
            from,
            to: null,
            minuteRef: null,
          }),
        ),
      ),
    ...SCHOOLS.flatMap(({ school }) => calendars(people, school.urn, from, today, ids)),
  ];
}

type By = (person: string, minute: number, command: string, input: object) => Happening;

function appointments(
  people: readonly DemoPerson[],
  schoolUrn: string,
  operator: string,
  from: CivilDate,
  by: By,
): readonly Happening[] {
  const staff = people.filter((person) => person.at === schoolUrn);
  const chair = staff.find((person) => person.offices.includes('CHAIR_OF_GOVERNORS'))?.id ?? '';
  return [
    by(operator, 5, 'GrantBootstrapAuthority', { schoolUrn, personId: chair, from, expiresOn: addDays(from, 30) }),
    ...staff.flatMap((person) =>
      person.offices.map((office) =>
        by(chair, 6, 'AssignOffice', {
          schoolUrn,
          personId: person.id,
          office,
          from,
          to: null,
          minuteRef: 'FGB autumn, item 2',
        }),
      ),
    ),
    ...staff
      .filter((person) => person.senco)
      .map((person) =>
        by(chair, 7, 'DesignateSenco', {
          schoolUrn,
          personId: person.id,
          from,
          acting: false,
          minuteRef: 'FGB autumn, item 3',
        }),
      ),
    ...staff
      .filter((person) => person.leadershipTeam)
      .map((person) => by(chair, 7, 'JoinLeadershipTeam', { schoolUrn, personId: person.id, from })),
  ];
}

/** One calendar a year, entered by the head before the year begins. */
function calendars(
  people: readonly DemoPerson[],
  schoolUrn: string,
  from: CivilDate,
  today: CivilDate,
  ids: NewId,
): readonly Happening[] {
  const head = people.find((person) => person.at === schoolUrn && person.offices.includes('HEADTEACHER'))?.id ?? '';
  const years = Array.from(
    { length: academicYearOf(today) - academicYearOf(from) + 1 },
    (_, i) => academicYearOf(from) + i,
  );
  return years.map((academicYear, i) => ({
    at: i === 0 ? `${from}T07:00:00.000Z` : `${String(academicYear)}-07-01T07:00:00.000Z`,
    by: head,
    command: 'SetTermCalendar',
    input: { commandId: ids.next(), schoolUrn, academicYear, terms: termsOf(academicYear), closures: [] },
  }));
}
