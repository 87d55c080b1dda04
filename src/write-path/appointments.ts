import type { DecisionHeader } from '../decisions/given.ts';
import type { PupilCase } from '../decisions/pupil-case.ts';
import { appointmentOf } from '../decisions/sign-off/recusal.ts';
import type { Decider, MeetingMember } from '../kernel/metadata.ts';
import type { CommandDefinition } from '../registry/definition.ts';

/** Gives authority to deciders who have none, where they were appointed for this pupil and decision. */
export function withAppointments(
  header: DecisionHeader,
  { name }: CommandDefinition,
  schoolUrn: string,
  { events }: PupilCase,
): DecisionHeader {
  if (!header.broken.includes('NO_AUTHORITY_AT_DECISION')) return header;
  const appointed = (member: MeetingMember): MeetingMember => {
    const appointment = appointmentOf(events, schoolUrn, member.person, name, header.decidedOn);
    return appointment === null ? member : { ...member, authority: { kind: 'APPOINTMENT', appointment } };
  };
  const decider = (one: Decider): Decider =>
    one.kind === 'PERSON'
      ? { ...one, ...appointed(one) }
      : one.kind === 'MEETING'
        ? { ...one, members: one.members.map(appointed) }
        : one;
  const deciders = header.deciders.map(decider);
  const hasOne = deciders
    .flatMap((one) => (one.kind === 'PERSON' ? [one] : one.kind === 'MEETING' ? one.members : []))
    .some(({ authority }) => authority.kind === 'APPOINTMENT');
  const broken = hasOne ? header.broken.filter((code) => code !== 'NO_AUTHORITY_AT_DECISION') : header.broken;
  return { ...header, deciders, broken };
}
