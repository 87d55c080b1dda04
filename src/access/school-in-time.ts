import type { GovernanceInTime, GovernanceStreams } from '../governance/governance-in-time.ts';
import { endedByLeavings } from '../governance/leavings.ts';
import type { Governance } from '../governance/school.ts';
import type { Instant } from '../kernel/instant.ts';
import type { EventLog } from '../store/event-log.ts';
import type { GovernanceFold } from './governance-fold.ts';

/** Versions kept of a school. A page asks for few. */
const MAX_VERSIONS = 200;

/**
 * The governance of one school on both axes: as the log knew it at any ordinal, for any day. Versions are folded when
 * asked for and kept, so nothing about a pupil is worked out anew when an office or a delegation is recorded.
 */
export class SchoolInTime implements GovernanceInTime {
  readonly schoolUrn: string;
  private readonly log: EventLog;
  private readonly fold: GovernanceFold;
  private readonly versions = new Map<number, GovernanceStreams>();
  /** Ordinals of all changes that concern the school, as of this version of the fold. */
  private changed: readonly number[] = [];
  private foldVersion = -1;

  constructor(schoolUrn: string, log: EventLog, fold: GovernanceFold) {
    this.schoolUrn = schoolUrn;
    this.log = log;
    this.fold = fold;
  }

  at(ordinal: number): GovernanceStreams {
    const version = this.version(ordinal);
    const known = this.versions.get(version);
    if (known !== undefined) return known;
    const streams = this.streams(ordinal).map((stream) => [stream, this.withoutLeavers(stream, ordinal)] as const);
    const governance = Object.fromEntries(streams);
    if (this.versions.size >= MAX_VERSIONS) this.versions.clear();
    this.versions.set(version, governance);
    return governance;
  }

  /** Names of the school's own stream and of its trust's. */
  private streams(ordinal: number): readonly string[] {
    this.fold.refresh();
    const own = `school-${this.schoolUrn}`;
    const trust = trustOf(this.fold.governanceAt(own, ordinal).school?.trustUid);
    return trust === undefined ? [own] : [own, trust];
  }

  private withoutLeavers(stream: string, ordinal: number): Governance {
    const known = this.fold.governanceAt(stream, ordinal);
    return endedByLeavings(known, stream, (id) => this.fold.personAt(id, ordinal));
  }

  changes(after: number, upTo: number, persons: readonly string[]): readonly number[] {
    const streams = [...this.streams(upTo), ...persons.map((person) => `person-${person}`)];
    return [...new Set(streams.flatMap((stream) => this.fold.changes(stream, after, upTo)))].sort((a, b) => a - b);
  }

  /** A number that changes whenever an answer about this school at the ordinal may: that of the last change by then. */
  version(ordinal: number): number {
    this.fold.refresh();
    if (this.foldVersion !== this.fold.version) {
      // A school joins a trust once, so what the trust recorded before counts as a change too, and does no harm.
      this.changed = this.fold.changesOf(this.streams(Infinity));
      this.foldVersion = this.fold.version;
    }
    return this.changed.findLast((change) => change <= ordinal) ?? 0;
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
