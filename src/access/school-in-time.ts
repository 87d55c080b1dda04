import type { GovernanceInTime, GovernanceStreams } from '../governance/governance-in-time.ts';
import { endedByLeavings } from '../governance/leavings.ts';
import type { Governance } from '../governance/school.ts';
import type { Instant } from '../kernel/instant.ts';
import type { EventLog } from '../store/event-log.ts';
import type { GovernanceFold } from './governance-fold.ts';

/**
 * The governance of one school on both axes: as the log knew it at any ordinal, for any day. Versions are folded when
 * asked for and kept, so nothing about a pupil is worked out anew when an office or a delegation is recorded.
 */
export class SchoolInTime implements GovernanceInTime {
  readonly schoolUrn: string;
  private readonly log: EventLog;
  private readonly fold: GovernanceFold;

  constructor(schoolUrn: string, log: EventLog, fold: GovernanceFold) {
    this.schoolUrn = schoolUrn;
    this.log = log;
    this.fold = fold;
  }

  at(ordinal: number): GovernanceStreams {
    this.fold.refresh();
    const own = `school-${this.schoolUrn}`;
    const trust = trustOf(this.fold.governanceAt(own, ordinal).school?.trustUid);
    const streams = trust === undefined ? [own] : [own, trust];
    return Object.fromEntries(streams.map((stream) => [stream, this.withoutLeavers(stream, ordinal)]));
  }

  private withoutLeavers(stream: string, ordinal: number): Governance {
    const known = this.fold.governanceAt(stream, ordinal);
    return endedByLeavings(known, stream, (id) => this.fold.personAt(id, ordinal));
  }

  changes(after: number, upTo: number, persons: readonly string[]): readonly number[] {
    const streams = [...Object.keys(this.at(upTo)), ...persons.map((person) => `person-${person}`)];
    return [...new Set(streams.flatMap((stream) => this.fold.changes(stream, after, upTo)))].sort((a, b) => a - b);
  }

  /** A number that changes whenever an answer about this school at the ordinal may: that of the last change by then. */
  version(ordinal: number): number {
    return this.fold.lastChange(Object.keys(this.at(ordinal)), ordinal);
  }

  ordinalKnownAt(moment: Instant): number {
    return this.log.ordinalKnownAt(moment);
  }

  knownAt(ordinal: number): Instant {
    return this.log.knownAtOrdinal(ordinal) ?? '';
  }
}

function trustOf(uid: string | null | undefined): string | undefined {
  return uid == null ? undefined : `trust-${uid}`;
}
