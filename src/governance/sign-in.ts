import type { EffectiveEvent } from '../kernel/folding.ts';
import type { StoredEvent } from '../kernel/event.ts';
import { type Instant, instantFromMilliseconds } from '../kernel/instant.ts';
import {
  type CodeOf,
  codes,
  type EventOf,
  eventOfStream,
  id,
  isA,
  leftOut,
  line,
  moment,
  oneOf,
  sealedLine,
  text,
  workedOut,
} from '../kernel/members.ts';
import { metadataOf } from '../kernel/metadata.ts';

/** The issuer of accounts at the machine itself. Tokens never name it. */
export const COMMAND_LINE_ISSUER = 'command-line';

/** How long a sign-in stands in the list, where it can be refused, before time alone makes it count. */
const WAITING_HOURS = 72;

export const SIGN_IN_AWAITS = codes('SignInAwaits', 'What a sign-in waits for before it lets anybody in.', {
  CONFIRMATION: 'The word of a second person, or of the person in a session of their own.',
  WAITING_PERIOD: 'Three days in which it can be refused; there is nobody who could confirm it.',
});

/**
 * Ties a sign-in to a person. Its own stream (`signin-<mac>`) claims it. Here issuer and subject are sealed, so that
 * they can be shown. Without `awaits` it counts at once.
 */
export const SignInLinked = eventOfStream('SignInLinked', 'A sign-in was tied to a person.', {
  issuer: sealedLine('Issuer of the sign-in, as tokens name it.'),
  subject: sealedLine('Subject of the sign-in, as tokens name it.'),
  claim: workedOut(line('Stream of its claim.')),
  awaits: workedOut(leftOut(oneOf(SIGN_IN_AWAITS, 'What it waits for; left out: nothing.'))),
  usableFrom: workedOut(leftOut(moment('When its waiting period is over.'))),
});

export const SIGN_IN_NAMED = { signInId: id('RECORD', 'Stored id of the sign-in, as `signIns` lists it.') } as const;

export const CONFIRMED_BY = codes('SignInConfirmedBy', 'Who confirmed a sign-in.', {
  OWN_SESSION: 'The person themself, signed in by another of their sign-ins.',
  SECOND_PERSON: 'Somebody else than who linked it.',
});

export const SignInConfirmed = eventOfStream('SignInConfirmed', 'A sign-in was confirmed.', {
  ...SIGN_IN_NAMED,
  confirmedBy: workedOut(oneOf(CONFIRMED_BY, 'Who confirmed it.')),
});

export const SignInRefused = eventOfStream('SignInRefused', 'A sign-in that waited was refused.', {
  ...SIGN_IN_NAMED,
  reason: text('Why.'),
});

export const SignInUnlinked = eventOfStream('SignInUnlinked', 'A sign-in was taken from a person.', {
  ...SIGN_IN_NAMED,
  reason: text('Why.'),
});

export const SIGN_IN_STATE = codes('SignInState', 'Whether a sign-in lets its person in.', {
  IN_USE: 'It lets the person in.',
  AWAITS_CONFIRMATION: 'It waits for a second person, or for the person in a session of their own.',
  WAITS: 'It lets the person in once its waiting period is over, unless it is refused.',
  REFUSED: 'It was refused before it counted.',
  LAPSED: 'It came to nothing: while it waited, the person was cut off from refusing it.',
  UNLINKED: 'It was taken from the person.',
});
export type SignInState = CodeOf<typeof SIGN_IN_STATE>;

/** Who did something about a sign-in, and when. */
export interface SignInAct {
  readonly person: string;
  readonly role: string;
  readonly at: Instant;
}

/** A sign-in of a person: who linked it, what it waits for, what became of it. */
export interface SignIn {
  /** Id of the event that linked it. */
  readonly id: string;
  readonly claim: string;
  readonly event: EventOf<typeof SignInLinked, EffectiveEvent>;
  readonly linked: SignInAct;
  readonly awaits: CodeOf<typeof SIGN_IN_AWAITS> | null;
  readonly usableFrom: Instant | null;
  readonly confirmed: (SignInAct & { readonly by: CodeOf<typeof CONFIRMED_BY> }) | null;
  /** `event`: what refused it or took it away; absent where it lapsed. */
  readonly ended:
    (SignInAct & { readonly as: 'REFUSED' | 'UNLINKED' | 'LAPSED'; readonly event?: EffectiveEvent }) | null;
}

