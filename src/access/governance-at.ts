import { endedByLeavings } from '../governance/leavings.ts';
import { recordStart } from '../governance/record-start.ts';
import { foldPerson } from '../governance/person.ts';
import { foldGovernance, type Governance, type Holding, inForce } from '../governance/school.ts';
import type { CivilDate } from '../kernel/civil-date.ts';
import type { EventLog } from '../store/event-log.ts';

type Log = Pick<EventLog, 'readStream'>;

/** The SENCO's post at a school as known at an ordinal of the log. */
export interface PostAt {
  /** Who held the post on a day, acting SENCOs included. */
  readonly heldOn: (day: CivilDate) => readonly string[];
  /** The day from which the school keeps its record here; null for a school that is not in this system. */
  readonly recordFrom: CivilDate | null;
}

/** Posts remembered for each log: pages of one answer ask for the same. */
const MAX_POSTS = 64;
const REMEMBERED = new WeakMap<Log, Map<string, PostAt>>();

/** The SENCO's post at a school, folded from the streams of school, trust and holders up to the ordinal. */
export function postAt(log: Log, schoolUrn: string, ordinal: number): PostAt {
  const posts = REMEMBERED.get(log) ?? new Map<string, PostAt>();
  REMEMBERED.set(log, posts);
  const key = `${schoolUrn} ${String(ordinal)}`;
  const known = posts.get(key);
  if (known !== undefined) return known;
  const post = foldPost(log, schoolUrn, ordinal);
  posts.set(key, post);
  if (posts.size > MAX_POSTS) posts.delete(posts.keys().next().value ?? key);
  return post;
}

function foldPost(log: Log, schoolUrn: string, ordinal: number): PostAt {
  const stream = `school-${schoolUrn}`;
  const school = foldGovernance(log.readStream(stream, ordinal));
  const trustUid = school.school?.trustUid;
  const trust = `trust-${trustUid ?? ''}`;
  const around = [
    [stream, school] as const,
    ...(trustUid == null ? [] : [[trust, foldGovernance(log.readStream(trust, ordinal))] as const]),
  ];
  const held = around.flatMap(([of, governance]) => sencosHeld(log, of, governance, ordinal));
  return {
    heldOn: (day) => [
      ...new Set(
        held
          .filter((holding) => inForce(holding, day))
          .map(({ person }) => person)
          .sort(),
      ),
    ],
    recordFrom: school.school === undefined ? null : recordStart(school),
  };
}

/** Holdings of the SENCO's post, each ended when its holder left. */
function sencosHeld(log: Log, stream: string, governance: Governance, ordinal: number): readonly Holding[] {
  const holdings = governance.holdings.filter(({ role }) => role === 'SENCO');
  const people = new Map(
    holdings.map(({ person }) => [person, foldPerson(log.readStream(`person-${person}`, ordinal))] as const),
  );
  return endedByLeavings({ ...governance, holdings }, stream, (id) => people.get(id)).holdings;
}