/** The state of a sign-in at a moment. */
export function signInState({ awaits, usableFrom, confirmed, ended }: SignIn, now: Instant): SignInState {
  if (ended !== null) return ended.as;
  if (awaits === null || confirmed !== null) return 'IN_USE';
  if (awaits === 'CONFIRMATION') return 'AWAITS_CONFIRMATION';
  return usableFrom !== null && usableFrom <= now ? 'IN_USE' : 'WAITS';
}

export function isInUse(signIn: SignIn, now: Instant): boolean {
  return signInState(signIn, now) === 'IN_USE';
}

/** Whether a sign-in still waits for a word or for its time. */
export function isWaiting(signIn: SignIn, now: Instant): boolean {
  return ['AWAITS_CONFIRMATION', 'WAITS'].includes(signInState(signIn, now));
}

/** The end of a waiting period that begins now. */
export function afterWaiting(now: Instant): Instant {
  return instantFromMilliseconds(Date.parse(now) + WAITING_HOURS * 3_600_000);
}

/**
 * Whether whoever linked it may still be the one who comes in by it: nobody else has confirmed it, and it has not yet
 * stood in the list for as long as a waiting period.
 */
export function mayBeItsLinkers({ linked, confirmed }: SignIn, now: Instant): boolean {
  return confirmed?.by !== 'SECOND_PERSON' && now < afterWaiting(linked.at);
}

type Changed = { -readonly [Name in keyof SignIn]: SignIn[Name] };

const isLink = isA(SignInLinked);
const isConfirmation = isA(SignInConfirmed);
const isEnd = isA(SignInRefused, SignInUnlinked);

/**
 * The sign-ins of a person, oldest first. `stored` is the whole stream: a leaving cuts the person off from refusing
 * what waits, also when it is made void later.
 */
export function signInsOf(effective: readonly EffectiveEvent[], stored: readonly StoredEvent[]): readonly SignIn[] {
  const signIns = new Map<string, Changed>();
  for (const event of effective.toSorted((a, b) => a.revision - b.revision)) {
    if (isLink(event)) signIns.set(event.id, linked(event));
    const named = signIns.get(event.data['signInId'] as string);
    if (named === undefined || named.ended !== null) continue;
    if (isConfirmation(event)) named.confirmed = { ...actOf(event), by: event.data.confirmedBy };
    if (isEnd(event))
      named.ended = { ...actOf(event), as: event.type === SignInRefused.type ? 'REFUSED' : 'UNLINKED', event };
  }
  const all = [...signIns.values()];
  for (const signIn of all) {
    const cutOff = lapsedBy(signIn, stored);
    if (cutOff !== undefined) signIn.ended = cutOff;
  }
  return all;
}

function linked(event: EventOf<typeof SignInLinked, EffectiveEvent>): Changed {
  const { claim, awaits = null, usableFrom = null } = event.data;
  return { id: event.id, claim, event, linked: actOf(event), awaits, usableFrom, confirmed: null, ended: null };
}

/** What cut the person off while the sign-in waited for time alone; undefined if nothing did. */
function lapsedBy(
  { event: link, awaits, usableFrom, confirmed, ended }: SignIn,
  stored: readonly StoredEvent[],
): SignIn['ended'] | undefined {
  if (awaits !== 'WAITING_PERIOD' || usableFrom === null) return undefined;
  const last = [usableFrom, confirmed?.at, ended?.at].filter((at) => at !== undefined).sort()[0] as Instant;
  const within = stored.filter(
    (event) => event.revision > link.revision && metadataOf(event).recordedAt < last && cutsOff(event),
  );
  return within[0] && { ...actOf({ metadata: metadataOf(within[0]) }), as: 'LAPSED' };
}

/** Whether an event may keep the person from signing in: a leaving, or a sign-in that somebody else took away. */
function cutsOff({ stream, type, data, metadata }: StoredEvent): boolean {
  if (type === 'PersonLeft' || data['targetType'] === 'PersonLeft') return true;
  return type === SignInUnlinked.type && stream !== `person-${metadataOf({ metadata }).recordedBy.person}`;
}

function actOf({ metadata }: { readonly metadata: EffectiveEvent['metadata'] }): SignInAct {
  return { ...metadata.recordedBy, at: metadata.recordedAt };
}
